"""Diary: people's answers over time, with the hour and the meaning of each answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import numpy as np

from nearer.diary.faults import DiaryError, name_some

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

Kind = Literal["ordinal", "continuous"]
KEYS = ("id", "day", "beep", "hours")


@dataclass(frozen=True)
class Item:
    """One question: what it measures, which way it points, and the ends of its scale."""

    name: str
    construct: str | None
    direction: int
    low: float
    high: float
    kind: Kind
    label: str = ""


@dataclass(frozen=True)
class PersonDiary:
    """One person's answers in order; `answers` is (occasions, items), NaN where no answer was given.

    `hours` counts from 00:00 of the person's first study day and rises strictly.
    """

    id: str
    hours: NDArray[np.float64]
    day: NDArray[np.int64]
    beep: NDArray[np.int64]
    answers: NDArray[np.float64]
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Diary:
    """Everybody's answers: `frame` has one row an occasion, sorted by person and hour.

    `seconds` is the time each entry took, where the file says so; `warnings` are remarks made while reading.
    """

    name: str
    people: tuple[str, ...]
    items: tuple[Item, ...]
    frame: pd.DataFrame
    warnings: tuple[str, ...] = ()
    seconds: NDArray[np.float64] | None = field(default=None, repr=False)

    @property
    def mapped(self) -> tuple[Item, ...]:
        """The items that measure a construct of the model."""
        return tuple(item for item in self.items if item.construct is not None)

    @cached_property
    def bounds(self) -> dict[str, tuple[int, int]]:
        """First row and row after the last of each person in `frame`."""
        ids = self.frame["id"].to_numpy(dtype=object)
        if not len(ids):
            return {}
        starts = np.concatenate([[0], np.flatnonzero(ids[1:] != ids[:-1]) + 1, [len(ids)]])
        return {str(ids[a]): (int(a), int(b)) for a, b in pairwise(starts)}

    def person(self, id: str) -> PersonDiary:
        """The diary of one person."""
        if str(id) not in self.bounds:
            raise DiaryError(
                f"There is no person {id} in {self.name}. "
                f"It has {len(self.people):,}: {name_some(self.people)}. Choose one of them."
            )
        first, last = self.bounds[str(id)]
        rows = self.frame.iloc[first:last]
        return PersonDiary(
            id=str(id),
            hours=rows["hours"].to_numpy(dtype=np.float64),
            day=rows["day"].to_numpy(dtype=np.int64),
            beep=rows["beep"].to_numpy(dtype=np.int64),
            answers=rows[[item.name for item in self.items]].to_numpy(dtype=np.float64),
            items=self.items,
        )
