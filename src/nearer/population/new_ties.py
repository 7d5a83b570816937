"""New ties: a bond of friends or a group that has died makes room for someone new.

    rate = tries welcome a_i a_k (1 + seek pull_i)   a day, for a tie weaker than `dead`

    i  one of its two people (a coin says which)     a     approach, while present
    k  a third person: a friend of a friend as often as triangles close in this layer, else anyone
    pull  craving that habit does not hold back      seek  as in meeting.toml

The tie leaves its other person, starts weak, and its strain is drawn anew. Chance is keyed by the tie's two people, and
ties take their turn by these, so bits depend neither on threads nor on the layout.

Values, ranges and sources: new_ties.toml.
"""

from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from nearer.model.evidence import read_numbers
from nearer.model.parameters import Parameters
from nearer.model.state import Side
from nearer.population.compiled import new_tie_loops
from nearer.population.layout import Floats, Layout, lay_out, leave_slack
from nearer.population.network import LAYERS, crowding_numbers, read_layers, strain_numbers

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
    return n["tries"], n["welcome"], float(parameters.meeting.seeking), n["first_strength"], *crowding_numbers()


def side_places(length: int) -> tuple[int, ...]:
    """Where approach, pull and presence stand in a side, and how long it is."""
    return *(Side._fields.index(name) for name in ("approach", "pull", "presence")), length


def aim_chances(numbers: tuple[float, ...], dt: float) -> NDArray[np.float32]:
    """The most that the chance to find someone can be in a step, by layer; 0 where ties never re-aim."""
    tries, welcome, seeking, *_ = numbers
    ceiling = 1 - np.exp(-tries * welcome * (1 + seeking) * dt)
    return np.where(closing_shares() < 0, 0, ceiling).astype(np.float32)


def aim_anew(
    layout: Layout,
    found: NDArray[np.int64],
    sides: Floats,
    room: Floats,
    numbers: tuple[float, ...],
    seed: np.uint64,
    when: int,
    dt: float,
) -> tuple[Layout, int]:
    """Let dead ties find someone new, in the order of their people; gives the layout, and how many did."""
    turns = np.ascontiguousarray(found[:, np.lexsort((found[1], found[0]))])
    fields, formed, turn = side_places(sides.size // layout.degree.size), np.zeros(1, dtype=np.int64), 0
    while turn < turns.shape[1]:
        chance = (closing_shares(), numbers, strain_numbers(), seed, when, dt, formed)
        turn = new_tie_loops().meet_new_people(turn, turns, layout, sides, fields, room, *chance)
        if turn < turns.shape[1]:
            layout = make_space(layout)
    return layout, int(formed[0])


def make_space(layout: Layout) -> Layout:
    """Space for chunks to move to: in place where that yields enough, else in a larger layout."""
    layout.tidy()
    used = int(layout.used[0])
    if layout.words.size - used < leave_slack(used) // 2:
        return lay_out(layout.list(), layout.window, layout.sorted)
    return layout
