"""The figure of the weeks ahead: the course the model expects, and the band it may run in."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

import numpy as np

from nearer.report.drawing import Axis, Numbers, Tick, draw_band, draw_line, mark_days, mark_steps, spot
from nearer.report.numbers import say_number

if TYPE_CHECKING:
    from nearer.forecast import Course

WIDTH, HEIGHT = 260.0, 150.0
LEFT, RIGHT, TOP, BOTTOM = 34.0, 8.0, 10.0, 28.0
# Less than three points of a hundred is nothing one would notice, a band of half the scale says nothing.
NOTICED, TELLING = 0.03, 0.5

Way = Literal["rises", "falls", "stays", "unsure"]


@dataclass(frozen=True)
class Readout:
    """How one readout of a course is printed."""

    name: str
    construct: str
    label: str
    unit: str
    times: float
    low: float
    high: float
    drawn: bool


@dataclass(frozen=True)
class AheadFigure:
    """The drawing of one readout over the days ahead."""

    width: str
    height: str
    left: str
    right: str
    top: str
    bottom: str
    day_label: str
    band: str
    middle: str
    days: tuple[Tick, ...]
    steps: tuple[Tick, ...]


@dataclass(frozen=True)
class AheadPanel:
    """One readout: its drawing, and its numbers now and at the end."""

    label: str
    unit: str
    drawn: bool
    withheld: bool
    way: Way
    now: str
    now_band: str
    then: str
    then_band: str
    figure: AheadFigure


@cache
def list_readouts() -> tuple[Readout, ...]:
    """The readouts in the order in which they are shown."""
    table = tomllib.loads((files("nearer.report") / "readouts.toml").read_text(encoding="utf-8"))
    return tuple(Readout(name, **row) for name, row in table.items())


def describe_ahead(course: Course, is_withheld: Callable[[str], bool]) -> tuple[AheadPanel, ...]:
    """Every readout of a course that the report knows; `is_withheld` says which constructs a diary cannot tell."""
    known = (readout for readout in list_readouts() if readout.name in course.names)
    return tuple(describe_readout(course, readout, is_withheld(readout.construct)) for readout in known)


def describe_readout(course: Course, readout: Readout, withheld: bool) -> AheadPanel:
    """One readout in numbers and as a drawing; one that is withheld has its place and no number."""
    lower, middle, upper = (
        readout.times * np.asarray(line[readout.name], dtype=float) for line in (course.low, course.median, course.high)
    )
    places = 0 if readout.times > 1 else 1
    return AheadPanel(
        label=readout.label,
        unit=readout.unit,
        drawn=readout.drawn,
        withheld=withheld,
        way="unsure" if withheld else find_way(lower, middle, upper, readout),
        now=say_number(middle[0], places),
        now_band=f"{say_number(lower[0], places)} to {say_number(upper[0], places)}",
        then=say_number(middle[-1], places),
        then_band=f"{say_number(lower[-1], places)} to {say_number(upper[-1], places)}",
        figure=draw_ahead(np.asarray(course.days, dtype=float), lower, middle, upper, readout),
    )


def find_way(lower: Numbers, middle: Numbers, upper: Numbers, readout: Readout) -> Way:
    """Which way the middle goes, unless the band at the end is too wide to tell."""
    span = readout.high - readout.low
    if upper[-1] - lower[-1] > TELLING * span:
        return "unsure"
    moved = middle[-1] - middle[0]
    if abs(moved) < NOTICED * span:
        return "stays"
    return "rises" if moved > 0 else "falls"


def draw_ahead(days: Numbers, lower: Numbers, middle: Numbers, upper: Numbers, readout: Readout) -> AheadFigure:
    """Draw one readout; a scale that is too short for its band is made longer."""
    across = Axis(0.0, float(days[-1]), LEFT, WIDTH - RIGHT)
    upward = Axis(readout.low, max(readout.high, float(np.ceil(upper.max()))), HEIGHT - BOTTOM, TOP)
    x = across.places(days)
    return AheadFigure(
        width=spot(WIDTH),
        height=spot(HEIGHT),
        left=spot(LEFT),
        right=spot(WIDTH - RIGHT),
        top=spot(TOP),
        bottom=spot(HEIGHT - BOTTOM),
        day_label=spot(HEIGHT - BOTTOM + 17),
        band=draw_band(x, upward.places(lower), upward.places(upper)),
        middle=draw_line(x, upward.places(middle)),
        days=mark_days(0.0, across.high, across, 5),
        steps=mark_steps(upward, 4),
    )
