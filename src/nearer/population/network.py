"""The network: the ties of people in the layers family, friend, group and professional.

    pace_ij = layer pace room_i room_j,  room_i = (usual / n_i)^(crowding / 2)        n  ties of a person: time is short

Values, ranges and sources: network.toml and model/layers.toml.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nearer.model.evidence import check_number, read_numbers
from nearer.model.state import Tie
from nearer.population import bonds
from nearer.population.compiled import draw_loops, new_tie_loops
from nearer.population.people import Floats, People

LAYERS = ("family", "friend", "group", "professional")
STRENGTH, STRAIN = 100, 101
PACE = Tie._fields.index("pace")
LEAST_STRAIN = np.float32(2.0**-13)
STRAIN_NUMBERS = ("harsh_ties", "usual_strain", "usual_strain_spread", "harsh_strain", "harsh_strain_spread")


class Layer(NamedTuple):
    """What the ties of one layer have in common."""

    size: float
    pace: float
    fading: float
    warmth: float
    use: float
    start: float
    clustering: float


@dataclass(frozen=True)
class Network:
    """All ties: `ends` (2, tie) are the two people, the lower first, and `layer` its place in LAYERS."""

    people: int
    ends: NDArray[np.int32]
    layer: NDArray[np.uint8]
    strength: Floats
    strain: NDArray[np.float16]

    @property
    def degrees(self) -> NDArray[np.int64]:
        """How many ties each person has."""
        return np.bincount(self.ends.ravel(), minlength=self.people)

    @property
    def ties(self) -> Floats:
        """The fields of every tie, (6, tie)."""
        made = np.ascontiguousarray(layer_table().astype(np.float32)[self.layer].T)
        room = np.empty((1, self.people), dtype=np.float32)
        new_tie_loops().set_rooms(self.degrees, room, *crowding_numbers())
        made[PACE] *= room[0, self.ends[0]] * room[0, self.ends[1]]
        made[Tie._fields.index("strength")] = self.strength
        made[Tie._fields.index("strain")] = self.strain
        return made


def layer_table() -> NDArray[np.float64]:
    """What the ties of each layer have in common, (layer, field of a tie); 0 where each tie has its own."""
    table = np.zeros((len(LAYERS), len(Tie._fields)))
    for row, layer in enumerate(read_layers()):
        for name in ("pace", "fading", "warmth", "use"):
            table[row, Tie._fields.index(name)] = getattr(layer, name)
    return table


def crowding_numbers() -> tuple[float, float]:
    """How many ties are usual, and how much more take away from each."""
    return read_network_numbers()["usual_ties"], read_network_numbers()["crowding"]


@cache
def read_layers() -> tuple[Layer, ...]:
    """The layers in the order of LAYERS."""
    table = tomllib.loads(files("nearer.model").joinpath("layers.toml").read_text(encoding="utf-8"))
    return tuple(
        Layer(*(check_number(f"layers.toml [{name}.{part}]", table[name][part]).value for part in Layer._fields))
        for name in LAYERS
    )


@cache
def read_network_numbers() -> dict[str, float]:
    """The numbers of network.toml."""
    numbers = read_numbers(files("nearer.population").joinpath("network.toml"))
    return {name: number.value for name, number in numbers.items()}


def strain_numbers() -> tuple[float, ...]:
    """The numbers that draw a tie's strain, as the loops take them."""
    return tuple(read_network_numbers()[name] for name in STRAIN_NUMBERS)


def draw_network(people: People, seed: int) -> Network:
    """Draw the ties of these people; two people have at most one, of the innermost layer that holds them."""
    numbers, layers = read_network_numbers(), read_layers()
    luck = bonds.Luck(seed, draw_loops())
    sociable = bonds.feel_sociable(people, luck, numbers)
    family, friend, group, professional = layers
    pairs = [
        bonds.tie_family(people, luck, numbers, family.size),
        bonds.tie_friends(sociable, luck, numbers, friend.size, friend.clustering),
        bonds.tie_groups(sociable, luck, numbers, group.size, group.clustering),
        bonds.tie_professionals(people, luck, numbers, professional.size),
    ]
    ends, layer = merge_pairs(pairs, people.count)
    start = np.array([part.start for part in layers], dtype=np.float32)
    odds = np.log(start / (1 - start))[layer] + np.float32(numbers["strength_spread"]) * luck.normal(
        layer.size, STRENGTH
    )
    strain = np.empty(layer.size, dtype=np.float32)
    luck.kernel.fill_strain(strain, strain_numbers(), luck.seed, STRAIN)
    # No strain is so small that 16 bits cannot hold it well.
    halves = np.maximum(strain, LEAST_STRAIN).astype(np.float16)
    return Network(people.count, ends, layer, (1 / (1 + np.exp(-odds))).astype(np.float32), halves)


def merge_pairs(pairs: list[bonds.Pairs], count: int) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
    """One list of ties, sorted by its two people, without self ties and doubles; inner layers win."""
    layer = np.repeat(np.arange(len(pairs), dtype=np.uint8), [pair.shape[1] for pair in pairs])
    found = np.concatenate([pair.astype(np.int32) for pair in pairs], axis=1)
    both = np.stack([np.minimum(*found), np.maximum(*found)])
    keep = both[0] != both[1]
    both, layer = both[:, keep], layer[keep]
    sort_by, room = draw_loops().sort_by, np.empty(count + 1, dtype=np.int64)
    order, sorted_once = np.arange(layer.size), np.empty(layer.size, dtype=np.int64)
    sort_by(both[1], order, room, sorted_once)
    sort_by(both[0], sorted_once, room, order)
    both, layer = both[:, order], layer[order]
    fresh = bonds.find_runs(both[0], both[1]) if layer.size else keep[:0]
    return np.ascontiguousarray(both[:, fresh]), layer[fresh]
