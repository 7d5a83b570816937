"""Watching for harder times: never a score or a verdict, only the moment to offer what may help.

Other features ask `look` too, so that new steps toward people can wait.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from nearer.companion.ladder.rules import RULES as LADDER
from nearer.companion.measures.models import Filled
from nearer.companion.measures.rules import RISES
from nearer.companion.noticing.selectors import count_low_days
from nearer.instruments import read_instrument, score


class HarderTime(NamedTuple):
    """Why it looks harder: questionnaires whose sum rose twice, and days of very low mood."""

    risen: tuple[str, ...]
    low_days: int
    of_days: int


def look(now: datetime) -> HarderTime | None:
    """What makes it look like a harder time, or nothing."""
    risen = tuple(name for name, points in RISES.items() if has_risen_twice(name, points, now))
    days = count_low_days(now, LADDER.low_window_days, LADDER.low_mood)
    low = days if days >= LADDER.low_days else 0
    return HarderTime(risen, low, LADDER.low_window_days) if risen or low else None


def has_risen_twice(name: str, points: int, now: datetime) -> bool:
    """Whether the last two sums both lie at least so many points above the one before them."""
    instrument = read_instrument(name)
    latest = Filled.objects.filter(instrument=name, at__lte=now)[:3]
    sums = [score(instrument, one.answers)["total"] for one in latest]
    known = [value for value in sums if value is not None]
    return len(known) == 3 and min(known[0], known[1]) - known[2] >= points
