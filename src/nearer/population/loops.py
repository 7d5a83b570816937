"""The loops beside the kernel: chance for drawing people and ties, and sorting.

Compiled by `nearer.model.compiler`. Every draw is keyed by who or which tie, what for and the seed, never by order.
"""

from math import exp, log
from typing import Any

from nearer.model.noise import NOBODY, STREAM_NETWORK, STREAM_TRAIT, draw_words, luck, normals


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
