"""The time figure: one question's answers as dots, and the band in which the model expected each of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nearer.report.drawing import (
    Axis,
    Numbers,
    Tick,
    draw_band,
    draw_dots,
    draw_line,
    find_gaps,
    mark_days,
    mark_levels,
    open_gaps,
    spot,
    thin_out,
)

# A night is no gap; a day and a half without an answer is one, and is shown as such. A question that is asked more
# seldom has a gap when three of its usual waits have passed.
GAP_HOURS, GAP_WAITS = 36.0, 3.0
NARROW, WIDE = 400.0, 820.0
# Beyond this many days the dots of a narrow figure run into each other.
MANY_DAYS = 45.0
HEIGHT = 168.0
LEFT, RIGHT, TOP, BOTTOM = 34.0, 8.0, 10.0, 30.0


@dataclass(frozen=True)
class Gap:
    """A stretch without answers."""

    x: str
    width: str


@dataclass(frozen=True)
class TimeFigure:
    """The drawing of one question over the days."""

    wide: bool
    width: str
    height: str
    left: str
    right: str
    top: str
    bottom: str
    inner: str
    day_label: str
    dots: str
    dot_size: str
    middle: str
    band: str
    gaps: tuple[Gap, ...]
    days: tuple[Tick, ...]
    steps: tuple[Tick, ...]


def draw_time_line(
    hours: Numbers, answers: Numbers, lower: Numbers, middle: Numbers, upper: Numbers, ends: tuple[float, float]
) -> TimeFigure:
    """Draw one question; `ends` are the ends of its answer scale, hours count from the first study day."""
    days = hours / 24
    first, last = float(np.floor(days.min())), float(np.ceil(days.max() + 1e-9))
    wide = last - first > MANY_DAYS
    width = WIDE if wide else NARROW
    # The first study day is day 1, as people count.
    across = Axis(first + 1, max(last, first + 1) + 1, LEFT, width - RIGHT)
    upward = Axis(ends[0], ends[1], HEIGHT - BOTTOM, TOP)
    x = across.places(days + 1)
    answered = np.isfinite(answers)
    longest = find_longest(hours[answered])
    bounds = (x[answered], lower[answered], middle[answered], upper[answered])
    _, at, low, mid, high = open_gaps(hours[answered], longest, *bounds)
    gaps = [(across.place(a / 24 + 1), across.place(b / 24 + 1)) for a, b in find_gaps(hours[answered], longest)]
    at, low, mid, high = thin_out(at, low, mid, high)
    return TimeFigure(
        wide=wide,
        width=spot(width),
        height=spot(HEIGHT),
        left=spot(LEFT),
        right=spot(width - RIGHT),
        top=spot(TOP),
        bottom=spot(HEIGHT - BOTTOM),
        inner=spot(HEIGHT - BOTTOM - TOP),
        day_label=spot(HEIGHT - BOTTOM + 17),
        dots=draw_dots(x, upward.places(answers)),
        dot_size="2.4" if np.count_nonzero(answered) > 400 else "4.6",
        middle=draw_line(at, upward.places(mid)),
        band=draw_band(at, upward.places(low), upward.places(high)),
        gaps=tuple(Gap(spot(a), spot(b - a)) for a, b in gaps),
        days=mark_days(across.low, across.high, across, 14 if wide else 7),
        steps=mark_levels(upward, 5),
    )


def find_longest(hours: Numbers) -> float:
    """From how many hours on the wait for the next answer is a gap."""
    waits = np.diff(hours)
    return max(GAP_HOURS, GAP_WAITS * float(np.median(waits))) if len(waits) else GAP_HOURS
