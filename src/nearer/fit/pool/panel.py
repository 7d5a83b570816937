"""Panel: a diary on the study's grid of occasions, with the ladder of levels each item is forecast on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nearer.diary import Diary, DiaryError, Item
from nearer.fit.pool.settings import number

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

# How many places of the grid each unit's forecast spans.
UNITS = {"beep": 1, "day": 1, "week": 7}


@dataclass(frozen=True)
class Ladder:
    """An item's answers cut into levels: level j holds the answers above `cuts[j - 1]` and up to `cuts[j]`."""

    low: float
    high: float
    cuts: Floats
    whole: bool

    @property
    def levels(self) -> int:
        """How many levels there are."""
        return len(self.cuts) + 1

    @property
    def centres(self) -> Floats:
        """What an answer in each level is worth."""
        if self.whole:
            return np.linspace(round(self.low), round(self.low) + self.levels - 1, self.levels)
        ends = np.concatenate([[self.low], self.cuts, [self.high]])
        middles: Floats = (ends[:-1] + ends[1:]) / 2
        return middles

    def place(self, answers: Floats) -> Integers:
        """The level of each answer."""
        return np.searchsorted(self.cuts, answers, side="left").astype(np.int64)


@dataclass(frozen=True)
class Panel:
    """Answers as (people, occasions, items), NaN where there is none; `asked` marks the entries of the file.

    What is forecast at an occasion is the mean of the `span` occasions from it on; a span of 1 is the answer itself.
    """

    people: tuple[str, ...]
    items: tuple[Item, ...]
    ladders: tuple[Ladder, ...]
    answers: Floats
    asked: NDArray[np.bool_]
    hours: Floats
    day: Integers
    beep: Integers
    whole: bool
    span: int = 1

    @property
    def targets(self) -> Floats:
        """What is forecast at every occasion, shaped as the answers; the mean of a longer span needs two answers."""
        if self.span == 1:
            return self.answers
        ahead = np.full((self.span - 1, *self.answers.shape[::2]), np.nan)
        longer = np.concatenate([self.answers, ahead.transpose(1, 0, 2)], axis=1)
        windows = np.lib.stride_tricks.sliding_window_view(longer, self.span, axis=1)
        count = (~np.isnan(windows)).sum(axis=-1)
        return np.where(count >= 2, np.nansum(windows, axis=-1) / np.maximum(count, 1), np.nan)

    def over_before(self, day: int) -> NDArray[np.bool_]:
        """The occasions whose target was known before a day began, (occasions,)."""
        # Spans of more than one occasion are only had by day.
        return self.day + (self.span - 1) < day

    def until(self, day: int) -> Panel:
        """The same up to the end of a day, with the people who had come by then: nothing later can play a part."""
        kept = int(np.searchsorted(self.day, day, side="right"))
        here = np.asarray(self.asked[:, :kept].any(axis=1))
        return self.of_people(here, kept)

    def of_people(self, here: NDArray[np.bool_], occasions: int | None = None) -> Panel:
        """The same for some of the people."""
        return Panel(
            people=tuple(name for name, stays in zip(self.people, here, strict=True) if stays),
            items=self.items,
            ladders=self.ladders,
            answers=self.answers[here, :occasions].copy(),
            asked=self.asked[here, :occasions].copy(),
            hours=self.hours[here, :occasions].copy(),
            day=self.day[:occasions],
            beep=self.beep[:occasions],
            whole=self.whole,
            span=self.span,
        )


def rungs(item: Item) -> int:
    """Number of whole levels from one end of an item's scale to the other."""
    return round(item.high - item.low) + 1


