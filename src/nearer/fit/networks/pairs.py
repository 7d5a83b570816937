"""Pairs: each entry with the one a lag before it; never across a night or from one person to another unless asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nearer.diary import Diary, DiaryError, Item
from nearer.diary.faults import name_some
from nearer.fit.networks.settings import number

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
HOURS_A_DAY = 24.0


@dataclass(frozen=True)
class Lag:
    """How far apart the two entries of a pair are: one beep or one day, and how long that usually is."""

    unit: str
    hours: float

    def __str__(self) -> str:
        return "1 day" if self.unit == "day" else f"1 beep (about {self.hours:.1f} h)"


@dataclass(frozen=True)
class Pairs:
    """Complete pairs: answers `now` and one lag `before`, whose they are, and at which lag of the study.

    `centre` is each person's mean of the answers that some entry follows, `mean` and `count` of all their answers;
    `lost` counts each person's pairs that lacked an answer.
    """

    items: tuple[Item, ...]
    people: tuple[str, ...]
    person: Integers
    place: Integers
    day: Integers
    before: Floats
    now: Floats
    centre: Floats
    mean: Floats
    count: Floats
    lag: Lag
    lost: Integers


def choose_items(diary: Diary, names: Sequence[str] | None) -> tuple[Item, ...]:
    """The items to join: those named, or those that measure something, or all."""
    known = {item.name: item for item in diary.items}
    for name in names or ():
        if name not in known:
            raise DiaryError(f"{diary.name} has no item {name!r}. It has: {name_some(known, 40)}. Choose some of them.")
    chosen = tuple(known[name] for name in dict.fromkeys(names)) if names else (diary.mapped or diary.items)
    most = int(number("most_items"))
    if not 2 <= len(chosen) <= most:
        raise DiaryError(
            f"A network needs 2-{most} items, got {len(chosen)} from {diary.name}. Name them with --items, as in "
            f"--items {','.join(list(known)[:3])}."
        )
    return chosen


def pair_entries(
    diary: Diary, names: Sequence[str] | None = None, unit: str | None = None, detrend: bool = False
) -> Pairs:
    """Pair the entries of a diary; by day when it has one entry a day or when `unit` says so.

    With `detrend`, what the day of the study (a line) and the beep do to everybody alike is taken away first.
    """
    items = choose_items(diary, names)
    beeps = int(diary.frame["beep"].max()) if len(diary.frame) else 0
    unit = unit or ("day" if beeps == 1 else "beep")
    if unit not in ("beep", "day"):
        raise DiaryError(f"The unit of the lag must be beep or day, got {unit!r}. Choose one of them.")
    person, day, beep, hours, answers = read_entries(diary, items, unit)
    refuse_still(diary, items, answers)
    if detrend:
        answers = take_trend(answers, person, day, beep)
    apart = 0 if unit == "beep" else 1
    same = (person[1:] == person[:-1]) & (np.diff(day) == apart)
    next_to = same & (beep[1:] == beep[:-1] + 1) if unit == "beep" else same
    there = np.asarray(~np.isnan(answers).any(axis=1))
    whole = next_to & there[1:] & there[:-1]
    if not whole.any():
        raise DiaryError(say_no_pairs(diary, items, answers, unit))
    lag = Lag(unit, HOURS_A_DAY if unit == "day" else float(np.median(np.diff(hours)[next_to])))
    steps = 1 if unit == "day" else max(beeps, round(HOURS_A_DAY / max(lag.hours, 0.05)))
    place = (day - 1) * steps + (beep - 1 if unit == "beep" else 0)
    followed = np.append(same, False)
    kept = np.flatnonzero(whole) + 1
    used, rank = np.unique(person[kept], return_inverse=True)
    size = len(diary.people)
    return Pairs(
        items=items,
        people=tuple(diary.people[i] for i in used),
        person=rank.astype(np.int64),
        place=place[kept],
        day=day[kept],
        before=answers[kept - 1],
        now=answers[kept],
        centre=average(answers[followed], person[followed], size)[0][used],
        mean=average(answers, person, size)[0][used],
        count=average(answers, person, size)[1][used],
        lag=lag,
        lost=np.bincount(person[1:][next_to & ~whole], minlength=size)[used],
    )


def read_entries(diary: Diary, items: Sequence[Item], unit: str) -> tuple[Integers, Integers, Integers, Floats, Floats]:
    """Person, day, beep, hours and answers in order; day means where the lag is a day."""
    frame = diary.frame
    rank = {name: place for place, name in enumerate(diary.people)}
    person = np.array([rank[str(name)] for name in frame["id"]], dtype=np.int64)
    day, beep = frame["day"].to_numpy(np.int64), frame["beep"].to_numpy(np.int64)
    hours = frame["hours"].to_numpy(np.float64)
    answers = frame[[item.name for item in items]].to_numpy(np.float64)
    order = np.lexsort((beep, day, person))
    person, day, beep, hours, answers = person[order], day[order], beep[order], hours[order], answers[order]
    if unit == "beep":
        return person, day, beep, hours, answers
    starts = np.append(True, (person[1:] != person[:-1]) | (day[1:] != day[:-1]))
    group = np.cumsum(starts) - 1
    first = np.flatnonzero(starts)
    means = average(answers, group, len(first))[0]
    return person[first], day[first], np.ones(len(first), np.int64), hours[first], means


def average(answers: Floats, group: Integers, groups: int) -> tuple[Floats, Floats]:
    """Mean of each group's answers to each item, NaN where there are none; and how many there are."""
    heard = ~np.isnan(answers)
    count = np.zeros((groups, answers.shape[1]))
    total = np.zeros_like(count)
    np.add.at(count, group, heard)
    np.add.at(total, group, np.where(heard, answers, 0.0))
    return np.where(count > 0, total / np.maximum(count, 1), np.nan), count


def take_trend(answers: Floats, person: Integers, day: Integers, beep: Integers) -> Floats:
    """Answers without the line over days and the beeps' means that all people share."""
    later = [(beep == one).astype(np.float64) for one in np.unique(beep)[1:]]
    known = np.column_stack([day.astype(np.float64), *later])
    found = answers.copy()
    for k in range(answers.shape[1]):
        there = ~np.isnan(answers[:, k])
        who = np.unique(person[there], return_inverse=True)[1]
        both = np.column_stack([known[there], answers[there, k]])
        off = both - average(both, who, int(who.max()) + 1)[0][who]
        slope = np.linalg.lstsq(off[:, :-1], off[:, -1], rcond=None)[0]
        found[there, k] -= (known[there] - known[there].mean(axis=0)) @ slope
    return found


def refuse_still(diary: Diary, items: Sequence[Item], answers: Floats) -> None:
    """Refuse items that nobody answered or that never change."""
    for k, item in enumerate(items):
        given = answers[~np.isnan(answers[:, k]), k]
        if not len(given):
            raise DiaryError(f"{item.name} was never answered in {diary.name}. Leave it out of --items.")
        if given.min() == given.max():
            raise DiaryError(
                f"{item.name} never changes in {diary.name}: all {len(given):,} answers are {given[0]:g}. "
                "Nothing can go with it. Leave it out of --items."
            )


def say_no_pairs(diary: Diary, items: Sequence[Item], answers: Floats, unit: str) -> str:
    """Why there is nothing to fit, naming the item that is answered least."""
    share = 1 - np.isnan(answers).mean(axis=0)
    least = int(share.argmin())
    return (
        f"No two entries of {diary.name} one {unit} apart have answers to all {len(items)} items. "
        f"{items[least].name} is answered least ({share[least]:.0%} of entries). "
        "Leave it out of --items, or try --unit day."
    )
