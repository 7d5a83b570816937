"""Numbers as people read them: points out of 100, ranges, shares in words."""

from __future__ import annotations

import math


def say_points(share: float) -> str:
    """A share of 1 as whole points of 100, with a true minus sign; one decimal below three points."""
    points = 100 * share
    if not math.isfinite(points):
        return "none"
    text = f"{points:.0f}" if abs(points) >= 2.95 else f"{points:.1f}"
    text = text.removesuffix(".0")
    return "0" if text in ("-0", "0") else text.replace("-", "−")


def count_points(share: float) -> str:
    """Points with their word: `1 point`, `7 points`."""
    points = say_points(share)
    return f"{points} point" if points in ("1", "−1") else f"{points} points"


def say_range(low: float, high: float) -> str:
    """A band in points: `2 to 9`."""
    return f"{say_points(low)} to {say_points(high)}"


def say_in_hundred(share: float) -> str:
    """A share as a count: `83 in 100`."""
    return f"{100 * share:.0f} in 100"


def say_number(value: float, places: int = 2) -> str:
    """A plain number for a table, with a true minus sign; a dash where there is none."""
    if not math.isfinite(value):
        return "–"
    text = f"{value:.{places}f}"
    return (text.lstrip("-") if float(text) == 0 else text).replace("-", "−")


def say_count(value: int) -> str:
    """A count with thin groups: `19,604`."""
    return f"{value:,}"
