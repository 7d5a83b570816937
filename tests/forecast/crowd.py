"""A small crowd of selves for tests of what lies ahead: sixty people after two months, and nobody's diary."""

from functools import cache

import numpy as np

from nearer.fit import Twin
from nearer.population.reference import Selves, average_side, strongest_ties
from nearer.population.run import advance, start_run

PEOPLE = 60


@cache
def small_twin(seed: int = 4) -> Twin:
    """A twin of nobody in particular, small enough for fast tests."""
    run = start_run(PEOPLE, seed)
    advance(run, 60, threads=1)
    ties = strongest_ties(run, np.arange(PEOPLE), 12)
    return Twin.of_anybody(Selves(run.state, run.people.traits, ties, average_side(run)), seed=seed)
