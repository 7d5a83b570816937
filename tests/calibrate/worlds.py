"""Worlds made by hand, so that what is read from them is known beforehand."""

import numpy as np

from nearer.calibrate.study import Study
from nearer.calibrate.study_file import build_study
from nearer.calibrate.world import Ties, World, WorldPlan
from nearer.population.people import draw_people


def make_world(weekly: dict[str, np.ndarray], seed: int = 5, ties: dict[int, Ties] | None = None) -> World:
    """A world with these weekly means, (week, person)."""
    weeks, people = next(iter(weekly.values())).shape
    plan = WorldPlan(people, seed, weeks, tuple(weekly), ties is not None, False)
    floats = {name: np.asarray(values, dtype=np.float32) for name, values in weekly.items()}
    return World(plan, draw_people(people, seed), floats, ties or {})


def write_study(words: str, name: str = "test") -> Study:
    """A study from the words of its file; the sentence at the top is added."""
    return build_study(name, f'says = "A test"\n{words}', "test.toml")
