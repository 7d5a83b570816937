"""Clock: on which study day and at which hour each entry was made, by the person's own wall clock.

The wall clock is what matters to a day's rhythm, so a change to summer time moves no beep.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nearer.diary.columns import Columns, got, whole_numbers
from nearer.diary.faults import Faults
from nearer.diary.files import Layout, raise_faults
from nearer.diary.maps import DiaryMap
from nearer.diary.settings import number
from nearer.diary.stamps import parse_days, parse_stamps


@dataclass(frozen=True)
class Times:
    """Study day, beep and hour of every row of a file, with remarks."""

    day: NDArray[np.int64]
    beep: NDArray[np.int64]
    hours: NDArray[np.float64]
    warnings: tuple[str, ...]


def place_in_time(layout: Layout, columns: Columns, map: DiaryMap, person: NDArray[np.int64]) -> Times:
    """Work out day, beep and hour of each row; `person` numbers the people."""
    warnings: list[str] = []
    if map.hours is not None:
        check_hours(layout, columns.numbers[map.hours], map.hours)
    dates, clocks = read_stamps(layout, columns, map)
    day, first = count_days(layout, columns, map, person, dates, warnings)
    beep = count_beeps(layout, columns, map, person, day, clocks, warnings)
    if map.hours is not None:
        return Times(day, beep, columns.numbers[map.hours], tuple(warnings))
    if map.time is None:
        hours = 24.0 * (day - 1) + usual_hours(layout, map, beep)
        return Times(day, beep, hours, tuple(warnings))
    if any(word.strip().endswith(("Z", "z")) for word in columns.words[map.time].values):
        warnings.append(f"{map.time} is in UTC; its hours are taken as they stand, so the time of day may be shifted.")
    unknown = np.isnan(clocks)
    clocks = np.where(unknown, fill_clocks(layout, map, beep, clocks), clocks)
    if unknown.any():
        warnings.append(f"{unknown.sum():,} entries have no time in {map.time}; the usual hour of their beep is used.")
    if np.isnan(dates).all():
        clocks = clocks + past_midnight(person, day, beep, clocks)
        return Times(day, beep, 24.0 * (day - 1) + clocks, tuple(warnings))
    on_day = np.where(np.isnan(dates), day - 1.0, dates - first)
    strange = np.abs(on_day - (day - 1)) > 1
    if strange.any():
        warnings.append(f"{strange.sum():,} entries have a date in {map.time} more than a day off their study day.")
    return Times(day, beep, 24.0 * on_day + clocks, tuple(warnings))


def check_hours(layout: Layout, hours: NDArray[np.float64], name: str) -> None:
    """Refuse hours since 00:00 of study day 1 that are missing, endless or below 0."""
    faults = Faults()
    wrong = np.flatnonzero(~(hours >= 0) | np.isinf(hours))
    faults.add(wrong, lambda row: f"{name} must be hours from 0, got {got(hours[row])}. Correct the row.")
    raise_faults(layout, faults)


def read_stamps(layout: Layout, columns: Columns, map: DiaryMap) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Date and clock of each row, NaN where the file says none."""
    dates = np.full(columns.rows, np.nan)
    clocks = np.full(columns.rows, np.nan)
    if map.time is not None:
        stamps = parse_stamps(layout, columns.words[map.time], map.time, map.time_format)
        dates, clocks = stamps[:, 0], stamps[:, 1]
    if map.hours is not None:
        clocks = columns.numbers[map.hours] % 24
    if map.date is not None:
        named = parse_stamps(layout, columns.words[map.date], map.date, None)[:, 0]
        dates = np.where(np.isnan(dates), named, dates)
    return dates, clocks


