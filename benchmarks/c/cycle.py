"""The model itself in C, with people and ties as our own population room has them."""

from typing import Any

import numpy as np
from benchmarks.c.running import CKernel

from nearer.model.parameters import load_parameters
from nearer.model.state import Help
from nearer.population.cycle import CYCLE
from nearer.population.network import crowding_numbers, layer_table


def room_of(degree: Any) -> Any:
    """How much room each person has for each tie: who has many has less."""
    usual, crowding = crowding_numbers()
    return (usual / np.maximum(degree, 1)) ** (crowding / 2)


def start_c(state: Any, traits: Any, ends: Any, layer: Any, strength: Any, strain: Any, seed: int) -> CKernel:
    """The kernel in C with its people; `strain` is rounded to 16 bits, as ours keeps it."""
    people = state.shape[1]
    kernel = CKernel(CYCLE, load_parameters(), layer_table(), seed)
    room, help = room_of(np.bincount(ends.ravel(), minlength=people)), np.zeros((len(Help._fields), people))
    kept = np.asarray(strain, dtype=np.float16).astype(np.float32)[None]
    kernel.place(state, traits, help, room, ends, layer, np.asarray(strength)[None], kept)
    return kernel
