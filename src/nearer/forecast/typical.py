"""Typical: what cutting each loop does in people in general, so that a loop can stand out in one of them."""

from functools import cache

import numpy as np

from nearer.fit import Twin
from nearer.forecast.strengths import cut_each
from nearer.population.reference import reference_selves

PEOPLE, SEED = 1000, 7


@cache
def typical_effects(days: int) -> dict[str, float]:
    """Mean distress spared by cutting each loop, over people of the reference population."""
    effects = cut_each(general_twin(), days)
    return {name: float(np.mean(effect)) for name, effect in effects.items()}


def general_twin() -> Twin:
    """A twin of nobody in particular: the reference population itself, before any answer."""
    return Twin.of_anybody(reference_selves(PEOPLE, SEED), seed=SEED)
