"""Stamps: dates, clock times and study days as a file writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nearer.diary.columns import Words
from nearer.diary.faults import DiaryError, Faults
from nearer.diary.files import Layout, raise_faults
from nearer.diary.settings import number

CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{8}")


class Stamp(NamedTuple):
    """One time stamp: a date as a day number and an hour of the day, NaN for the one that is not said."""

    date: float
    hour: float


def parse_stamps(layout: Layout, words: Words, name: str, form: str | None) -> NDArray[np.float64]:
    """Every row's stamp as (date, hour)."""
    stamps = [parse_stamp(word, form) for word in words.values]
    wrong = [code for code, stamp in enumerate(stamps) if stamp is None]
    if wrong:
        shown = form or "2024-05-31 14:30 or 14:30"
        remedy = "Write it so, or give its form in the map, such as time_format = '%d.%m.%Y %H:%M'."
        refuse_words(layout, words, wrong, f"{name} must be a time like {shown}", remedy)
    table = np.array([*[stamp or (np.nan, np.nan) for stamp in stamps], (np.nan, np.nan)], dtype=np.float64)
    return table[words.codes]


def refuse_words(layout: Layout, words: Words, wrong: Sequence[int], must: str, remedy: str) -> None:
    """Refuse the rows that hold one of the wrong words."""
    faults = Faults()
    rows = np.flatnonzero(np.isin(words.codes, wrong))
    faults.add(rows, lambda row: f"{must}, got {words.values[words.codes[row]]!r}. {remedy}")
    raise_faults(layout, faults)


def parse_stamp(word: str, form: str | None = None) -> Stamp | None:
    """Read one time stamp or clock time; an offset from UTC is dropped, since the wall clock counts."""
    text = word.strip()
    clock = CLOCK.fullmatch(text)
    if form is None and clock:
        hour = int(clock[1]) + int(clock[2]) / 60 + float(clock[3] or 0) / 3600
        return Stamp(float("nan"), hour) if hour < 30 and int(clock[2]) < 60 else None
    if form is None and DATE.fullmatch(text):
        day = parse_date(text)
        return None if day is None else Stamp(day, float("nan"))
    try:
        moment = datetime.strptime(text, form) if form else datetime.fromisoformat(text)
    except ValueError:
        return None
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second + moment.microsecond / 1e6
    dated = form is None or any(mark in form for mark in ("%d", "%j", "%x", "%c", "%D", "%F"))
    return Stamp(float(moment.toordinal()) if dated else float("nan"), seconds / 3600)


class Days(NamedTuple):
    """A day column: study days, or dates as day numbers when `dated`."""

    values: NDArray[np.float64]
    dated: bool


def parse_days(layout: Layout, words: Words, name: str) -> Days:
    """Read a day column that holds whole numbers or dates."""
    limit = number("reading", "last_study_day")
    read: list[float | None] = []
    dated = False
    for word in words.values:
        try:
            value: float | None = float(word)
        except ValueError:
            value = None
        if value is None or value > limit:
            value = parse_date(word)
            dated = dated or value is not None
        read.append(value)
    wrong = [code for code, value in enumerate(read) if value is None]
    refuse_words(
        layout, words, wrong, f"{name} must be a study day from 1 or a date like 2024-05-31", "Correct the row."
    )
    table = np.array([*[np.nan if value is None else value for value in read], np.nan])
    values = table[words.codes]
    # A whole column of dates has no day number among them; one that mixes both cannot be placed.
    if dated and any(value is not None and value <= limit for value in read):
        raise DiaryError(f"{layout.path.name}: {name} mixes study days and dates. Use one of the two throughout.")
    return Days(values, dated)


def parse_date(word: str) -> float | None:
    """A date like 2024-05-31 or 20240531 as a day number."""
    try:
        return float(date.fromisoformat(word.strip()[:10]).toordinal())
    except ValueError:
        return None
