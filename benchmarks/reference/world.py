"""A world for the reference workload: people at rest with traits of their own, and ties to those who live near."""

from dataclasses import dataclass

import numpy as np
from benchmarks.reference.records import LAYERS, State, Traits
from numpy.typing import NDArray

# Family, friend, group, professional: 11 in all, when those drawn twice are taken off.
TIES_A_PERSON = (2.7, 4.6, 3.05, 1.0)
# How far away the others of a layer live, in places; None is anywhere.
REACH = (8, 60, 300, None)


@dataclass(frozen=True)
class World:
    """Arrays (quantity, person), ties as their two people (2, tie), and the layer of each."""

    seed: int
    state: NDArray[np.float32]
    traits: NDArray[np.float32]
    ends: NDArray[np.int32]
    layer: NDArray[np.uint8]

    @property
    def people(self) -> int:
        """How many."""
        return int(self.state.shape[1])

    @property
    def strength(self) -> NDArray[np.float32]:
        """How strong each tie is at first."""
        return np.array([layer.strength for layer in LAYERS], dtype=np.float32)[self.layer]


def make_world(people: int, seed: int = 1) -> World:
    """Draw a world; the same for every engine."""
    rng = np.random.default_rng(seed)
    state = np.full((len(State._fields), people), 0.4, dtype=np.float32)
    state += rng.uniform(-0.2, 0.2, state.shape).astype(np.float32)
    traits = rng.uniform(0.4, 0.8, (len(Traits._fields), people)).astype(np.float32)
    ends, layers = [], []
    for layer, (mean, reach) in enumerate(zip(TIES_A_PERSON, REACH, strict=True)):
        one = np.repeat(np.arange(people), rng.poisson(mean / 2, people))
        away = rng.integers(1, people if reach is None else min(reach, people - 1) + 1, one.size)
        ends.append(np.stack([one, (one + away) % people]))
        layers.append(np.full(one.size, layer, dtype=np.uint8))
    both, layer_of = np.sort(np.concatenate(ends, axis=1), axis=0), np.concatenate(layers)
    # Two people have one tie at most, of the innermost layer; sorted by its people, so that neighbours lie close.
    _, first = np.unique(both[0] * people + both[1], return_index=True)
    kept = first[both[0, first] != both[1, first]]
    return World(seed, state, traits, both[:, kept].astype(np.int32), layer_of[kept])


def list_slots(ends: NDArray[np.int32], people: int) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int64]]:
    """Each person's ties: `start` (person + 1,), then the other person and the tie of each slot."""
    person = np.concatenate([ends[0], ends[1]])
    order = np.argsort(person, kind="stable")
    start = np.zeros(people + 1, dtype=np.int64)
    np.cumsum(np.bincount(person, minlength=people), out=start[1:])
    return start, np.concatenate([ends[1], ends[0]])[order], order % ends.shape[1]
