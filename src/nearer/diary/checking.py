"""Checking: what a diary holds and what is odd about it, before anything is fitted to it."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nearer.diary.careless import find_fast, find_same
from nearer.diary.columns import Progress
from nearer.diary.diary import Diary, Item
from nearer.diary.remarks import write_remarks


@dataclass(frozen=True)
class ItemCheck:
    """One item's answers: their spread within and between people, and how many sit at an end of the scale."""

    name: str
    construct: str | None
    low: float
    high: float
    answered: int
    mean: float
    sd_within: float
    sd_between: float
    between_share: float
    floor_share: float
    ceiling_share: float
    different: int
    constant_people: int


@dataclass(frozen=True)
class PersonCheck:
    """One person's diary: how much was answered, the longest gap, and entries that look careless."""

    id: str
    occasions: int
    answered: int
    days: int
    longest_gap_hours: float
    gap_after_day: int
    constant_items: int
    same_share: float
    fast_share: float


@dataclass(frozen=True)
class Check:
    """The pre-flight report of a diary; `remarks` are sentences for a person to read."""

    name: str
    people: int
    occasions: int
    answered: int
    answered_share: float
    days: int
    beeps_a_day: int
    scheduled: int
    duplicates: int
    items: tuple[ItemCheck, ...]
    each: tuple[PersonCheck, ...]
    remarks: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """The report as plain values for JSON; what is not known is None."""
        return {name: without_nan(value) for name, value in asdict(self).items()}


def without_nan(value: Any) -> Any:
    """The same value with None for every number that is not known."""
    if isinstance(value, dict):
        return {name: without_nan(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [without_nan(one) for one in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def check_diary(diary: Diary, progress: Progress | None = None) -> Check:
    """Look through a diary and report what it holds; impossible things were refused when it was read.

    `progress(done, total)` is called with the number of items looked at.
    """
    person = np.zeros(len(diary.frame), dtype=np.int64)
    for rank, (first, last) in enumerate(diary.bounds.values()):
        person[first:last] = rank
    answered = count_answers(diary)
    items = []
    for item in diary.items:
        items.append(check_item(item, diary.frame[item.name].to_numpy(), person, len(diary.people)))
        if progress:
            progress(len(items), len(diary.items))
    each = check_people(diary, person, answered)
    beeps = int(diary.frame["beep"].max()) if len(diary.frame) else 0
    filled = int((answered > 0).sum())
    check = Check(
        name=diary.name,
        people=len(diary.people),
        occasions=len(answered),
        answered=filled,
        answered_share=filled / len(answered) if len(answered) else math.nan,
        days=max((one.days for one in each), default=0),
        beeps_a_day=beeps,
        scheduled=sum(one.days for one in each) * beeps,
        # A file with two entries for one beep is refused on reading; a diary made in memory may hold some.
        duplicates=int(diary.frame.duplicated(["id", "day", "beep"]).sum()),
        items=tuple(items),
        each=each,
        remarks=(),
    )
    return Check(**{**vars(check), "remarks": (*diary.warnings, *write_remarks(diary, check))})


def count_answers(diary: Diary) -> NDArray[np.int64]:
    """Answers given at each occasion."""
    count = np.zeros(len(diary.frame), dtype=np.int64)
    for item in diary.items:
        count += diary.frame[item.name].notna().to_numpy()
    return count


def check_item(item: Item, values: NDArray[np.float64], person: NDArray[np.int64], people: int) -> ItemCheck:
    """Summarise one item's answers."""
    there = ~np.isnan(values)
    answers, who = values[there], person[there]
    count = np.bincount(who, minlength=people)
    within, between = split_variance(answers, who, people)
    total = within + between
    low = np.full(people, np.inf)
    high = np.full(people, -np.inf)
    np.minimum.at(low, who, answers)
    np.maximum.at(high, who, answers)
    return ItemCheck(
        name=item.name,
        construct=item.construct,
        low=item.low,
        high=item.high,
        answered=len(answers),
        mean=float(answers.mean()) if len(answers) else math.nan,
        sd_within=math.sqrt(within) if within >= 0 else math.nan,
        sd_between=math.sqrt(between) if between >= 0 else math.nan,
        between_share=between / total if total > 0 else math.nan,
        floor_share=float((answers == item.low).mean()) if len(answers) else math.nan,
        ceiling_share=float((answers == item.high).mean()) if len(answers) else math.nan,
        different=len(np.unique(answers)),
        constant_people=int(((count > 1) & (low == high)).sum()),
    )


def split_variance(answers: NDArray[np.float64], who: NDArray[np.int64], people: int) -> tuple[float, float]:
    """Variance within people and between people's means, NaN if unknown (analysis of variance, uneven groups)."""
    count = np.bincount(who, minlength=people)
    groups = int((count > 0).sum())
    if len(answers) <= groups or not groups:
        return math.nan, math.nan
    means = np.bincount(who, weights=answers, minlength=people) / np.maximum(count, 1)
    within = float(((answers - means[who]) ** 2).sum()) / (len(answers) - groups)
    if groups < 2:
        return within, math.nan
    spread = float((count * (means - answers.mean()) ** 2).sum()) / (groups - 1)
    usual = (len(answers) - float((count**2).sum()) / len(answers)) / (groups - 1)
    return within, max(0.0, (spread - within) / usual)


def check_people(diary: Diary, person: NDArray[np.int64], answered: NDArray[np.int64]) -> tuple[PersonCheck, ...]:
    """Summarise each person's diary."""
    same, fast = find_same(diary), find_fast(diary, answered)
    constant = count_constant(diary)
    hours = diary.frame["hours"].to_numpy()
    day = diary.frame["day"].to_numpy()
    checks = []
    for one, (first, last) in diary.bounds.items():
        filled = first + np.flatnonzero(answered[first:last] > 0)
        gaps = np.diff(hours[filled])
        longest = int(gaps.argmax()) if len(gaps) else -1
        checks.append(
            PersonCheck(
                id=one,
                occasions=last - first,
                answered=len(filled),
                days=int(day[first:last].max() - day[first:last].min()) + 1,
                longest_gap_hours=float(gaps[longest]) if len(gaps) else 0.0,
                gap_after_day=int(day[filled[longest]]) if len(gaps) else 0,
                constant_items=constant[one],
                same_share=share(same[filled]),
                fast_share=share(fast[filled]),
            )
        )
    return tuple(checks)


def count_constant(diary: Diary) -> dict[str, int]:
    """For each person, the items that were answered at least twice and always alike."""
    count = dict.fromkeys(diary.bounds, 0)
    for item in diary.items:
        values = diary.frame[item.name].to_numpy()
        for one, (first, last) in diary.bounds.items():
            answers = values[first:last]
            answers = answers[~np.isnan(answers)]
            count[one] += len(answers) > 1 and bool((answers == answers[0]).all())
    return count


def share(flags: NDArray[np.float64]) -> float:
    """Share of marked occasions among those that could be judged (NaN could not)."""
    judged = flags[~np.isnan(flags)]
    return float(judged.mean()) if len(judged) else math.nan
