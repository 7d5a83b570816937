"""Reading: a diary file, checked and sorted, as a Diary. What is impossible is an error, what is odd a remark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from nearer.diary.clock import Times, place_in_time
from nearer.diary.columns import Columns, Progress, Words, read_columns, require_columns
from nearer.diary.diary import KEYS, Diary, Item
from nearer.diary.drafting import draft_layout
from nearer.diary.faults import DiaryError, Fault, name_some, plain, span
from nearer.diary.files import Layout, inspect_file, raise_faults
from nearer.diary.maps import DiaryMap


def read_diary(path: str | Path, map: DiaryMap | None = None, progress: Progress | None = None) -> Diary:
    """Read a diary; without a map its columns are found by their names and no item has a construct.

    `progress(done, total)` is called with bytes as the file is read.
    """
    layout = inspect_file(path, map.encoding if map else None)
    warnings: list[str] = []
    if map is None:
        map = map_plainly(layout, warnings)
    needed = [name for name in (map.id, map.day, map.beep, map.date, map.time, map.hours, map.duration) if name]
    require_columns(layout, [*needed, *(item.name for item in map.items)], "the map")
    require_clock(layout, map)
    words = [name for name in (map.id, map.day, map.date, map.time) if name]
    numbers = [name for name in (map.beep, map.hours, map.duration, *(item.name for item in map.items)) if name]
    columns = read_columns(layout, list(dict.fromkeys(words)), list(dict.fromkeys(numbers)), map.missing, progress)
    if not columns.rows:
        raise DiaryError(f"{layout.path.name} has a header but no entries. Give a file with one row an entry.")
    people, person = number_people(layout, columns, map)
    refuse_off_scale(layout, columns, map.items)
    times = place_in_time(layout, columns, map, person)
    refuse_twice(layout, people, person, times)
    warnings += times.warnings
    return build_diary(map, layout, columns, people, person, times, warnings)


def map_plainly(layout: Layout, warnings: list[str]) -> DiaryMap:
    """A map from the column names alone: every column of numbers is an item, and none has a construct."""
    draft = draft_layout(layout)
    map = replace(draft.map, items=tuple(replace(item, construct=None, direction=1) for item in draft.map.items))
    if draft.left_out:
        warnings.append(f"Left out, as they hold no answers: {name_some(draft.left_out)}.")
    if map.id is None:
        raise DiaryError(
            f"{layout.path.name} has no column 'id'. It has: {', '.join(layout.header)}. Add it, or name the column "
            'in a map ([diary] id = "..."; id = "" says that the whole file is one person\'s).'
        )
    return map


def require_clock(layout: Layout, map: DiaryMap) -> None:
    """Refuse a file from which no order in time can be told."""
    if not any((map.day, map.date, map.time, map.hours)):
        raise DiaryError(
            f"{layout.path.name} has no column 'day' and no time stamps. It has: {', '.join(layout.header)}. "
            "Add day and beep, or name the columns in a map ([diary] day, beep, date, time or hours)."
        )


def number_people(layout: Layout, columns: Columns, map: DiaryMap) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """The people's names in order, and for each row the place of its person."""
    if not map.id:
        return ("1",), np.zeros(columns.rows, dtype=np.int64)
    named = columns.words[map.id]
    nameless = np.flatnonzero(named.codes < 0)
    remedy = "Fill in whose entry it is, or take the row out."
    raise_faults(layout, [Fault((int(row),), f"{map.id} is empty. {remedy}") for row in nameless])
    cleaned = clean_ids(named)
    people = tuple(sorted(set(cleaned), key=lambda one: (not one.isdecimal(), int(one) if one.isdecimal() else 0, one)))
    place = {one: rank for rank, one in enumerate(people)}
    return people, np.array([place[one] for one in cleaned], dtype=np.int64)[named.codes]


def clean_ids(named: Words) -> list[str]:
    """The ids without blanks, and without the .0 that some programs add to whole numbers."""
    stripped = [value.strip() for value in named.values]
    if all(re.fullmatch(r"\d+(\.0+)?", value) for value in stripped):
        return [value.partition(".")[0] for value in stripped]
    return stripped


def refuse_off_scale(layout: Layout, columns: Columns, items: Sequence[Item]) -> None:
    """Refuse answers beyond the ends of their scale."""
    faults: list[Fault] = []
    for item in items:
        values = columns.numbers[item.name]
        for row in np.flatnonzero((values < item.low) | (values > item.high)):
            ends = span(item.low, item.high)
            remedy = "Correct the row or leave it empty."
            faults.append(Fault((int(row),), f"{item.name} must be {ends}, got {plain(values[row])}. {remedy}"))
    raise_faults(layout, faults)


def refuse_twice(layout: Layout, people: Sequence[str], person: NDArray[np.int64], times: Times) -> None:
    """Refuse two entries of one person for the same beep, or at the same hour."""
    faults: list[Fault] = []
    for first, second in pairs_alike(person, times.day, times.beep):
        what = f"person {people[person[first]]}, day {times.day[first]}, beep {times.beep[first]} comes twice"
        faults.append(Fault((first, second), f"{what}. Take one row out, or correct its id, day or beep."))
    raise_faults(layout, faults)
    for first, second in pairs_alike(person, times.hours):
        when = f"day {times.day[first]}, {times.hours[first] % 24:.2f} h"
        what = f"person {people[person[first]]} has two entries at the same time ({when})"
        faults.append(Fault((first, second), f"{what}. Take one row out, or correct its time."))
    raise_faults(layout, faults)


def pairs_alike(*keys: NDArray[np.int64] | NDArray[np.float64]) -> list[tuple[int, int]]:
    """The pairs of rows that agree in every key, each later row with the one before it."""
    order = np.lexsort(keys[::-1])
    alike = np.ones(max(len(order) - 1, 0), dtype=bool)
    for key in keys:
        alike &= key[order][1:] == key[order][:-1]
    return [(int(order[place]), int(order[place + 1])) for place in np.flatnonzero(alike)]


def keep_once(answers: NDArray[np.float64], person: NDArray[np.int64], day: NDArray[np.int64], first: bool) -> None:
    """Keep only the first (or last) answer of each person's day, so that one reply is not counted many times."""
    filled = np.flatnonzero(~np.isnan(answers))
    same = (person[filled][1:] == person[filled][:-1]) & (day[filled][1:] == day[filled][:-1])
    # In order of time: a row repeats the one before it, or is repeated by the one after it.
    answers[filled[1:][same] if first else filled[:-1][same]] = np.nan


def build_diary(
    map: DiaryMap,
    layout: Layout,
    columns: Columns,
    people: tuple[str, ...],
    person: NDArray[np.int64],
    times: Times,
    warnings: Sequence[str],
) -> Diary:
    """Put everything in order of person and hour."""
    order = np.lexsort((times.hours, person))
    named = np.array(people, dtype=object)[person[order]]
    table: dict[str, object] = dict(
        zip(KEYS, (named, times.day[order], times.beep[order], times.hours[order]), strict=True)
    )
    for item in map.items:
        # A column is given up as soon as it is sorted, so that the answers are held once.
        answers = columns.numbers[item.name][order]
        if item.name in (*map.morning, *map.evening):
            keep_once(answers, person[order], times.day[order], first=item.name in map.morning)
        table[item.name] = answers
        if item.name not in (map.beep, map.hours, map.duration):
            del columns.numbers[item.name]
    seconds = columns.numbers[map.duration][order] if map.duration else None
    frame = pd.DataFrame(table, copy=False)
    return Diary(map.name or layout.path.stem, people, map.items, frame, tuple(warnings), seconds)
