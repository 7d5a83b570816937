"""Drawing: from numbers to places on paper, for the figures that the templates print as SVG."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
DAY_STEPS = (1, 2, 7, 14, 28, 56, 91, 182, 364)
LEVEL_STEPS = (1, 2, 5, 10, 20, 25, 50, 100)


class Axis(NamedTuple):
    """A straight scale: `low` is drawn at `start`, `high` at `end`."""

    low: float
    high: float
    start: float
    end: float

    def place(self, value: float) -> float:
        """Where a value stands on the paper."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def places(self, values: Numbers) -> Numbers:
        """Where many values stand."""
        return np.asarray(self.start + (values - self.low) / (self.high - self.low) * (self.end - self.start))


class Tick(NamedTuple):
    """One mark of a scale: where it stands and what is written there."""

    at: str
    label: str


def spot(value: float) -> str:
    """A place on the paper as short text."""
    return f"{value:.1f}".removesuffix(".0")


def draw_line(across: Numbers, up: Numbers) -> str:
    """The path of a line through points; places without a number break it."""
    words: list[str] = []
    broken = True
    for x, y in zip(across, up, strict=True):
        if math.isfinite(y):
            words.append(f"{'M' if broken else 'L'}{spot(x)} {spot(y)}")
        broken = not math.isfinite(y)
    return "".join(words)


def draw_band(across: Numbers, lower: Numbers, upper: Numbers) -> str:
    """The closed path of a band between two lines; runs of one point become a short upright stroke."""
    words: list[str] = []
    for run in find_runs(np.isfinite(lower) & np.isfinite(upper)):
        x, low, high = across[run], lower[run], upper[run]
        if len(x) == 1:
            x, low, high = np.array([x[0] - 1, x[0] + 1]), np.repeat(low, 2), np.repeat(high, 2)
        there = "L".join(f"{spot(a)} {spot(b)}" for a, b in zip(x, high, strict=True))
        back = "L".join(f"{spot(a)} {spot(b)}" for a, b in zip(x[::-1], low[::-1], strict=True))
        words.append(f"M{there}L{back}Z")
    return "".join(words)


def draw_dots(across: Numbers, up: Numbers) -> str:
    """A path of dots: strokes of no length, drawn with round ends."""
    return "".join(f"M{spot(x)} {spot(y)}h0" for x, y in zip(across, up, strict=True) if math.isfinite(y))


def find_runs(there: NDArray[np.bool_]) -> list[slice]:
    """The stretches in which something is there."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], there, [False]])))
    return [slice(int(first), int(last)) for first, last in zip(edges[::2], edges[1::2], strict=True)]


def open_gaps(hours: Numbers, longest: float, *lines: Numbers) -> tuple[Numbers, ...]:
    """Put a break into lines wherever more than `longest` hours pass without an answer."""
    after = np.flatnonzero(np.diff(hours) > longest) + 1
    middle = (hours[after - 1] + hours[after]) / 2
    return (np.insert(hours, after, middle), *(np.insert(line, after, np.nan) for line in lines))


def find_gaps(hours: Numbers, longest: float) -> list[tuple[float, float]]:
    """The stretches, in hours, of more than `longest` hours without an answer."""
    after = np.flatnonzero(np.diff(hours) > longest)
    return [(float(hours[i]), float(hours[i + 1])) for i in after]


def mark_days(first: float, last: float, axis: Axis, most: int = 8) -> tuple[Tick, ...]:
    """Marks for a scale of days, at whole days or weeks and never more than `most`."""
    fitting = (step for step in DAY_STEPS if (last - first) / step <= most)
    step = next(fitting, math.ceil((last - first) / most / 364) * 364)
    days = np.arange(math.ceil(first / step) * step, last + 1e-9, step)
    return tuple(Tick(spot(axis.place(day)), f"{day:.0f}") for day in days)


def mark_levels(axis: Axis, most: int = 5) -> tuple[Tick, ...]:
    """Marks for an answer scale, so that both of its ends are among them where a round step allows it."""
    span = axis.high - axis.low
    fitting = (step for step in LEVEL_STEPS if span % step == 0 and span / step <= most)
    step = next(fitting, None)
    if step is None:
        return mark_steps(axis, most)
    values = [axis.low + step * count for count in range(round(span / step) + 1)]
    return tuple(Tick(spot(axis.place(value)), say_round(value)) for value in values)


def thin_out(across: Numbers, *lines: Numbers) -> tuple[Numbers, ...]:
    """Leave out the points at which every line is level with both neighbours: the drawing stays the same."""
    if len(across) < 3:
        return (across, *lines)
    level = np.ones(len(across) - 2, dtype=bool)
    for line in lines:
        same = (line[1:] == line[:-1]) | (np.isnan(line[1:]) & np.isnan(line[:-1]))
        level &= same[1:] & same[:-1]
    kept = np.concatenate([[True], ~level, [True]])
    return (across[kept], *(line[kept] for line in lines))


def mark_steps(axis: Axis, most: int = 5) -> tuple[Tick, ...]:
    """Marks for a scale of numbers at round steps."""
    span = axis.high - axis.low
    rough = span / most
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * times for times in (1, 2, 5, 10) if size * times >= rough * 0.999)
    first = math.ceil(axis.low / step - 1e-9)
    values = [step * count for count in range(first, math.floor(axis.high / step + 1e-9) + 1)]
    return tuple(Tick(spot(axis.place(value)), say_round(value)) for value in values)


def say_round(value: float) -> str:
    """A round number as it is written beside a scale, with a true minus sign."""
    return f"{value:g}".replace("-", "−") if abs(value) > 1e-12 else "0"


def wrap_words(text: str, longest: int) -> tuple[str, ...]:
    """Break a label into lines of at most `longest` letters where its words allow it."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= longest:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def smooth_range(values: Sequence[Numbers], low: float, high: float, margin: float = 0.05) -> tuple[float, float]:
    """The part of a scale that is used, widened a little and kept within its ends."""
    seen = np.concatenate([line[np.isfinite(line)] for line in values])
    if not len(seen):
        return low, high
    spread = max(float(seen.max() - seen.min()), (high - low) * 0.2)
    middle = float(seen.max() + seen.min()) / 2
    half = spread * (0.5 + margin)
    return max(low, min(middle - half, high - 2 * half)), min(high, max(middle + half, low + 2 * half))
