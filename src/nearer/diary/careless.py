"""Careless answering: entries that were clicked through - one answer for everything, or too fast to read."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nearer.diary.diary import Diary, Item
from nearer.diary.settings import number


def largest_group(diary: Diary) -> list[Item]:
    """The most items that share one scale, so that equal answers mean equal clicks."""
    groups: dict[tuple[float, float, str], list[Item]] = {}
    for item in diary.items:
        groups.setdefault((item.low, item.high, item.kind), []).append(item)
    return max(groups.values(), key=len, default=[])


def find_same(diary: Diary) -> NDArray[np.float64]:
    """1 for occasions with one answer for all items of a scale, 0 for others, NaN where too few were answered.

    Everything at the low end does not count: someone who is well answers symptom questions so.
    """
    group = largest_group(diary)
    least = int(number("checks", "same_items"))
    marks = np.full(len(diary.frame), np.nan)
    if len(group) < least:
        return marks
    low, high, kind = group[0].low, group[0].high, group[0].kind
    count = np.zeros(len(marks))
    total = np.zeros(len(marks))
    squares = np.zeros(len(marks))
    top = np.full(len(marks), -np.inf)
    for item in group:
        # From the low end, so that the squares stay small.
        values = diary.frame[item.name].to_numpy() - low
        there = ~np.isnan(values)
        filled = np.where(there, values, 0.0)
        count += there
        total += filled
        squares += filled**2
        top = np.maximum(top, np.where(there, values, -np.inf))
    judged = count >= least
    number_of = np.maximum(count, 1)
    spread = np.sqrt(np.maximum(squares / number_of - (total / number_of) ** 2, 0.0))
    widest = number("checks", "narrow_spread") * (high - low) if kind == "continuous" else 1e-6
    marks[judged] = ((spread <= widest) & (top > widest))[judged]
    return marks


def find_fast(diary: Diary, answered: NDArray[np.int64]) -> NDArray[np.float64]:
    """1 for entries that took a second or less per answer, 0 for others, NaN where the time is not known."""
    marks = np.full(len(diary.frame), np.nan)
    if diary.seconds is None:
        return marks
    judged = (answered > 0) & ~np.isnan(diary.seconds)
    marks[judged] = diary.seconds[judged] / answered[judged] <= number("checks", "fast_item")
    return marks
