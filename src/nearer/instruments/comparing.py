"""Comparing: the change between two scores beside what chance alone can do, where a figure is published."""

from __future__ import annotations

from typing import NamedTuple

from nearer.instruments.instrument import ChangeFigure, Instrument


class Change(NamedTuple):
    """A change in points; strictly between `low` and `high` chance alone could have done it. Never a verdict."""

    points: float
    low: float
    high: float
    within: bool
    figure: ChangeFigure


def compare(instrument: Instrument, name: str, earlier: float, later: float) -> Change | None:
    """The change of a score with its band; None where no figure is published for it."""
    figure = find_figure(instrument, name)
    if figure is None:
        return None
    rule = instrument.rule(name)
    change = later - earlier
    low, high = max(rule.least, earlier - figure.points), min(rule.most, earlier + figure.points)
    return Change(change, low, high, abs(change) < figure.points, figure)


def find_figure(instrument: Instrument, name: str) -> ChangeFigure | None:
    """The published figure that is shown for a score."""
    return next((figure for figure in instrument.changes if figure.score == name and figure.shown), None)