def build_ladder(item: Item, whole: bool) -> Ladder:
    """Whole levels for a short ordinal item; else equal bins, with the two ends of the scale as levels of their own."""
    if whole:
        return Ladder(item.low, item.high, np.arange(rungs(item) - 1, dtype=np.float64) + (item.low + 0.5), True)
    inner = np.linspace(item.low, item.high, int(number("bins")) + 1)[1:-1]
    # An answer at the very end of a slider is an answer of its own kind: many people leave it there.
    cuts = np.concatenate([[item.low], inner, [np.nextafter(item.high, item.low)]])
    return Ladder(item.low, item.high, cuts, False)


def choose_items(diary: Diary, kind: str | None) -> tuple[Item, ...]:
    """The items of one kind; without a wish, the kind that most items have."""
    kinds = [item.kind for item in diary.items]
    wanted = kind or ("ordinal" if 2 * kinds.count("ordinal") >= len(kinds) else "continuous")
    if wanted not in ("ordinal", "continuous"):
        raise DiaryError(f"The kind of item must be ordinal or continuous, got {wanted}. Choose one of them.")
    chosen = tuple(item for item in diary.items if item.kind == wanted and item.high > item.low)
    if not chosen:
        there = ", ".join(sorted(set(kinds))) or "none"
        raise DiaryError(f"{diary.name} has no {wanted} item, only {there}. Name another --kind, or correct the map.")
    return chosen


def build_panel(diary: Diary, kind: str | None = None, unit: str = "beep") -> Panel:
    """Put a diary on its grid: one place for each beep of each day, or one for each day.

    With the unit `week` there is one for each day, and the mean of the seven days from it on is forecast.
    """
    if unit not in UNITS:
        raise DiaryError(f"The unit must be beep, day or week, got {unit}. Choose one of them.")
    items = choose_items(diary, kind)
    frame = diary.frame
    if not len(frame):
        raise DiaryError(f"{diary.name} has no entries. Give a diary with answers.")
    day, beep = frame["day"].to_numpy(np.int64), frame["beep"].to_numpy(np.int64)
    beeps, days = int(beep.max()), int(day.max())
    numbers = {name: place for place, name in enumerate(diary.people)}
    person = np.array([numbers[str(name)] for name in frame["id"]])
    occasion = (day - 1) * beeps + beep - 1
    shape = (len(diary.people), days * beeps)
    answers = np.full((*shape, len(items)), np.nan)
    answers[person, occasion] = frame[[item.name for item in items]].to_numpy(np.float64)
    hours = np.full(shape, np.nan)
    hours[person, occasion] = frame["hours"].to_numpy(np.float64)
    asked = np.zeros(shape, dtype=bool)
    asked[person, occasion] = True
    if unit != "beep":
        return average_days(diary, items, answers, asked, beeps, UNITS[unit])
    whole = tuple(item.kind == "ordinal" and rungs(item) <= number("most_levels") for item in items)
    ladders = tuple(build_ladder(item, short) for item, short in zip(items, whole, strict=True))
    grid_day = np.repeat(np.arange(1, days + 1), beeps)
    grid_beep = np.tile(np.arange(1, beeps + 1), days)
    return Panel(diary.people, items, ladders, answers, asked, hours, grid_day, grid_beep, all(whole))


def average_days(
    diary: Diary, items: Sequence[Item], answers: Floats, asked: NDArray[np.bool_], beeps: int, span: int
) -> Panel:
    """Day means, for days with at least two answers (one, in a diary with one entry a day)."""
    people, occasions, width = answers.shape
    days = occasions // beeps
    by_day = answers.reshape(people, days, beeps, width)
    count = (~np.isnan(by_day)).sum(axis=2)
    total = np.nansum(by_day, axis=2)
    means = np.where(count >= min(2, beeps), total / np.maximum(count, 1), np.nan)
    there = np.asarray(asked.reshape(people, days, beeps).any(axis=2))
    grid = np.arange(1, days + 1)
    noon = np.where(there, 24.0 * (grid - 1) + 12.0, np.nan)
    ladders = tuple(build_ladder(item, False) for item in items)
    return Panel(diary.people, tuple(items), ladders, means, there, noon, grid, np.ones(days, np.int64), False, span)
