"""The loops around the step: everybody and every tie one step on, in windows of people that threads share.

Two passes, so that no two threads ever write the same place: what people bring to their ties (`face_block`), then what
happens on all ties of a person, summed up, and that person one step later (`live_block`). A tie is worked out with both
of its people, from the same luck, and comes out the same with both. `face_lanes`, `tie_lanes` and `live_lanes` stand
for all equations, sixteen people at a time.
"""

from typing import Any

import numpy as np

from nearer.model.noise import STREAM_NEW_TIE, draw_words, luck

OTHER = np.int32(0x3FFFFFFF)
LAYER_BITS = np.int32(30)
THREE = np.int32(3)

# Put in by `nearer.model.tracing.builder`, from the equations of a set of mechanisms.
face_lanes: Any = None
tie_lanes: Any = None
live_lanes: Any = None
self_tie_lanes: Any = None
weak_lanes: Any = None
read_sides: Any = None
write_sides: Any = None
read_met: Any = None
write_met: Any = None
FIELDS: Any = None  # of a side
MET: Any = None  # fields of what is met
MET_WIDTH: Any = None  # room for the record of what is met


def face_block(
    lo: int,
    hi: int,
    state: Any,
    traits: Any,
    help: Any,
    room: Any,
    sides: Any,
    numbers: Any,
    seed: Any,
    when: Any,
) -> None:
    """What people lo..hi bring to their ties; both are multiples of 16. Help of one lot is everybody's."""
    who = np.empty(16, dtype=np.int32)
    side = np.empty((FIELDS, 16), dtype=np.float32)
    alike = help.shape[1] == 16
    for i in range(lo, hi, 16):
        number_lanes(who, i)
        given = 0 if alike else i
        face_lanes(numbers, seed, when, who, state, i, traits, i, help, given, room, i, side, 0)
        write_sides(sides, who, side)


def live_block(
    lo: int,
    hi: int,
    window: int,
    state: Any,
    traits: Any,
    help: Any,
    sides: Any,
    order: Any,
    start: Any,
    width: Any,
    words: Any,
    changing: Any,
    kept: Any,
    nobody: Any,
    tie_numbers: Any,
    numbers: Any,
    seed: Any,
    when: Any,
    level: Any,
    chance: Any,
    found: Any,
) -> int:
    """People and ties of windows lo..hi one step on.

    Ties weaker than `level` have luck by the `chance` of their layer (4,). Those that do are written into `found`, as
    many as it holds, as (lower person, higher); returns how many there are.
    """
    people = state.shape[1]
    who = np.empty(16, dtype=np.int32)
    own = np.empty((FIELDS, 16), dtype=np.float32)
    total = np.empty((MET, 16), dtype=np.float32)
    met = np.empty(window * MET_WIDTH, dtype=np.float32)
    here = np.empty(16, dtype=np.int32)
    count = 0
    alike = help.shape[1] == 16
    for w in range(lo, hi):
        base = w * window
        top = min(base + window, people)
        for place in range(base, top, 16):
            for lane in range(16):
                here[lane] = order[place + lane]
                who[lane] = base + here[lane]
            read_sides(sides, who, own)
            for field in range(MET):
                total[field, :] = nobody[field]
            slot = start[place // 16]
            for _ in range(width[place // 16]):
                tie_lanes(tie_numbers, seed, when, who, words, changing, kept, slot, sides, own, total)
                weak = weak_lanes(who, words, changing, slot, level)
                count = find_lucky(weak, who, words, slot, chance, seed, when, found, count)
                slot += 16
            write_met(met, here, total)
        for i in range(base, top, 16):
            number_lanes(who, i)
            number_lanes(here, i - base)
            read_met(met, here, total)
            given = 0 if alike else i
            live_lanes(numbers, seed, when, who, state, i, traits, i, help, given, total, 0)
    return count


def selves_block(
    lo: int,
    hi: int,
    selves: Any,
    traits: Any,
    help: Any,
    ties: Any,
    around: Any,
    sums: Any,
    summed: Any,
    nobody: Any,
    room: Any,
    seed: Any,
    slot: Any,
    when: Any,
    steps: int,
    face_numbers: Any,
    tie_numbers: Any,
    numbers: Any,
) -> None:
    """Selves lo..hi some steps on, each in its own ego network of people who behave as the population's average.

    `ties` is (field, tie, self) with pace 0 where there is no tie, `around` the average side as (field, 1). What is met
    is added to `sums`, field by field as `summed` says. Chance is keyed by `slot` (self,), never by ancestor.
    """
    known = ties.shape[1]
    state = np.zeros((selves.shape[0], 16), dtype=np.float32)
    trait = np.zeros((traits.shape[0], 16), dtype=np.float32)
    given = np.zeros((help.shape[0], 16), dtype=np.float32)
    bond = np.zeros((known, ties.shape[0], 16), dtype=np.float32)
    other = np.empty((FIELDS, 16), dtype=np.float32)
    side = np.empty((FIELDS, 16), dtype=np.float32)
    total = np.empty((MET, 16), dtype=np.float32)
    who, which = np.zeros(16, dtype=np.int32), np.zeros(16, dtype=np.int32)
    for field in range(FIELDS):
        other[field, :] = around[field, 0]
    for i in range(lo, hi, 16):
        here = min(16, hi - i)
        for lane in range(here):
            who[lane] = slot[i + lane]
        copy_lanes(selves, i, state, 0, here)
        copy_lanes(traits, i, trait, 0, here)
        copy_lanes(help, i, given, 0, here)
        for k in range(known):
            copy_lanes(ties[:, k, :], i, bond[k], 0, here)
        for n in range(steps):
            face_lanes(face_numbers, seed, when + n, who, state, 0, trait, 0, given, 0, room, 0, side, 0)
            for field in range(MET):
                total[field, :] = nobody[field]
            for k in range(known):
                which[:] = k
                self_tie_lanes(tie_numbers, seed, when + n, who, which, bond[k], side, other, total)
            live_lanes(numbers, seed, when + n, who, state, 0, trait, 0, given, 0, total, 0)
            for at in range(summed.shape[0]):
                for lane in range(here):
                    sums[at, i + lane] += total[summed[at], lane]
        copy_lanes(state, 0, selves, i, here)
        for k in range(known):
            copy_lanes(bond[k], 0, ties[:, k, :], i, here)


def number_lanes(lanes: Any, first: int) -> None:
    """Sixteen numbers from the first on."""
    for lane in range(16):
        lanes[lane] = first + lane


def find_lucky(
    weak: Any, who: Any, words: Any, slot: Any, chance: Any, seed: Any, when: Any, found: Any, count: int
) -> int:
    """Write down which of the weak ties of one slot have luck; returns how many there are by now."""
    while weak != 0:
        lane = count_zeros(weak)
        weak &= weak - 1
        other = words[slot + lane] & OTHER
        a0, _, _, _ = draw_words(seed, STREAM_NEW_TIE, who[lane], other, when, 0)
        if luck(a0) < chance[(words[slot + lane] >> LAYER_BITS) & THREE]:
            if count < found.shape[1]:
                found[0, count] = who[lane]
                found[1, count] = other
            count += 1
    return count


def count_zeros(bits: int) -> int:
    """How many zeros a number ends with."""
    count = 0
    while bits & 1 == 0:
        bits >>= 1
        count += 1
    return count


def copy_lanes(source: Any, at: int, target: Any, to: int, count: int) -> None:
    """Copy some lanes of every row."""
    for row in range(source.shape[0]):
        for lane in range(count):
            target[row, to + lane] = source[row, at + lane]
