"""The loops of new ties: whom dead ties find, one after the other.

Compiled by `nearer.model.compiler`, after the loops of drawing and of the layout. Chance is keyed by the two people a
tie has, and ties take their turn by their people's numbers, so bits depend neither on threads nor on the layout. `lay`
is a `nearer.population.layout.Layout`.
"""

from math import exp, log
from typing import Any

import numpy as np

from nearer.model.noise import STREAM_NEW_TIE, WORD, draw_words, luck, normals
from nearer.population.layout_loops import first_slot, join_word, layer_of, other_of, place_of
from nearer.population.loops import strain_of

COIN = np.uint64(1)
DEEPER = 2  # ties that a chunk is given room for at once
MORE = 6  # a place that is so much deeper than needed will do
LEAST_STRAIN = 2.0**-13
ROUND_HALF = np.int32(0xFFF)
HALF_SHIFT = np.int32(13)
HALF_BASE = np.int32(114688)
ONE_BIT = np.int32(1)


def slot_of(i: Any, c: Any, lay: Any) -> Any:
    """Where person i's tie number c stands."""
    return first_slot(i, lay) + 16 * c


def find_tie(i: Any, other: Any, lay: Any) -> Any:
    """Which of person i's ties is with this other; -1 for none."""
    slot = slot_of(i, 0, lay)
    for c in range(lay.degree[i]):
        if other_of(lay.words[slot + 16 * c]) == other:
            return c
    return -1


def copy_slot(here: Any, there: Any, lay: Any) -> None:
    """Copy one tie."""
    lay.words[there] = lay.words[here]
    lay.changing[:, there] = lay.changing[:, here]
    lay.kept[:, there] = lay.kept[:, here]


def drop_tie(i: Any, c: Any, lay: Any) -> None:
    """Take person i's tie number c away; the last one takes its place."""
    lay.degree[i] -= 1
    last = slot_of(i, lay.degree[i], lay)
    copy_slot(last, slot_of(i, c, lay), lay)
    lay.words[last] = i


def find_room(depth: Any, lay: Any) -> Any:
    """Where a chunk of this depth can stand: a place that others have left, or the end; -1 when that is reached."""
    for enough in range(depth, min(depth + MORE, lay.spare.shape[0])):
        if lay.spare[enough, 0] > 0:
            found = lay.spare[enough, lay.spare[enough, 0]]
            lay.spare[enough, 0] -= 1
            return found
    if lay.used[0] + 16 * depth > lay.words.shape[0] - 32:
        return np.int64(-1)
    lay.used[0] += 16 * depth
    return lay.used[0] - 16 * depth


def make_room(i: Any, lay: Any) -> bool:
    """See that person i can have one more tie: a full chunk moves to where there is room for it to be deeper."""
    chunk = place_of(i, lay) // 16
    depth = lay.width[chunk]
    if lay.degree[i] < depth:
        return True
    new = find_room(depth + DEEPER, lay)
    if new < 0:
        return False
    old = lay.start[chunk]
    base = chunk * 16 // lay.window * lay.window
    for k in range(16 * depth):
        copy_slot(old + k, new + k, lay)
    for k in range(16 * depth, 16 * (depth + DEEPER)):
        lay.words[new + k] = base + lay.order[chunk * 16 + k % 16]
        lay.changing[:, new + k] = 0
        lay.kept[:, new + k] = 0
    if depth < lay.spare.shape[0] and lay.spare[depth, 0] < lay.spare.shape[1] - 1:
        lay.spare[depth, 0] += 1
        lay.spare[depth, lay.spare[depth, 0]] = old
    lay.start[chunk] = new
    lay.width[chunk] = depth + DEEPER
    return True


def meet_someone(i: Any, closing: float, lay: Any, chance: Any) -> Any:
    """A third person: often a friend of a friend, else anyone; -1 when the chance comes to nothing."""
    w0, w1, w2, w3 = chance
    if luck(w0) >= closing:
        return np.int64((w1 * np.uint64(lay.people)) >> WORD)
    if lay.degree[i] == 0:
        return np.int64(-1)
    c = np.int64((w2 * np.uint64(lay.degree[i])) >> WORD)
    friend = other_of(lay.words[slot_of(i, c, lay)])
    if lay.degree[friend] == 0:
        return np.int64(-1)
    c = np.int64((w3 * np.uint64(lay.degree[friend])) >> WORD)
    return np.int64(other_of(lay.words[slot_of(friend, c, lay)]))


