"""The loops beside the kernel: chance for drawing people and ties, sorting, and meeting new people.

Compiled by `nearer.model.compiler`. Every draw is keyed by who or which tie, what for and the seed, never by order.
"""

from math import exp, log
from typing import Any

import numpy as np

from nearer.model.columns import load_side
from nearer.model.noise import NOBODY, STREAM_NETWORK, STREAM_NEW_TIE, STREAM_TRAIT, draw_words, luck, normals

HALF_WORD = np.uint64(32)
COIN = np.uint64(1)


def fill_trait_normals(out: Any, seed: Any, use: int) -> None:
    """One standard normal a person, for one use of a trait draw."""
    for i in range(out.shape[0]):
        a0, a1, _, _ = draw_words(seed, STREAM_TRAIT, i, NOBODY, use, 0)
        out[i], _ = normals(a0, a1)


def fill_trait_luck(out: Any, seed: Any, use: int) -> None:
    """One uniform a person, for one use of a trait draw."""
    for i in range(out.shape[0]):
        a0, _, _, _ = draw_words(seed, STREAM_TRAIT, i, NOBODY, use, 0)
        out[i] = luck(a0)


def fill_tie_normals(out: Any, seed: Any, use: int) -> None:
    """One standard normal an entry, for one use of a network draw."""
    for i in range(out.shape[0]):
        a0, a1, _, _ = draw_words(seed, STREAM_NETWORK, i, NOBODY, use, 0)
        out[i], _ = normals(a0, a1)


def fill_tie_luck(out: Any, seed: Any, use: int) -> None:
    """One uniform an entry, for one use of a network draw."""
    for i in range(out.shape[0]):
        a0, _, _, _ = draw_words(seed, STREAM_NETWORK, i, NOBODY, use, 0)
        out[i] = luck(a0)


