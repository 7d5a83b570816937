"""The network: the ties of people in the layers family, friend, group and professional.

    pace_ij = layer pace (usual / sqrt(n_i n_j))^crowding        n  ties of a person: time is short

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
from nearer.population.compiled import draw_loops
from nearer.population.people import Floats, People

LAYERS = ("family", "friend", "group", "professional")
STRENGTH, STRAIN = 100, 101
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
    """All ties: `ends` (2, tie) are the two people, `ties` (6, tie) the fields of Tie, `layer` its place in LAYERS."""

    ends: NDArray[np.int32]
    ties: Floats
    layer: NDArray[np.uint8]


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
    ties = np.empty((len(Tie._fields), layer.size), dtype=np.float32)
    table = np.array(layers, dtype=np.float32)
    odds = np.log(table[:, Layer._fields.index("start")] / (1 - table[:, Layer._fields.index("start")]))[layer]
    odds += np.float32(numbers["strength_spread"]) * luck.normal(layer.size, STRENGTH)
    ties[Tie._fields.index("strength")] = 1 / (1 + np.exp(-odds))
    for name in ("fading", "warmth", "use"):
        ties[Tie._fields.index(name)] = table[layer, Layer._fields.index(name)]
    luck.kernel.fill_strain(ties[Tie._fields.index("strain")], strain_numbers(), luck.seed, STRAIN)
    start, _ = index_ties(ends, people.count)
    refresh_paces(ties, ends, layer, start)
    return Network(ends, ties, layer)


def merge_pairs(pairs: list[bonds.Pairs], count: int) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
    """One list of ties, sorted by its two people, without self ties and doubles; inner layers win."""
    layer = np.repeat(np.arange(len(pairs), dtype=np.uint8), [pair.shape[1] for pair in pairs])
    both = np.sort(np.concatenate(pairs, axis=1), axis=0).astype(np.int32)
    keep = both[0] != both[1]
    both, layer = both[:, keep], layer[keep]
    sort_by, room = draw_loops().sort_by, np.empty(count + 1, dtype=np.int64)
    order, sorted_once = np.arange(layer.size), np.empty(layer.size, dtype=np.int64)
    sort_by(both[1], order, room, sorted_once)
    sort_by(both[0], sorted_once, room, order)
    both, layer = both[:, order], layer[order]
    fresh = bonds.find_runs(both[0], both[1]) if layer.size else keep[:0]
    return np.ascontiguousarray(both[:, fresh]), layer[fresh]


def index_ties(ends: NDArray[np.int32], count: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Who has which ties: person i's are `slots[start[i]:start[i + 1]]`."""
    start, slots = np.empty(count + 1, dtype=np.int64), np.empty(2 * ends.shape[1], dtype=np.int64)
    draw_loops().list_ties(ends, start, slots)
    return start, slots


def refresh_paces(ties: Floats, ends: NDArray[np.int32], layer: NDArray[np.uint8], start: NDArray[np.int64]) -> None:
    """Write the pace of every tie for the number of ties its people have now."""
    numbers = read_network_numbers()
    paces = np.array([part.pace for part in read_layers()], dtype=np.float32)
    pace = ties[Tie._fields.index("pace")]
    draw_loops().set_paces(pace, ends, layer, paces, start, numbers["usual_ties"], numbers["crowding"])
