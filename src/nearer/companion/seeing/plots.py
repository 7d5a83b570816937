"""Plots: lines over days, drawn as SVG without a script, each with the same numbers as a table.

The drawing holds lines and dots only and stretches to its place; the words around it stay text, so that they keep their
size on a small screen, are read aloud and translated.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

# The drawing's own square; it is stretched to whatever room there is.
SIDE = 1000
# Three kinds of line that can be told apart without colour, named in plot.css.
KINDS = ("one", "two", "three")

Day = tuple[date, float | None]


class Line(NamedTuple):
    """One line: its name, and a value or none for each of its days."""

    name: str
    days: Sequence[Day]


class Stretch(NamedTuple):
    """A shaded part of the scale, such as what chance alone can do."""

    low: float
    high: float
    name: str


class Drawn(NamedTuple):
    """One line as it is drawn."""

    kind: str
    name: str
    path: str
    dots: str


class Shade(NamedTuple):
    """One stretch as it is drawn."""

    top: float
    height: float
    name: str


class Plot(NamedTuple):
    """All that the template needs for one plot and its table."""

    name: str
    title: str
    words: str
    lines: tuple[Drawn, ...]
    shades: tuple[Shade, ...]
    grid: str
    steps: tuple[str, ...]
    dates: tuple[date, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[date, tuple[float | str | None, ...]], ...]
    worded: bool


def draw_plot(
    name: str,
    title: str,
    words: str,
    lines: Sequence[Line],
    scale: tuple[float, float],
    window: tuple[date, date],
    stretches: Sequence[Stretch] = (),
    gap_days: int = 7,
    steps: Sequence[str] = (),
    say: Callable[[float], str] | None = None,
) -> Plot:
    """A plot of lines over the days of a window; a line breaks where nothing was written for more than `gap_days`.

    `steps` names marks of the scale at equal distances from the lowest to the highest, in place of numbers; `say` names
    each value in the table.
    """
    if not 1 <= len(lines) <= len(KINDS):
        raise ValueError(f"A plot shows one to {len(KINDS)} lines, got {len(lines)}. Draw another plot.")
    place = place_on(scale, window)
    names = tuple(steps or name_steps(scale))
    drawn = tuple(
        Drawn(kind, line.name, write_path(line.days, place, gap_days), write_dots(line.days, place))
        for kind, line in zip(KINDS, lines, strict=False)
    )
    return Plot(
        name=name,
        title=title,
        words=words,
        lines=drawn,
        shades=tuple(shade(stretch, scale) for stretch in stretches),
        grid="".join(f"M0 {round(SIDE * step / (len(names) - 1))}H{SIDE}" for step in range(len(names))),
        steps=names[::-1],
        dates=choose_dates(*window),
        head=tuple(line.name for line in lines),
        rows=tabulate(lines, say),
        worded=say is not None,
    )


def place_on(scale: tuple[float, float], window: tuple[date, date]) -> Callable[[date, float], tuple[int, int]]:
    """Where a value of a day stands in the drawing."""
    (low, high), (first, last) = scale, window
    days = max(1, (last - first).days)

    def place(day: date, value: float) -> tuple[int, int]:
        share = (min(max(value, low), high) - low) / (high - low)
        return round(SIDE * (day - first).days / days), round(SIDE * (1 - share))

    return place


def write_path(days: Sequence[Day], place: Callable[[date, float], tuple[int, int]], gap_days: int) -> str:
    """The line through the answered days, lifted where a gap is long."""
    words: list[str] = []
    before: date | None = None
    for day, value in days:
        if value is None:
            continue
        near = before is not None and (day - before).days <= gap_days
        words.append(f"{'L' if near else 'M'}{' '.join(map(str, place(day, value)))}")
        before = day
    return "".join(words)


def write_dots(days: Sequence[Day], place: Callable[[date, float], tuple[int, int]]) -> str:
    """A dot a day: a line without length whose round ends do not stretch with the drawing."""
    return "".join(f"M{' '.join(map(str, place(day, value)))}h0" for day, value in days if value is not None)


def shade(stretch: Stretch, scale: tuple[float, float]) -> Shade:
    """A stretch as a band across the drawing."""
    low, high = scale
    top = SIDE * (high - min(stretch.high, high)) / (high - low)
    foot = SIDE * (high - max(stretch.low, low)) / (high - low)
    return Shade(round(top, 1), round(foot - top, 1), stretch.name)


def name_steps(scale: tuple[float, float], wanted: int = 5) -> tuple[str, ...]:
    """Whole numbers at equal distances from the lowest to the highest, as many as go evenly, at most six."""
    low, high = scale
    span = round(high - low)
    parts = next((n for n in (wanted, 4, 6, 3, 2) if span % n == 0), 1)
    return tuple(f"{low + span * step / parts:g}" for step in range(parts + 1))


def choose_dates(first: date, last: date) -> tuple[date, ...]:
    """The first day, the last and one between, where there is room for it."""
    days = (last - first).days
    if days < 2:
        return (first, last) if days else (first,)
    return first, first + timedelta(days=days // 2), last


def tabulate(
    lines: Sequence[Line], say: Callable[[float], str] | None = None
) -> tuple[tuple[date, tuple[float | str | None, ...]], ...]:
    """The same numbers by day, or their names, the newest first; a day without any is left out."""
    by_line = [
        {day: value if value is None or say is None else say(value) for day, value in line.days} for line in lines
    ]
    days = sorted({day for values in by_line for day, value in values.items() if value is not None}, reverse=True)
    return tuple((day, tuple(values.get(day) for values in by_line)) for day in days)


def by_week(days: Sequence[Day]) -> tuple[Day, ...]:
    """The mean of each week, on its Monday, for courses that are too long to show day by day."""
    weeks: dict[date, list[float]] = {}
    for day, value in days:
        if value is not None:
            weeks.setdefault(day - timedelta(days=day.weekday()), []).append(value)
    return tuple((week, sum(values) / len(values)) for week, values in sorted(weeks.items()))
