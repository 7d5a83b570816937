"""The model itself in C, with a world drawn by our own population room."""

from typing import Any

import numpy as np
from benchmarks.c.running import CKernel

from nearer.model.parameters import load_parameters
from nearer.model.state import Help, Tie
from nearer.population.cycle import CYCLE
from nearer.population.network import read_layers, read_network_numbers

DRAWN = ("strength", "pace", "strain")


def layer_table() -> Any:
    """What the ties of each layer have in common, (layer, field of a tie)."""
    return [[0.0 if name in DRAWN[::2] else getattr(layer, name) for name in Tie._fields] for layer in read_layers()]


def room_of(degree: Any) -> Any:
    """How much room each person has for each tie: who has many has less."""
    numbers = read_network_numbers()
    return (numbers["usual_ties"] / np.maximum(degree, 1)) ** (numbers["crowding"] / 2)


def start_c(state: Any, traits: Any, ends: Any, layer: Any, strength: Any, strain: Any, seed: int) -> CKernel:
    """The kernel in C with its people; `strain` is rounded to 16 bits, as ours keeps it."""
    people = state.shape[1]
    kernel = CKernel(CYCLE, load_parameters(), layer_table(), seed)
    room, help = room_of(np.bincount(ends.ravel(), minlength=people)), np.zeros((len(Help._fields), people))
    kept = np.asarray(strain, dtype=np.float16).astype(np.float32)[None]
    kernel.place(state, traits, help, room, ends, layer, np.asarray(strength)[None], kept)
    return kernel
