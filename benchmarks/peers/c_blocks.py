"""C, made from the same equations: people in blocks of 256, ties as jagged diagonals, every loop vectorised."""

from typing import Any

import numpy as np
from benchmarks.c.running import CKernel
from benchmarks.peers import GivenLuck
from benchmarks.reference.kernel import REFERENCE
from benchmarks.reference.records import LAYERS, Help, Numbers
from benchmarks.reference.world import World


class Engine:
    """The compiled loops and their people."""

    def __init__(self, world: World, luck: GivenLuck | None = None) -> None:
        if luck is not None:
            raise ValueError("The C kernel draws its own luck, which is that of the oracle.")
        self.kernel = CKernel(REFERENCE, Numbers(), LAYERS, world.seed)
        help = np.zeros((len(Help._fields), world.people), dtype=np.float32)
        ties = (world.ends, world.layer, world.strength[None], np.zeros((0, world.layer.size)))
        self.kernel.place(world.state, world.traits, help, np.ones(world.people), *ties)

    def run(self, days: int) -> None:
        """So many days on."""
        self.kernel.run(days)

    def state(self) -> Any:
        """Everybody's state."""
        return self.kernel.people()
