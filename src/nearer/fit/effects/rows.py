"""Rows: the entries that a question about an effect needs - whose, when, what was answered, what was given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from nearer.diary import Diary, DiaryError
from nearer.diary.faults import name_some

if TYPE_CHECKING:
    import pandas as pd

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Rows:
    """Entries in order of person and time; `given` is from 0 (not) to 1 (given), NaN where it is not known."""

    people: tuple[str, ...]
    person: Integers
    day: Integers
    beep: Integers
    hours: Floats
    answer: Floats
    given: Floats
    chance: Floats

    def __len__(self) -> int:
        return len(self.person)


def read_rows(
    diary: Diary, outcome: str, given: str | None = None, after_day: int | None = None, chance: str | float = 0.5
) -> Rows:
    """Take an outcome and what was given from a diary: a column from 0 to 1, or every day from `after_day` on."""
    if (given is None) == (after_day is None):
        raise DiaryError(
            "Say what was given: the name of a column, or the first day of the time after. One of the two."
        )
    names = [outcome, *(name for name in (given, chance) if isinstance(name, str))]
    for name in names:
        if name not in diary.frame.columns:
            known = name_some((item.name for item in diary.items), 40)
            raise DiaryError(f"{diary.name} has no column {name!r}. It has: {known}. Choose one, or add it to the map.")
    rank = {name: place for place, name in enumerate(diary.people)}
    person = np.array([rank[str(name)] for name in diary.frame["id"]], dtype=np.int64)
    order = np.lexsort((diary.frame["hours"].to_numpy(), person))
    frame = diary.frame.iloc[order]
    day = frame["day"].to_numpy(np.int64)
    values: Floats = frame[given].to_numpy(np.float64) if given else (day >= (after_day or 0)).astype(np.float64)
    refuse_values(frame, values, given or "day", 0.0, 1.0, "Code it 0 (not given) and 1 (given).")
    refuse_all_alike(diary, values, given or f"day {after_day}")
    odds = frame[chance].to_numpy(np.float64) if isinstance(chance, str) else np.full(len(frame), float(chance))
    refuse_values(
        frame, odds, chance if isinstance(chance, str) else "chance", 1e-6, 1 - 1e-6, "Give chances within 0-1."
    )
    return Rows(
        people=diary.people,
        person=person[order],
        day=day,
        beep=frame["beep"].to_numpy(np.int64),
        hours=frame["hours"].to_numpy(np.float64),
        answer=frame[outcome].to_numpy(np.float64),
        given=values,
        chance=odds,
    )


def refuse_values(frame: pd.DataFrame, values: Floats, name: str, low: float, high: float, remedy: str) -> None:
    """Refuse values outside their range, naming the first person and day."""
    wrong = np.flatnonzero((values < low) | (values > high))
    if len(wrong):
        row = frame.iloc[int(wrong[0])]
        raise DiaryError(
            f"{name} must be {round(low)}-{round(high)}, got {values[wrong[0]]:g} "
            f"(person {row['id']}, day {row['day']}). {remedy}"
        )


def refuse_all_alike(diary: Diary, values: Floats, name: str) -> None:
    """Refuse something that was always or never given."""
    known = values[np.isfinite(values)]
    if not len(known) or known.min() == known.max():
        often = "always" if len(known) and known[0] else "never"
        raise DiaryError(
            f"Nothing can be compared in {diary.name}: by {name}, it was {often} given. Name another column or day."
        )


def read_people(diary: Diary, name: str) -> Floats:
    """What people differ in, one number each: a column that is the same in all of a person's entries."""
    if name not in diary.frame.columns:
        raise DiaryError(f"{diary.name} has no column {name!r}. Choose one of its columns.")
    found = np.empty(len(diary.people))
    for place, (person, (first, last)) in enumerate(diary.bounds.items()):
        values = diary.frame[name].to_numpy(np.float64)[first:last]
        values = values[np.isfinite(values)]
        if not len(values) or values.min() != values.max():
            said = f"{values.min():g} to {values.max():g}" if len(values) else "nothing"
            raise DiaryError(
                f"{name} must be one number for each person; person {person} has {said}. Correct the file."
            )
        found[place] = values[0]
    return found
