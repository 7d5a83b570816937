"""Faults: what is wrong in a diary file, said so that a person can put it right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from nearer.diary.settings import number
from nearer.errors import NearerError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class DiaryError(NearerError):
    """A diary or a map cannot be used; the message says what, where and what to do."""


class Fault(NamedTuple):
    """One thing that is wrong: the rows it stands in, counted from 0, and what to say after "Row N: "."""

    rows: tuple[int, ...]
    text: str


class Faults:
    """What is wrong in a file: the first examples in words, all the others counted."""

    def __init__(self) -> None:
        self.most = int(number("reading", "examples_shown"))
        self.examples: list[Fault] = []
        self.total = 0

    def add(self, rows: Sequence[int] | NDArray[np.int64], describe: Callable[[int], str]) -> None:
        """Count the rows of one kind of fault, in rising order, and describe the first of them."""
        self.total += len(rows)
        self.examples += [Fault((int(row),), describe(int(row))) for row in rows[: self.most]]

    def add_pairs(self, pairs: NDArray[np.int64], describe: Callable[[int], str]) -> None:
        """The same for pairs of rows, described by the first of the two."""
        self.total += len(pairs)
        self.examples += [Fault((int(a), int(b)), describe(int(a))) for a, b in pairs[: self.most]]


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
