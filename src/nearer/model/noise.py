"""Chance, keyed by who, when and what for: the same bits on any number of threads, and after any restart.

Philox 4x32-10 (Salmon 2011) turns a counter and a key into four random words. Nothing is drawn in sequence, so the
arms of a trial share the luck of each person, and a run can be resumed at any step. A tie's luck is keyed by its two
people, so both can look it up without asking each other.
"""

from math import cos, log, pi, sqrt
from typing import Any

import numpy as np

from nearer.model.state import Shocks, TieLuck

MULTIPLY_0 = np.uint64(0xD2511F53)
MULTIPLY_1 = np.uint64(0xCD9E8D57)
WEYL_0 = np.uint64(0x9E3779B9)
WEYL_1 = np.uint64(0xBB67AE85)
LOW = np.uint64(0xFFFFFFFF)
WORD = np.uint64(32)
EIGHT = np.uint64(8)
NINE = np.uint64(9)
TEN = np.uint64(10)
ELEVEN = np.uint64(11)
LOW_TEN = np.uint64(1023)
LOW_ELEVEN = np.uint64(2047)
NOBODY = np.uint64(0)

STREAM_PERSON = np.uint64(1)
STREAM_TIE = np.uint64(2)
STREAM_NEW_TIE = np.uint64(3)
STREAM_TRAIT = np.uint64(4)
STREAM_NETWORK = np.uint64(5)
STREAM_MOMENT = np.uint64(6)

HALF = np.float32(0.5)
TINY = np.float32(2.0**-23)
SMALL = np.float32(2.0**-21)
MINUS_TWO = np.float32(-2.0)
TURN = np.float32(2.0 * pi)
QUARTER = np.float32(pi / 2.0)


def single(word: Any) -> Any:
    """A whole number as a 32-bit float."""
    return np.float32(word)


def as_word(number: Any) -> Any:
    """A whole number as a word of a counter."""
    return np.uint64(number)


def philox(c0: Any, c1: Any, c2: Any, c3: Any, k0: Any, k1: Any) -> Any:
    """Four random 32-bit words, held in uint64, of a 4-word counter and a 2-word key."""
    for _ in range(10):
        p0 = MULTIPLY_0 * c0
        p1 = MULTIPLY_1 * c2
        c0, c1, c2, c3 = (p1 >> WORD) ^ c1 ^ k0, p1 & LOW, (p0 >> WORD) ^ c3 ^ k1, p0 & LOW
        k0 = (k0 + WEYL_0) & LOW
        k1 = (k1 + WEYL_1) & LOW
    return c0, c1, c2, c3


def luck(word: Any) -> Any:
    """A uniform float32 strictly between 0 and 1."""
    return (single(word >> NINE) + HALF) * TINY


def six_lucks(w0: Any, w1: Any, w2: Any, w3: Any) -> Any:
    """Six uniform float32 strictly between 0 and 1, of 21 bits each, from the 128 bits of four words."""
    fifth = ((w0 & LOW_ELEVEN) << TEN) | (w1 & LOW_TEN)
    sixth = ((w2 & LOW_ELEVEN) << TEN) | (w3 & LOW_TEN)
    return (
        (single(w0 >> ELEVEN) + HALF) * SMALL,
        (single(w1 >> ELEVEN) + HALF) * SMALL,
        (single(w2 >> ELEVEN) + HALF) * SMALL,
        (single(w3 >> ELEVEN) + HALF) * SMALL,
        (single(fifth) + HALF) * SMALL,
        (single(sixth) + HALF) * SMALL,
    )


def normals(first: Any, second: Any) -> Any:
    """Two standard normal float32 of two words (Box-Muller)."""
    radius = sqrt(MINUS_TWO * log(luck(first)))
    angle = TURN * luck(second)
    return radius * cos(angle), radius * cos(angle - QUARTER)


def draw_words(seed: Any, stream: Any, who: Any, other: Any, when: Any, block: Any) -> Any:
    """Four words for one use of one person, or of one and another."""
    what = (stream << EIGHT) | as_word(block)
    return philox(as_word(who), as_word(other), as_word(when) & LOW, what, seed >> WORD, seed & LOW)


def draw_shocks(seed: Any, person: Any, when: Any) -> Any:
    """One person's luck in one step."""
    a0, a1, a2, a3 = draw_words(seed, STREAM_PERSON, person, NOBODY, when, 0)
    b0, b1, b2, b3 = draw_words(seed, STREAM_PERSON, person, NOBODY, when, 1)
    c0, c1, c2, c3 = draw_words(seed, STREAM_PERSON, person, NOBODY, when, 2)
    mood, thought = normals(a0, a1)
    vulnerability, _ = normals(a2, a3)
    minor, major, blow, blow_size, met, met_rejected = six_lucks(b0, b1, b2, b3)
    stepped, step_rejected, supported, _, _, _ = six_lucks(c0, c1, c2, c3)
    return Shocks(
        mood,
        thought,
        vulnerability,
        minor,
        major,
        blow,
        blow_size,
        met,
        met_rejected,
        stepped,
        step_rejected,
        supported,
    )


def draw_tie_luck(seed: Any, lower: Any, higher: Any, when: Any) -> Any:
    """The luck of the tie between two people in one step, as seen from the one with the lower number."""
    a0, a1, a2, a3 = draw_words(seed, STREAM_TIE, lower, higher, when, 0)
    met, declined, other_declined, cut, rejected, other_rejected = six_lucks(a0, a1, a2, a3)
    return TieLuck(met, declined, other_declined, cut, rejected, other_rejected)
