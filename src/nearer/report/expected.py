"""Expected: what a twin thought each answer would be, before it saw it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nearer.report.drawing import Numbers

if TYPE_CHECKING:
    from nearer.fit import Twin


class Expected(NamedTuple):
    """The 80 % band of each answer and its middle, (occasions, items), on the item's own scale."""

    lower: Numbers
    middle: Numbers
    upper: Numbers


def read_expected(twin: Twin) -> Expected:
    """The band of every answer of a twin."""
    ahead = twin.answers_ahead
    return Expected(ahead[:, :, 0], ahead[:, :, 1], ahead[:, :, 2])
