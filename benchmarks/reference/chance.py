"""Chance of the reference workload: eight draws a person and step from two calls of Philox."""

from typing import Any

import numpy as np
from benchmarks.reference.records import Luck

from nearer.model.noise import LOW, WORD, luck, normals, philox

ZERO, ONE = np.uint64(0), np.uint64(1)


def draw_luck(seed: Any, person: Any, when: Any) -> Luck:
    """One person's luck in one step."""
    a0, a1, a2, a3 = philox(person, when, ZERO, ZERO, seed >> WORD, seed & LOW)
    b0, b1, b2, b3 = philox(person, when, ONE, ZERO, seed >> WORD, seed & LOW)
    mood, thought = normals(a0, a1)
    body, heart = normals(a2, a3)
    return Luck(mood, thought, body, heart, luck(b0), luck(b1), luck(b2), luck(b3))


def draw_tie_luck(seed: Any, lower: Any, higher: Any, when: Any) -> tuple[()]:
    """Ties have no luck of their own here."""
    return ()
