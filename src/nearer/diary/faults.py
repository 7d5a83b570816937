"""Faults: what is wrong in a diary file, said so that a person can put it right."""

from collections.abc import Iterable
from typing import NamedTuple


class DiaryError(ValueError):
    """A diary or a map cannot be used; the message says what, where and what to do."""


class Fault(NamedTuple):
    """One thing that is wrong: the rows it stands in, counted from 0, and what to say after "Row N: "."""

    rows: tuple[int, ...]
    text: str


def name_some(names: Iterable[object], most: int = 8) -> str:
    """The first few names in one phrase: `a, b, c and 4 more`."""
    listed = [str(name) for name in names]
    if len(listed) <= most:
        return ", ".join(listed) if listed else "none"
    return f"{', '.join(listed[:most])} and {len(listed) - most:,} more"


def plain(value: float) -> str:
    """A number without a tail of zeros: 4, 0.5, -3."""
    return f"{value:.0f}" if float(value).is_integer() and abs(value) < 1e15 else f"{value:g}"


def span(low: float, high: float) -> str:
    """The ends of a scale: 0-10, or -3 to 3."""
    return f"{plain(low)}-{plain(high)}" if low >= 0 else f"{plain(low)} to {plain(high)}"