def count_days(
    layout: Layout,
    columns: Columns,
    map: DiaryMap,
    person: NDArray[np.int64],
    dates: NDArray[np.float64],
    warnings: list[str],
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Study day of each row, and the date on which that person's day 1 falls (NaN where unknown)."""
    people = int(person.max()) + 1 if len(person) else 0
    if map.day is not None:
        named = parse_days(layout, columns.words[map.day], map.day)
        if named.dated:
            dates = np.where(np.isnan(named.values), dates, named.values)
        else:
            last = number("reading", "last_study_day")
            day = whole_numbers(layout, named.values, map.day, last)
            if len(day) and named.values.min() == 0:
                warnings.append(f"{map.day} counts from 0; study days are counted from 1 here.")
            return day, first_dates(person, people, dates - (day - 1))[person]
    if map.hours is not None:
        return (columns.numbers[map.hours] // 24).astype(np.int64) + 1, dates
    faults = Faults()
    faults.add(np.flatnonzero(np.isnan(dates)), lambda _: "the day of this entry is not said. Fill in its date or day.")
    raise_faults(layout, faults)
    first = np.full(people, np.inf)
    np.minimum.at(first, person, dates)
    return (dates - first[person]).astype(np.int64) + 1, first[person]


def first_dates(person: NDArray[np.int64], people: int, start: NDArray[np.float64]) -> NDArray[np.float64]:
    """Each person's usual date of day 1: the median over the rows, so that one wrong date moves nothing."""
    first = np.full(people, np.nan)
    known = ~np.isnan(start)
    if not known.any():
        return first
    order = np.argsort(person[known], kind="stable")
    groups, begins = np.unique(person[known][order], return_index=True)
    for one, values in zip(groups, np.split(start[known][order], begins[1:]), strict=True):
        first[one] = np.floor(np.median(values))
    return first


def count_beeps(
    layout: Layout,
    columns: Columns,
    map: DiaryMap,
    person: NDArray[np.int64],
    day: NDArray[np.int64],
    clocks: NDArray[np.float64],
    warnings: list[str],
) -> NDArray[np.int64]:
    """Number of each entry within its day: as the file says, or else by clock, or else by its place in the file."""
    if map.beep is not None:
        values = columns.numbers[map.beep]
        if len(values) and values.min() == 0:
            warnings.append(f"{map.beep} counts from 0; beeps are counted from 1 here.")
        return whole_numbers(layout, values, map.beep, number("reading", "last_study_day"))
    order = np.lexsort((np.nan_to_num(clocks, nan=99.0), day, person))
    same = np.zeros(len(day), dtype=bool)
    same[1:] = (person[order][1:] == person[order][:-1]) & (day[order][1:] == day[order][:-1])
    place = np.arange(len(day))
    starts = np.maximum.accumulate(np.where(same, 0, place))
    beep = np.empty(len(day), dtype=np.int64)
    beep[order] = place - starts + 1
    return beep


def usual_hours(layout: Layout, map: DiaryMap, beep: NDArray[np.int64]) -> NDArray[np.float64]:
    """The hour of each beep: from beep_hours, or spread evenly over the waking day."""
    if not len(beep):
        return np.empty(0)
    if not map.beep_hours:
        first, last = number("reading", "first_hour"), number("reading", "last_hour")
        count = int(beep.max())
        return np.linspace(first, last, count)[beep - 1] if count > 1 else np.full(len(beep), last)
    above = np.flatnonzero(beep > len(map.beep_hours))
    known = len(map.beep_hours)
    remedy = "Correct the row, or add the hour to beep_hours in the map."
    faults = Faults()
    faults.add(above, lambda row: f"{map.beep or 'beep'} must be 1-{known}, got {beep[row]}. {remedy}")
    raise_faults(layout, faults)
    return np.asarray(map.beep_hours)[beep - 1]


def fill_clocks(
    layout: Layout, map: DiaryMap, beep: NDArray[np.int64], clocks: NDArray[np.float64]
) -> NDArray[np.float64]:
    """For rows without a time: the hour that the map names for the beep, or the median of the same beep's hours."""
    usual = usual_hours(layout, map, beep)
    if map.beep_hours:
        return usual
    for one in np.unique(beep[np.isnan(clocks)]):
        known = clocks[(beep == one) & ~np.isnan(clocks)]
        if len(known):
            usual = np.where(beep == one, np.median(known), usual)
    return usual


def past_midnight(
    person: NDArray[np.int64], day: NDArray[np.int64], beep: NDArray[np.int64], clocks: NDArray[np.float64]
) -> NDArray[np.float64]:
    """24 hours for the beeps of a day that came after midnight, by their order within it."""
    order = np.lexsort((beep, day, person))
    added = np.zeros(len(day))
    if len(day) < 2:
        return added
    same = (person[order][1:] == person[order][:-1]) & (day[order][1:] == day[order][:-1])
    fell = same & (np.diff(clocks[order]) < -number("reading", "night_jump"))
    total = np.concatenate([[0], np.cumsum(fell)])
    starts = np.maximum.accumulate(np.concatenate([[0], np.where(same, 0, np.arange(1, len(day)))]))
    added[order] = 24.0 * np.minimum(total - total[starts], 1)
    return added