def pair_near(out: Any, weight: Any, heaviest: float, reach: float, chance: float, seed: Any, use: int) -> int:
    """Ties with those who live near, on a ring: the more sociable two people are, the farther they reach.

    Writes as many as `out` (2, room) holds and returns how many there are.
    """
    people = weight.shape[0]
    found = 0
    for i in range(people):
        farthest = min(int(reach * weight[i] * heaviest) + 1, (people - 1) // 2)
        for step in range(1, farthest + 1):
            j = (i + step) % people
            a0, a1, _, _ = draw_words(seed, STREAM_NETWORK, i, step, use, 0)
            if step - luck(a0) < reach * weight[i] * weight[j] and luck(a1) < chance:
                if found < out.shape[1]:
                    out[0, found] = i
                    out[1, found] = j
                found += 1
    return found


def strain_of(chosen: Any, normal: Any, numbers: Any) -> Any:
    """Strain of one tie: most have little, a minority is harsh. Numbers: share harsh, usual, spread, harsh, spread."""
    harsh = chosen < numbers[0]
    centre = numbers[3] if harsh else numbers[1]
    spread = numbers[4] if harsh else numbers[2]
    return 1.0 / (1.0 + exp(-(log(centre / (1.0 - centre)) + spread * normal)))


def fill_strain(out: Any, numbers: Any, seed: Any, use: int) -> None:
    """Strain of every tie when the network is drawn."""
    for k in range(out.shape[0]):
        a0, a1, a2, _ = draw_words(seed, STREAM_NETWORK, k, NOBODY, use, 0)
        normal, _ = normals(a1, a2)
        out[k] = strain_of(luck(a0), normal, numbers)


def sort_by(values: Any, order: Any, room: Any, out: Any) -> None:
    """Counting sort: write into `out` the entries of `order` by rising `values`; equal ones keep their order."""
    room[:] = 0
    for at in range(order.shape[0]):
        room[values[order[at]] + 1] += 1
    for v in range(1, room.shape[0]):
        room[v] += room[v - 1]
    for at in range(order.shape[0]):
        k = order[at]
        v = values[k]
        out[room[v]] = k
        room[v] += 1


def list_ties(ends: Any, start: Any, slots: Any) -> None:
    """Who has which ties: person i's are slots[start[i]:start[i + 1]], in the order of the ties."""
    start[:] = 0
    for k in range(ends.shape[1]):
        start[ends[0, k] + 1] += 1
        start[ends[1, k] + 1] += 1
    for i in range(1, start.shape[0]):
        start[i] += start[i - 1]
    for k in range(ends.shape[1]):
        for side in range(2):
            i = ends[side, k]
            slots[start[i]] = k
            start[i] += 1
    for i in range(start.shape[0] - 1, 0, -1):
        start[i] = start[i - 1]
    start[0] = 0


def set_paces(pace: Any, ends: Any, layer: Any, layer_pace: Any, start: Any, usual: float, crowding: float) -> None:
    """Chances on each tie: people with many ties have less time for each."""
    for k in range(pace.shape[0]):
        i = ends[0, k]
        j = ends[1, k]
        ties = float(start[i + 1] - start[i]) * float(start[j + 1] - start[j])
        pace[k] = layer_pace[layer[k]] * exp(crowding * (log(usual) - 0.5 * log(ties)))


def are_tied(i: int, j: int, ends: Any, start: Any, slots: Any, changed: Any, count: int) -> bool:
    """Whether two people have a tie, counting those re-aimed in this step and not yet listed."""
    for at in range(start[i], start[i + 1]):
        k = slots[at]
        if (ends[0, k] == i and ends[1, k] == j) or (ends[1, k] == i and ends[0, k] == j):
            return True
    for at in range(count):
        k = changed[at]
        if (ends[0, k] == i and ends[1, k] == j) or (ends[1, k] == i and ends[0, k] == j):
            return True
    return False


def meet_someone(i: Any, people: int, closing: float, ends: Any, start: Any, slots: Any, words: Any) -> Any:
    """A third person: often a friend of a friend, else anyone; -1 when the chance comes to nothing."""
    w0, w1, w2, w3 = words
    if luck(w0) >= closing:
        return np.int64((w1 * np.uint64(people)) >> HALF_WORD)
    known = start[i + 1] - start[i]
    if known == 0:
        return np.int64(-1)
    k = slots[start[i] + np.int64((w2 * np.uint64(known)) >> HALF_WORD)]
    friend = ends[1, k] if ends[0, k] == i else ends[0, k]
    theirs = start[friend + 1] - start[friend]
    if theirs == 0:
        return np.int64(-1)
    k = slots[start[friend] + np.int64((w3 * np.uint64(theirs)) >> HALF_WORD)]
    return np.int64(ends[1, k] if ends[0, k] == friend else ends[0, k])


def meet_new_people(
    ties: Any,
    ends: Any,
    layer: Any,
    sides: Any,
    start: Any,
    slots: Any,
    changed: Any,
    closing: Any,
    numbers: Any,
    strain: Any,
    seed: Any,
    when: Any,
    dt: Any,
) -> int:
    """Ties that have died re-aim at someone new; writes which into `changed` and returns how many.

    `closing` holds each layer's share of friends of friends, below 0 for layers whose ties never re-aim. `numbers`:
    strength below which a tie is dead, tries a day, welcome, seeking, strength of a new tie.
    """
    dead, tries, welcome, seeking, first_strength = numbers
    people = sides.shape[1]
    ceiling = 1.0 - exp(-tries * welcome * (1.0 + seeking) * dt)
    count = 0
    for k in range(ends.shape[1]):
        if ties[0, k] >= dead or closing[layer[k]] < 0:
            continue
        a0, a1, a2, a3 = draw_words(seed, STREAM_NEW_TIE, k, NOBODY, when, 0)
        happens = luck(a0)
        if happens >= ceiling:
            continue
        i: Any = np.int64(ends[a1 & COIN, k])
        other: Any = np.int64(ends[COIN - (a1 & COIN), k])
        found = meet_someone(
            i, people, closing[layer[k]], ends, start, slots, draw_words(seed, STREAM_NEW_TIE, k, NOBODY, when, 1)
        )
        if found < 0 or found in (i, other):
            continue
        one = load_side(sides, i)
        new = load_side(sides, found)
        both = one.approach * one.presence * new.approach * new.presence
        rate = tries * welcome * both * (1.0 + seeking * one.pull)
        if happens >= 1.0 - exp(-rate * dt) or are_tied(i, found, ends, start, slots, changed, count):
            continue
        normal, _ = normals(a2, a3)
        b0, _, _, _ = draw_words(seed, STREAM_NEW_TIE, k, NOBODY, when, 2)
        ends[0, k] = min(i, found)
        ends[1, k] = max(i, found)
        ties[0, k] = first_strength
        ties[4, k] = strain_of(luck(b0), normal, strain)
        changed[count] = k
        count += 1
    return count
