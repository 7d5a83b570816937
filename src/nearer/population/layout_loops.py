"""The loops of the layout: ties listed with both of their people, laid out in chunks of 16, read back, and tidied.

Compiled by `nearer.model.compiler`; `lay` is a `nearer.population.layout.Layout`. A word holds the other person and, in
its two highest bits, the layer of a tie; a place without a tie holds its own person. `slot` is a place among all
laid-out ties.
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


def place_of(i: Any, lay: Any) -> Any:
    """Where a person stands among the chunks."""
    return i // lay.window * lay.window + lay.place[i]


def first_slot(i: Any, lay: Any) -> Any:
    """Where a person's first tie stands; the next is 16 slots further, and so on."""
    at = place_of(i, lay)
    return lay.start[at // 16] + at % 16


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


def order_window(degree: Any, lo: int, hi: int, order: Any, place: Any, room: Any) -> None:
    """Order people lo..hi by falling number of ties: a counting sort, in which equal ones keep their order.

    `place` says where in the window each one went.
    """
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
        place[i] = room[d]
        room[d] += 1


def order_windows(degree: Any, window: int, order: Any, place: Any, room: Any) -> None:
    """Order the people of every window."""
    for lo in range(0, degree.shape[0], window):
        order_window(degree, lo, min(lo + window, degree.shape[0]), order, place, room)


def find_depth(chunk: int, degree: Any, window: int, order: Any) -> int:
    """The most ties that one of the 16 people of a chunk has."""
    base = chunk * 16 // window * window
    deepest = 0
    for at in range(chunk * 16, chunk * 16 + 16):
        deepest = max(deepest, degree[base + order[at]])
    return deepest


def size_chunks(degree: Any, window: int, order: Any, start: Any, width: Any) -> int:
    """Where each chunk of 16 people begins, and how many ties deep it is; returns the slots used."""
    used = 0
    for chunk in range(width.shape[0]):
        start[chunk] = used
        width[chunk] = find_depth(chunk, degree, window, order)
        used += 16 * width[chunk]
    return used


def fill_chunks(first: int, last: int, people: int, begin: Any, listed: Any, change: Any, keep: Any, lay: Any) -> None:
    """Lay listed ties out in chunks first..last: first ties of 16 people side by side, then their second, and so on.

    The list begins with the person `people`, whose ties stand at begin[0]..begin[1].
    """
    for chunk in range(first, last):
        base = chunk * 16 // lay.window * lay.window
        for lane in range(16):
            i = base + lay.order[chunk * 16 + lane]
            there = i < lay.people
            at = begin[i - people] if there else 0
            count = begin[i - people + 1] - at if there else 0
            for c in range(lay.width[chunk]):
                slot = lay.start[chunk] + 16 * c + lane
                lay.words[slot] = listed[at + c] if c < count else i
                for field in range(change.shape[0]):
                    lay.changing[field, slot] = change[field, at + c] if c < count else np.float32(0)
                for field in range(keep.shape[0]):
                    lay.kept[field, slot] = keep[field, at + c] if c < count else np.uint16(0)


def read_chunks(people: int, begin: Any, listed: Any, change: Any, keep: Any, lay: Any) -> None:
    """List laid-out ties person by person, from the person `people` on: theirs go to begin[0]..begin[1]."""
    for k in range(begin.shape[0] - 1):
        slot = first_slot(people + k, lay)
        for at in range(begin[k], begin[k + 1]):
            listed[at] = lay.words[slot]
            for field in range(change.shape[0]):
                change[field, at] = lay.changing[field, slot]
            for field in range(keep.shape[0]):
                keep[field, at] = lay.kept[field, slot]
            slot += 16


def read_pairs(lay: Any, ends: Any, layer: Any, change: Any, keep: Any) -> int:
    """List ties once each, by their lower person; returns how many."""
    count = 0
    for i in range(lay.people):
        slot = first_slot(i, lay)
        for _ in range(lay.degree[i]):
            other = other_of(lay.words[slot])
            if other > i:
                ends[0, count] = i
                ends[1, count] = other
                layer[count] = layer_of(lay.words[slot])
                change[:, count] = lay.changing[:, slot]
                keep[:, count] = lay.kept[:, slot]
                count += 1
            slot += 16
    return count


def sort_chunks(first: int, last: int, start: Any, width: Any) -> None:
    """Put the places of some chunks in order, the deepest first."""
    for chunk in range(first + 1, last):
        place, depth, at = start[chunk], width[chunk], chunk
        while at > first and width[at - 1] < depth:
            start[at], width[at] = start[at - 1], width[at - 1]
            at -= 1
        start[at], width[at] = place, depth


def tidy_windows(begin: Any, listed: Any, change: Any, keep: Any, room: Any, lay: Any) -> None:
    """Order the people of each window anew, in the places that its chunks have.

    They always fit: of people in falling order, number 16 k has no more ties than the chunk that is k-th in depth, or
    more than 16 k people would have had to stand in k chunks. The lists hold the ties of one window.
    """
    for lo in range(0, lay.degree.shape[0], lay.window):
        hi = min(lo + lay.window, lay.degree.shape[0])
        here = min(hi, lay.people) - lo
        begin[0] = 0
        for k in range(here):
            begin[k + 1] = begin[k] + lay.degree[lo + k]
        read_chunks(lo, begin[: here + 1], listed, change, keep, lay)
        if lay.sorted:
            order_window(lay.degree, lo, hi, lay.order, lay.place, room)
            sort_chunks(lo // 16, hi // 16, lay.start, lay.width)
        for chunk in range(lo // 16, hi // 16):
            lay.width[chunk] = find_depth(chunk, lay.degree, lay.window, lay.order)
        fill_chunks(lo // 16, hi // 16, lo, begin, listed, change, keep, lay)


def squeeze_chunks(order: Any, lay: Any) -> None:
    """Move all chunks together, in the order in which they stand; what was left free is at the end afterwards."""
    used = 0
    for chunk in order:
        old, size = lay.start[chunk], 16 * lay.width[chunk]
        lay.start[chunk] = used
        if old > used:
            for k in range(size):
                lay.words[used + k] = lay.words[old + k]
                for field in range(lay.changing.shape[0]):
                    lay.changing[field, used + k] = lay.changing[field, old + k]
                for field in range(lay.kept.shape[0]):
                    lay.kept[field, used + k] = lay.kept[field, old + k]
        used += size
    lay.used[0] = used
    lay.spare[:, 0] = 0
