"""The loops of the layout: ties listed with both of their people, laid out in chunks of 16, read back, and re-aimed.

Compiled by `nearer.model.compiler`. A word holds the other person and, in its two highest bits, the layer of a tie; a
place without a tie holds its own person. `slot` is a place among all laid-out ties.
"""

from typing import Any

import numpy as np

OTHER = np.int32(0x3FFFFFFF)
LAYER_BITS = np.int32(30)
THREE = np.int32(3)


def other_of(word: Any) -> Any:
    """The other person of a tie."""
    return word & OTHER


def layer_of(word: Any) -> Any:
    """The layer of a tie."""
    return (word >> LAYER_BITS) & THREE


def join_word(person: Any, layer: Any) -> Any:
    """A word of the other person and the layer."""
    return np.int32(person) | (np.int32(layer) << LAYER_BITS)


def count_halves(ends: Any, start: Any) -> None:
    """How many ties each person has, summed up: person i's begin at start[i]."""
    start[:] = 0
    for k in range(ends.shape[1]):
        start[ends[0, k] + 1] += 1
        start[ends[1, k] + 1] += 1
    for i in range(1, start.shape[0]):
        start[i] += start[i - 1]


def fill_halves(
    ends: Any, layer: Any, change: Any, keep: Any, start: Any, words: Any, changing: Any, kept: Any
) -> None:
    """List every tie with both of its people, in the order of the ties; leaves `start` as it was."""
    for k in range(ends.shape[1]):
        for side in range(2):
            i = ends[side, k]
            at = start[i]
            start[i] += 1
            words[at] = join_word(ends[1 - side, k], layer[k])
            for field in range(change.shape[0]):
                changing[field, at] = change[field, k]
            for field in range(keep.shape[0]):
                kept[field, at] = keep[field, k]
    for i in range(start.shape[0] - 1, 0, -1):
        start[i] = start[i - 1]
    start[0] = 0


def order_window(degree: Any, lo: int, hi: int, order: Any, room: Any) -> None:
    """Order people lo..hi by falling number of ties: a counting sort, in which equal ones keep their order."""
    most = 0
    for i in range(lo, hi):
        most = max(most, degree[i])
    room[: most + 2] = 0
    for i in range(lo, hi):
        room[most - degree[i] + 1] += 1
    for d in range(1, most + 2):
        room[d] += room[d - 1]
    for i in range(lo, hi):
        d = most - degree[i]
        order[lo + room[d]] = i - lo
        room[d] += 1


def order_windows(degree: Any, window: int, order: Any, place: Any, room: Any) -> None:
    """Order the people of every window; `place` says where in the window each one went."""
    for lo in range(0, degree.shape[0], window):
        hi = min(lo + window, degree.shape[0])
        order_window(degree, lo, hi, order, room)
        for at in range(lo, hi):
            place[lo + order[at]] = at - lo


def size_chunks(degree: Any, window: int, order: Any, start: Any, width: Any) -> int:
    """Where each chunk of 16 people begins, and how many ties deep it is; returns the slots used."""
    used = 0
    for chunk in range(width.shape[0]):
        base = chunk * 16 // window * window
        deepest = 0
        for at in range(chunk * 16, chunk * 16 + 16):
            deepest = max(deepest, degree[base + order[at]])
        start[chunk] = used
        width[chunk] = deepest
        used += 16 * deepest
    return used


def fill_chunks(
    begin: Any,
    listed: Any,
    change: Any,
    keep: Any,
    window: int,
    order: Any,
    start: Any,
    width: Any,
    words: Any,
    changing: Any,
    kept: Any,
) -> None:
    """Lay listed ties out: the first ties of 16 people side by side, then their second, and so on."""
    people = begin.shape[0] - 1
    for chunk in range(width.shape[0]):
        base = chunk * 16 // window * window
        for lane in range(16):
            i = base + order[chunk * 16 + lane]
            first = begin[i] if i < people else 0
            count = begin[i + 1] - first if i < people else 0
            for c in range(width[chunk]):
                slot = start[chunk] + 16 * c + lane
                words[slot] = listed[first + c] if c < count else i
                for field in range(change.shape[0]):
                    changing[field, slot] = change[field, first + c] if c < count else np.float32(0)
                for field in range(keep.shape[0]):
                    kept[field, slot] = keep[field, first + c] if c < count else np.uint16(0)


def read_chunks(
    begin: Any,
    listed: Any,
    change: Any,
    keep: Any,
    window: int,
    place: Any,
    start: Any,
    words: Any,
    changing: Any,
    kept: Any,
) -> None:
    """List laid-out ties person by person."""
    for i in range(begin.shape[0] - 1):
        at = i // window * window + place[i]
        slot = start[at // 16] + at % 16
        for k in range(begin[i], begin[i + 1]):
            listed[k] = words[slot]
            for field in range(change.shape[0]):
                change[field, k] = changing[field, slot]
            for field in range(keep.shape[0]):
                keep[field, k] = kept[field, slot]
            slot += 16


def pair_halves(begin: Any, listed: Any, ends: Any, layer: Any, where: Any) -> int:
    """Ties once each, by their lower person; `where` says at which place of the list. Returns how many."""
    count = 0
    for i in range(begin.shape[0] - 1):
        for k in range(begin[i], begin[i + 1]):
            other = other_of(listed[k])
            if other > i:
                ends[0, count] = i
                ends[1, count] = other
                layer[count] = layer_of(listed[k])
                where[count] = k
                count += 1
    return count
