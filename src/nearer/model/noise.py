"""Chance, keyed by who, when and what for: the same bits on any number of threads, and after any restart.

Philox 4x32-10 (Salmon 2011) turns a counter and a key into four random words. Nothing is drawn in sequence, so the
arms of a trial share the luck of each person, and a run can be resumed at any step.
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
NINE = np.uint64(9)

STREAM_PERSON = np.uint64(1)
STREAM_TIE = np.uint64(2)
STREAM_NEW_TIE = np.uint64(3)
STREAM_TRAIT = np.uint64(4)
STREAM_NETWORK = np.uint64(5)
STREAM_MOMENT = np.uint64(6)

HALF = np.float32(0.5)
TINY = np.float32(2.0**-23)
MINUS_TWO = np.float32(-2.0)
TURN = np.float32(2.0 * pi)


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
    return (np.float32(word >> NINE) + HALF) * TINY


def normals(first: Any, second: Any) -> Any:
    """Two standard normal float32 of two words (Box-Muller)."""
    radius = sqrt(MINUS_TWO * log(luck(first)))
    angle = TURN * luck(second)
    return radius * cos(angle), radius * cos(angle - TURN / np.float32(4.0))


def draw_words(seed: Any, stream: Any, who: Any, when: Any, block: Any) -> Any:
    """Four words for one use."""
    return philox(np.uint64(who), np.uint64(when), np.uint64(block), seed >> WORD, seed & LOW, stream)


def draw_shocks(seed: Any, person: Any, when: Any) -> Any:
    """One person's luck in one step."""
    a0, a1, a2, a3 = draw_words(seed, STREAM_PERSON, person, when, 0)
    b0, b1, b2, b3 = draw_words(seed, STREAM_PERSON, person, when, 1)
    c0, c1, c2, c3 = draw_words(seed, STREAM_PERSON, person, when, 2)
    d0, _, _, _ = draw_words(seed, STREAM_PERSON, person, when, 3)
    mood, thought = normals(a0, a1)
    vulnerability, _ = normals(a2, a3)
    return Shocks(
        mood,
        thought,
        vulnerability,
        luck(b0),
        luck(b1),
        luck(b2),
        luck(b3),
        luck(c0),
        luck(c1),
        luck(c2),
        luck(c3),
        luck(d0),
    )


def draw_tie_luck(seed: Any, tie: Any, when: Any) -> Any:
    """One tie's luck in one step; keyed by the slot, so that a re-aimed tie keeps its luck."""
    a0, a1, a2, a3 = draw_words(seed, STREAM_TIE, tie, when, 0)
    b0, b1, _, _ = draw_words(seed, STREAM_TIE, tie, when, 1)
    return TieLuck(luck(a0), luck(a1), luck(a2), luck(a3), luck(b0), luck(b1))
