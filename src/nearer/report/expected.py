"""Expected: what a twin thought each answer would be, before it saw it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nearer.fit import AHEAD
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
    return Expected(*(twin.answers_ahead[:, :, AHEAD.index(name)] for name in ("low", "middle", "high")))
