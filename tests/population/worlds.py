"""Small worlds that the tests of this room share."""

import numpy as np
from numpy.typing import NDArray

from nearer.model.state import Help
from nearer.population.run import Run, advance, start_run

PEOPLE = 200
SEED = 7


def small_world(days: float = 0, threads: int = 1, dt: float = 1.0, help: NDArray[np.float32] | None = None) -> Run:
    """A small population, some days on."""
    return advance(start_run(PEOPLE, SEED, dt=dt), days, threads, help)


def kept_away(run: Run, who: slice | NDArray[np.int64] | int) -> NDArray[np.float32]:
    """Help that keeps some people from all contact."""
    help = np.zeros((len(Help._fields), run.people.count), dtype=np.float32)
    help[Help._fields.index("withdrawal"), who] = 1
    return help


def neighbours(ends: NDArray[np.int32], people: int) -> list[set[int]]:
    """Who is tied to whom."""
    near: list[set[int]] = [set() for _ in range(people)]
    for one, other in ends.T.tolist():
        near[one].add(other)
        near[other].add(one)
    return near
