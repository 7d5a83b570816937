"""New ties: a bond of friends or a group that has died makes room for someone new.

    rate = tries welcome a_i a_k (1 + seek pull_i)   a day, for a tie weaker than `dead`

    i  one of its two people (a coin says which)     a     approach, while present
    k  a third person: a friend of a friend as often as triangles close in this layer, else anyone
    pull  craving that habit does not hold back      seek  as in meeting.toml

The tie leaves its other person, starts weak, and its strain is drawn anew. Chance is keyed by the tie's slot, and ties
take their turn in order, so bits do not depend on threads.

Values, ranges and sources: new_ties.toml.
"""

from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nearer.model.evidence import read_numbers
from nearer.model.parameters import Parameters
from nearer.population.compiled import draw_loops
from nearer.population.network import LAYERS, read_layers, strain_numbers

AIMING = ("friend", "group")


@cache
def read_new_tie_numbers() -> dict[str, float]:
    """The numbers of new_ties.toml."""
    numbers = read_numbers(files("nearer.population").joinpath("new_ties.toml"))
    return {name: number.value for name, number in numbers.items()}


def closing_shares() -> NDArray[np.float32]:
    """How often the new person is a friend of a friend, by layer; -1 where ties never re-aim."""
    shares = [part.clustering if name in AIMING else -1 for name, part in zip(LAYERS, read_layers(), strict=True)]
    return np.array(shares, dtype=np.float32)


def aim_numbers(parameters: Parameters) -> tuple[float, ...]:
    """The numbers of new ties as the loops take them."""
    n = read_new_tie_numbers()
    return n["dead"], n["tries"], n["welcome"], float(parameters.meeting.seeking), n["first_strength"]


def aim_anew(world: Any, changed: NDArray[np.int64], numbers: tuple[float, ...], dt: float) -> int:
    """Let dead ties of a run find someone new in this step; returns how many did."""
    count: int = draw_loops().meet_new_people(
        world.ties,
        world.ends,
        world.layer,
        world.sides,
        world.start,
        world.slots,
        changed,
        closing_shares(),
        numbers,
        strain_numbers(),
        world.luck,
        world.step,
        dt,
    )
    return count