def half_of(number: Any) -> Any:
    """The bits of a number between 6.2e-5 and 1 as a 16-bit float, rounded to the nearest."""
    bits = np.float32(number).view(np.int32)
    return np.uint16(((bits + ROUND_HALF + ((bits >> HALF_SHIFT) & ONE_BIT)) >> HALF_SHIFT) - HALF_BASE)


def room_of(ties: Any, usual: float, crowding: float) -> Any:
    """How much room someone with so many ties has for each of them: 1 for as many as usual."""
    return np.float32(exp(0.5 * crowding * (log(usual) - log(max(1.0, float(ties))))))


def set_rooms(degree: Any, room: Any, usual: float, crowding: float) -> None:
    """Everybody's room."""
    for i in range(degree.shape[0]):
        room[0, i] = room_of(degree[i], usual, crowding)


def rate_of(i: Any, found: Any, sides: Any, fields: Any, room: Any, numbers: Any) -> Any:
    """How fast a tie between these two would form, a day.

    `fields`: where approach, pull and presence stand in a side, and how long it is.
    """
    approach, pull, presence, length = fields
    tries, welcome, seeking, _, _, _ = numbers
    mine = sides[i * length + approach] * sides[i * length + presence] / room[0, i]
    theirs = sides[found * length + approach] * sides[found * length + presence] / room[0, found]
    return tries * welcome * mine * theirs * (1.0 + seeking * sides[i * length + pull])


def move_tie(i: Any, other: Any, found: Any, strength: Any, strain: Any, lay: Any) -> None:
    """Person i's tie with one is now with another, who has room for it."""
    drop_tie(other, find_tie(other, i, lay), lay)
    here = slot_of(i, find_tie(i, other, lay), lay)
    there = slot_of(found, lay.degree[found], lay)
    lay.degree[found] += 1
    layer = layer_of(lay.words[here])
    lay.words[here] = join_word(found, layer)
    lay.words[there] = join_word(i, layer)
    for slot in (here, there):
        lay.changing[0, slot] = strength
        lay.kept[0, slot] = half_of(max(strain, LEAST_STRAIN))


def meet_new_people(
    first: int,
    turns: Any,
    lay: Any,
    sides: Any,
    fields: Any,
    room: Any,
    closing: Any,
    numbers: Any,
    strain: Any,
    seed: Any,
    when: Any,
    dt: Any,
    formed: Any,
) -> int:
    """Dead ties from turn `first` on find someone new; stops early when the layout is full, and returns the next turn.

    `numbers`: tries a day, welcome, seeking, strength of a new tie, usual ties, crowding. `formed` counts.
    """
    for turn in range(first, turns.shape[1]):
        lower = turns[0, turn]
        higher = turns[1, turn]
        a0, a1, a2, a3 = draw_words(seed, STREAM_NEW_TIE, lower, higher, when, 0)
        i = lower if (a1 & COIN) == 0 else higher
        other = lower + higher - i
        layer = layer_of(lay.words[slot_of(i, find_tie(i, other, lay), lay)])
        found = meet_someone(i, closing[layer], lay, draw_words(seed, STREAM_NEW_TIE, lower, higher, when, 1))
        if found < 0 or found in (i, other) or find_tie(i, found, lay) >= 0:
            continue
        if luck(a0) >= 1.0 - exp(-rate_of(i, found, sides, fields, room, numbers) * dt):
            continue
        if not make_room(found, lay):
            return turn
        normal, _ = normals(a2, a3)
        b0, _, _, _ = draw_words(seed, STREAM_NEW_TIE, lower, higher, when, 2)
        move_tie(i, other, found, numbers[3], strain_of(luck(b0), normal, strain), lay)
        for who in (other, found):
            room[0, who] = room_of(lay.degree[who], numbers[4], numbers[5])
        formed[0] += 1
    return int(turns.shape[1])
