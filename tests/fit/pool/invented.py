"""Invented diaries whose course is known, for the tests of the forecaster; no real answer is among them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from nearer.diary import Diary, Item

WORRY = Item("worry", None, 1, 1, 5, "ordinal")
TIRED = Item("tired", None, 1, 1, 5, "ordinal")
YES = Item("alone", None, 1, 0, 1, "ordinal")
SLIDER = Item("calm", None, 1, 0, 100, "continuous")


def invent_diary(
    people: int = 4,
    days: int = 5,
    beeps: int = 3,
    items: tuple[Item, ...] = (WORRY, TIRED),
    missing: float = 0.15,
    key: int = 1,
    inertia: float = 0.5,
) -> Diary:
    """People with a level of their own and slow moods, answering on each item's scale with some entries missed."""
    luck = np.random.default_rng(key)
    rows = []
    for person in range(people):
        level = luck.normal(0, 1, len(items))
        mood = np.zeros(len(items))
        for day in range(1, days + 1):
            for beep in range(1, beeps + 1):
                mood = inertia * mood + luck.normal(0, 0.7, len(items))
                missed = luck.random() < missing
                values = [np.nan if missed else answer(item, x) for item, x in zip(items, level + mood, strict=True)]
                rows.append((f"p{person + 1}", day, beep, 24.0 * (day - 1) + 9 + 3 * beep, *values))
    return as_diary(rows, items)


def answer(item: Item, felt: float) -> float:
    """What is ticked for what is felt: the scale's middle is 0, its ends two and a half away."""
    share = np.clip(0.5 + felt / 5, 0, 1)
    told = item.low + share * (item.high - item.low)
    return float(np.round(told))


def as_diary(rows: list[tuple[object, ...]], items: tuple[Item, ...]) -> Diary:
    """Rows of id, day, beep, hours and answers as a diary."""
    frame = pd.DataFrame(rows, columns=["id", "day", "beep", "hours", *(item.name for item in items)])
    return Diary("invented", tuple(dict.fromkeys(frame["id"])), items, frame)


def cut_after(diary: Diary, day: int) -> Diary:
    """The same diary as it was at the end of a day."""
    frame = diary.frame[diary.frame["day"] <= day].reset_index(drop=True)
    people = tuple(name for name in diary.people if name in set(frame["id"]))
    return Diary(diary.name, people, diary.items, frame)


def without_people(diary: Diary, *names: str) -> Diary:
    """The same diary without some people."""
    frame = diary.frame[~diary.frame["id"].isin(names)].reset_index(drop=True)
    return Diary(diary.name, tuple(name for name in diary.people if name not in names), diary.items, frame)
