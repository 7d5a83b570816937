"""Verdicts: what an experiment says once its days are full, and nothing before, so that no good start can fool.

A verdict rests on the band of the difference between days with and days without (diary/comparing.py), which allows for
moods that last and for experiments that ran beside it. Days stay where the lot put them, kept or not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from nearer.companion import engine
from nearer.companion.online.rules import RULES
from nearer.companion.online.words import LOWER_IS_BETTER, Verdict

if TYPE_CHECKING:
    from nearer.companion.engine import Difference

Course = Sequence[tuple[float | None, bool | None]]


class Found(NamedTuple):
    """The difference between the two kinds of day, and what it comes to."""

    difference: Difference
    verdict: Any


def count_answered(course: Course) -> tuple[int, int]:
    """How many days with it, and without it, have an answer."""
    kinds = [given for value, given in course if value is not None and given is not None]
    return sum(kinds), len(kinds) - sum(kinds)


def cut_when_full(course: Course, days: int) -> Course | None:
    """The days up to the one on which enough had an answer; none before that."""
    for end in range(days, len(course) + 1):
        counts = count_answered(course[:end])
        if sum(counts) >= days and min(counts) >= RULES.each_from:
            return course[:end]
    return None


def judge(course: Course, outcome: str, comparisons: int = 1) -> Found:
    """What full days say: a clear difference for the better or the worse, or nothing that chance could not do."""
    difference = engine.compare_days([value for value, _ in course], [given for _, given in course], comparisons)
    if not difference.clear:
        return Found(difference, Verdict.UNCLEAR)
    better = (difference.low > 0) != (outcome in LOWER_IS_BETTER)
    return Found(difference, Verdict.HELPS if better else Verdict.COSTS)
