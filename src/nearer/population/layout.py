"""The layout: every tie with both of its people, for sixteen people side by side.

People keep their order. Within a window of some of them, chunks of 16 are formed of people with about as many ties; a
chunk holds the first tie of each, then the second of each, and so on, so that sixteen ties are moved at once and next
to nothing is moved in vain. How wide a window is, and whether people are sorted in it, changes no bit: a person's ties
keep their own order everywhere.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from nearer.population.compiled import layout_loops

WINDOW = 1024
# Room for ties that move to other people: a share of all, and a little more.
SLACK, SOME_SLOTS = 1 / 24, 16_384
LANES = 16
# Places left by chunks that have moved are kept for others, up to this depth and this many of each.
DEPTHS, SPARES = 64, 1024
Floats = NDArray[np.float32]
Halves = NDArray[np.uint16]  # 16-bit floats, as the kernel takes them


@dataclass
class Listed:
    """Ties listed person by person: person i's stand at start[i]..start[i + 1], each tie twice."""

    start: NDArray[np.int64]
    words: NDArray[np.int32]
    changing: Floats  # (field, place)
    kept: Halves


class Layout(NamedTuple):
    """Ties laid out in chunks, as the loops take them; arrays are changed in place, and `used` slots are taken."""

    people: int
    window: int
    sorted: bool
    degree: NDArray[np.int32]
    order: NDArray[np.uint16]
    place: NDArray[np.uint16]
    start: NDArray[np.int64]
    width: NDArray[np.int32]
    words: NDArray[np.int32]
    changing: Floats
    kept: Halves
    used: NDArray[np.int64]
    spare: NDArray[np.int64]  # (depth, place): what chunks that have moved left behind

    @property
    def windows(self) -> int:
        """How many windows there are."""
        return -(-self.degree.size // self.window)

    @property
    def bytes(self) -> int:
        """Memory taken."""
        return sum(part.nbytes for part in self if isinstance(part, np.ndarray))

    def list(self, lo: int = 0, hi: int | None = None) -> Listed:
        """The ties of people lo..hi, person by person; those of everybody when nothing else is asked for."""
        hi = self.people if hi is None else min(hi, self.people)
        start = np.concatenate([[0], np.cumsum(self.degree[lo:hi], dtype=np.int64)])
        made = empty_list(start, self.changing.shape[0], self.kept.shape[0])
        layout_loops().read_chunks(lo, *parts_of(made), self)
        return made

    def tidy(self) -> None:
        """Order people anew and move chunks together, in place: what moved chunks have left is free again."""
        most = np.add.reduceat(self.degree, np.arange(0, self.degree.size, self.window)).max()
        begin = np.zeros(self.window + 1, dtype=np.int64)
        begin[-1] = most
        room = np.empty(int(self.degree.max(initial=0)) + 2, dtype=np.int64)
        loops, lists = layout_loops(), empty_list(begin, self.changing.shape[0], self.kept.shape[0])
        loops.tidy_windows(*parts_of(lists), room, self)
        loops.squeeze_chunks(np.argsort(self.start, kind="stable"), self)

    @property
    def slots(self) -> tuple[Any, ...]:
        """What stands in the slots."""
        return self.words, self.changing, self.kept


def round_up(people: int) -> int:
    """People in whole chunks."""
    return -(-people // LANES) * LANES


def leave_slack(used: int) -> int:
    """Slots left free for chunks that move, in whole chunks."""
    return LANES * (int(used * SLACK + SOME_SLOTS) // LANES)


def empty_list(start: NDArray[np.int64], changing: int, kept: int) -> Listed:
    """Room for so many ties."""
    size = int(start[-1])
    return Listed(
        start,
        np.empty(size, dtype=np.int32),
        np.empty((changing, size), dtype=np.float32),
        np.empty((kept, size), dtype=np.uint16),
    )


def parts_of(listed: Listed) -> tuple[Any, ...]:
    """The arrays of a list as the loops take them."""
    return listed.start, listed.words, listed.changing, listed.kept


def list_ties(
    people: int, ends: NDArray[np.int32], layer: NDArray[np.uint8], changing: Floats, kept: NDArray[np.float16]
) -> Listed:
    """List ties with both of their people; `changing` and `kept` are (field, tie)."""
    start = np.empty(people + 1, dtype=np.int64)
    layout_loops().count_halves(ends, start)
    made = empty_list(start, changing.shape[0], kept.shape[0])
    half = np.ascontiguousarray(kept, dtype=np.float16).view(np.uint16)
    layout_loops().fill_halves(ends, layer, changing, half, *parts_of(made))
    return made


def lay_out(listed: Listed, window: int = WINDOW, sort: bool = True) -> Layout:
    """Lay ties out in chunks; windows are whole chunks, and unsorted ones keep people as they are."""
    people, loops = listed.start.size - 1, layout_loops()
    padded = round_up(people)
    degree = np.zeros(padded, dtype=np.int32)
    degree[:people] = np.diff(listed.start)
    order = (np.arange(padded) % window).astype(np.uint16)
    place = order.copy()
    if sort:
        loops.order_windows(degree, window, order, place, np.empty(int(degree.max(initial=0)) + 2, dtype=np.int64))
    start, width = np.empty(padded // LANES, dtype=np.int64), np.empty(padded // LANES, dtype=np.int32)
    used = loops.size_chunks(degree, window, order, start, width)
    size = used + leave_slack(used)
    # The kernel looks one chunk ahead, so the end must be readable.
    words = np.zeros(size, dtype=np.int32)
    changing = np.empty((listed.changing.shape[0], size), dtype=np.float32)
    kept = np.empty((listed.kept.shape[0], size), dtype=np.uint16)
    taken, spare = np.array([used], dtype=np.int64), np.zeros((DEPTHS, SPARES), dtype=np.int64)
    made = Layout(people, window, sort, degree, order, place, start, width, words, changing, kept, taken, spare)
    loops.fill_chunks(0, width.size, 0, *parts_of(listed), made)
    return made
