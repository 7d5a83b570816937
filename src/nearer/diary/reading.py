"""Reading: a diary file, checked and sorted, as a Diary. What is impossible is an error, what is odd a remark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from nearer.diary.clock import Times, place_in_time
from nearer.diary.columns import Columns, Progress, Words, read_columns, require_columns
from nearer.diary.diary import KEYS, Diary, Item
from nearer.diary.doors import Source, open_door
from nearer.diary.drafting import Draft, draft_layout, widen_items
from nearer.diary.faults import DiaryError, Faults, name_some, plain, span
from nearer.diary.files import Layout, inspect_file, raise_faults
from nearer.diary.maps import DiaryMap


def read_diary(source: Source, map: DiaryMap | None = None, progress: Progress | None = None) -> Diary:
    """Read a diary; without a map its columns are found by their names and no item has a construct.

    The source is a path (text, .xlsx, .sav), a frame, or a data set of openesm. `progress(done, total)` is called with
    bytes as the file is read.
    """
    with open_door(source) as path:
        return read_table(path, map, progress)


def read_table(path: Path, map: DiaryMap | None, progress: Progress | None) -> Diary:
    """Read a diary from a text table."""
    layout = inspect_file(path, map.encoding if map else None)
    warnings: list[str] = []
    draft = None
    if map is None:
        draft = draft_layout(layout)
        map = map_plainly(layout, draft, warnings)
    needed = [name for name in (map.id, map.day, map.beep, map.date, map.time, map.hours, map.duration) if name]
    require_columns(layout, [*needed, *(item.name for item in map.items)], "the map")
    require_clock(layout, map)
    refuse_shared(map)
    words = [name for name in (map.id, map.day, map.date, map.time) if name]
    numbers = [name for name in (map.beep, map.hours, map.duration, *(item.name for item in map.items)) if name]
    columns = read_columns(layout, list(dict.fromkeys(words)), list(dict.fromkeys(numbers)), map.missing, progress)
    if not columns.rows:
        raise DiaryError(f"{layout.path.name} has a header but no entries. Give a file with one row an entry.")
    if draft is not None:
        map = replace(map, items=unmap(widen_items(draft, columns.numbers)))
    people, person = number_people(layout, columns, map)
    refuse_off_scale(layout, columns, map.items)
    times = place_in_time(layout, columns, map, person)
    refuse_twice(layout, people, person, times)
    warnings += times.warnings
    return build_diary(map, layout, columns, people, person, times, warnings)


def map_plainly(layout: Layout, draft: Draft, warnings: list[str]) -> DiaryMap:
    """A map from the column names alone: every column of numbers is an item, and none has a construct."""
    map = replace(draft.map, items=unmap(draft.map.items))
    if draft.left_out:
        warnings.append(f"Left out, as they hold no answers: {name_some(draft.left_out)}.")
    if map.id is None:
        raise DiaryError(
            f"{layout.path.name} has no column 'id'. It has: {', '.join(layout.header)}. Add it, or name the column "
            'in a map ([diary] id = "..."; id = "" says that the whole file is one person\'s).'
        )
    return map


def unmap(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items without what they measure: a guess that nobody has checked is not used."""
    return tuple(replace(item, construct=None, direction=1) for item in items)


def require_clock(layout: Layout, map: DiaryMap) -> None:
    """Refuse a file from which no order in time can be told."""
    if not any((map.day, map.date, map.time, map.hours)):
        raise DiaryError(
            f"{layout.path.name} has no column 'day' and no time stamps. It has: {', '.join(layout.header)}. "
            "Add day and beep, or name the columns in a map ([diary] day, beep, date, time or hours)."
        )


def refuse_shared(map: DiaryMap) -> None:
    """Refuse a map in which one column is an item and something else as well."""
    for role in ("id", "day", "beep", "date", "time", "hours", "duration"):
        name = getattr(map, role)
        if name and any(item.name == name for item in map.items):
            raise DiaryError(f"The map names the column {name!r} as {role} and as an item. Take one of the two out.")


def number_people(layout: Layout, columns: Columns, map: DiaryMap) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """The people's names in order, and for each row the place of its person."""
    if not map.id:
        return ("1",), np.zeros(columns.rows, dtype=np.int64)
    named = columns.words[map.id]
    nameless = np.flatnonzero(named.codes < 0)
    remedy = "Fill in whose entry it is, or take the row out."
    faults = Faults()
    faults.add(nameless, lambda _: f"{map.id} is empty. {remedy}")
    raise_faults(layout, faults)
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
    faults = Faults()
    for item in items:
        values = columns.numbers[item.name]
        beyond = np.flatnonzero((values < item.low) | (values > item.high))
        faults.add(beyond, partial(describe_off_scale, item, values))
    raise_faults(layout, faults)


def describe_off_scale(item: Item, values: NDArray[np.float64], row: int) -> str:
    """What to say of an answer beyond the ends of its scale."""
    ends = span(item.low, item.high)
    return f"{item.name} must be {ends}, got {plain(values[row])}. Correct the row or leave it empty."


def refuse_twice(layout: Layout, people: Sequence[str], person: NDArray[np.int64], times: Times) -> None:
    """Refuse two entries of one person for the same beep, or at the same hour."""
    day, beep, hours = times.day, times.beep, times.hours
    faults = Faults()
    faults.add_pairs(
        pairs_alike(person, day, beep),
        lambda row: (
            f"person {people[person[row]]}, day {day[row]}, beep {beep[row]} comes twice. "
            "Take one row out, or correct its id, day or beep."
        ),
    )
    raise_faults(layout, faults)
    faults.add_pairs(
        pairs_alike(person, hours),
        lambda row: (
            f"person {people[person[row]]} has two entries at the same time (day {day[row]}, "
            f"{say_clock(hours[row])}). Take one row out, or correct its time."
        ),
    )
    raise_faults(layout, faults)


def say_clock(hours: float) -> str:
    """The hour of the day as 14:30."""
    minutes = round(hours * 60) % 1440
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def pairs_alike(*keys: NDArray[np.int64] | NDArray[np.float64]) -> NDArray[np.int64]:
    """The pairs of rows that agree in every key, each later row with the one before it, in order of the file."""
    order = np.lexsort(keys[::-1])
    alike = np.ones(max(len(order) - 1, 0), dtype=bool)
    for key in keys:
        alike &= key[order][1:] == key[order][:-1]
    pairs = np.stack([order[:-1][alike], order[1:][alike]], axis=1)
    return pairs[np.argsort(pairs[:, 0])]


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
        del columns.numbers[item.name]
    seconds = columns.numbers[map.duration][order] if map.duration else None
    frame = pd.DataFrame(table, copy=False)
    return Diary(map.name or layout.path.stem, people, map.items, frame, tuple(warnings), seconds)
