"""Typical: what cutting each loop does in people in general, so that a loop can stand out in one of them."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from nearer.fit import Twin
from nearer.forecast.strengths import cut_each
from nearer.population.reference import reference_selves

PEOPLE, SEED = 1000, 7


@cache
def typical_effects(days: int) -> dict[str, NDArray[np.float32]]:
    """Distress spared by cutting each loop, for every person of the reference population, from least to most."""
    return {name: np.sort(effect) for name, effect in cut_each(general_twin(), days).items()}


def general_twin() -> Twin:
    """A twin of nobody in particular: the reference population itself, before any answer."""
    return Twin.of_anybody(reference_selves(PEOPLE, SEED), seed=SEED)
