"""Looking: what a person's days say, with counts and certainty, or that it is not enough yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from nearer.companion import engine
from nearer.companion.seeing import selectors
from nearer.companion.seeing.rules import RULES
from nearer.companion.seeing.selectors import MARKS, Pair
from nearer.companion.seeing.windows import Window
from nearer.companion.seeing.words import DAY_WORDS, ONLINE_WORDS

if TYPE_CHECKING:
    from nearer.companion.engine import Difference, Mean, Share

# The drawing of a band: as many points of mood to each side as a difference can sensibly have.
WIDEST = 5.0
HALF = 100


class Span(NamedTuple):
    """A band as it is drawn: from left to right with a dot, nothing in the middle."""

    left: float
    right: float
    dot: float


class Row(NamedTuple):
    """One comparison: what it is about, and its difference once there are days enough."""

    words: Any
    with_count: int
    without_count: int
    found: Difference | None
    span: Span | None

    @property
    def missing(self) -> int:
        """How many more days of the rarer kind are needed."""
        return max(0, RULES.each_from - min(self.with_count, self.without_count))


class Online(NamedTuple):
    """One way of being online, and how the mood moved with it."""

    words: Any
    times: int
    found: Mean | None
    span: Span | None


class Away(NamedTuple):
    """What the times of staying away say."""

    pairs: list[Pair]
    relief: Mean | None
    move: Mean | None
    lower: Share | None
    lonely: Mean | None
    glad: Mean | None


def compare_better_days(window: Window) -> tuple[int, list[Row]]:
    """How many days have a mood, and what went with better ones."""
    days = selectors.each_day(window)
    mood = selectors.fill_days(selectors.list_days(window)["mood"], window)
    marks = selectors.list_marks(window, days)
    counts = {name: count_kinds(mood, marks[name]) for name in MARKS}
    answered = sum(value is not None for value in mood)
    enough = [name for name in MARKS if answered >= RULES.compare_from and min(counts[name]) >= RULES.each_from]
    rows = []
    for name in MARKS:
        found = engine.compare_days(mood, marks[name], len(enough)) if name in enough else None
        span = draw_span(found.low, found.high, found.with_mean - found.without_mean) if found else None
        rows.append(Row(DAY_WORDS[name], *counts[name], found, span))
    return answered, rows


def count_kinds(values: Sequence[float | None], marks: Sequence[bool | None]) -> tuple[int, int]:
    """How many days with a value are of each kind."""
    kinds = [mark for value, mark in zip(values, marks, strict=True) if value is not None and mark is not None]
    return sum(kinds), len(kinds) - sum(kinds)


def look_at_staying_away(window: Window) -> Away:
    """Relief right then, and how it was some hours later."""
    pairs = selectors.list_pairs(window)
    both = [(pair.mood, pair.later) for pair in pairs if pair.mood is not None and pair.later is not None]
    enough = len(both) >= RULES.times_from
    moves = [later - mood for mood, later in both]
    return Away(
        pairs=pairs,
        relief=mean_of([pair.relief for pair in pairs]),
        move=engine.measure_mean(moves) if enough else None,
        lower=engine.measure_share(sum(move < 0 for move in moves), len(moves)) if enough else None,
        lonely=mean_of([pair.lonely for pair in pairs]),
        glad=mean_of([pair.glad for pair in pairs]),
    )


def mean_of(values: Sequence[int | None]) -> Mean | None:
    """The mean of the answers there are, once there are enough."""
    known = [value for value in values if value is not None]
    return engine.measure_mean(known) if len(known) >= RULES.times_from else None


def look_at_online(window: Window) -> list[Online]:
    """How the mood moved with each way of being online."""
    moves = selectors.list_online(window)
    enough = sum(len(values) >= RULES.times_from for values in moves.values())
    rows = []
    for kind, words in ONLINE_WORDS.items():
        values = moves.get(kind, [])
        found = engine.measure_mean(values, enough) if len(values) >= RULES.times_from else None
        rows.append(Online(words, len(values), found, draw_span(found.low, found.high, found.mean) if found else None))
    return rows


def count_both(window: Window) -> tuple[int, Share | None]:
    """On how many days wanting and avoiding were both asked, and on which share both were strong."""
    days = selectors.list_days(window)
    urge = dict(days["urge"])
    both = [min(value, urge[day]) for day, value in days["wish"] if day in urge]
    strong = sum(value >= RULES.strong_from for value in both)
    return len(both), engine.measure_share(strong, len(both)) if len(both) >= RULES.compare_from else None


def draw_span(low: float, high: float, dot: float) -> Span:
    """Where a band lies in its little drawing."""
    return Span(*(round(HALF * (1 + min(max(value / WIDEST, -1), 1)), 1) for value in (low, high, dot)))
