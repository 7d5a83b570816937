"""Our own kernel, built from the equations of the reference workload as it is from those of the model."""

from typing import Any

import numpy as np
from benchmarks.peers import GivenLuck
from benchmarks.reference.kernel import REFERENCE
from benchmarks.reference.records import LAYERS, Help, Numbers
from benchmarks.reference.world import World

from nearer.model.tracing.builder import build_kernel
from nearer.population import kernel
from nearer.population.layout import LANES, lay_out, list_ties, round_up
from nearer.population.run import open_threads, share

# No tie is ever so weak that it looks for somebody new.
NEVER = np.float32(-1)


class Engine:
    """The compiled kernel and its people."""

    def __init__(self, world: World, luck: GivenLuck | None = None, threads: int = 1) -> None:
        if luck is not None:
            raise ValueError("Our kernel draws its own luck, which is that of the oracle.")
        self.kernel, self.threads, self.people, self.step = build_kernel(REFERENCE, kernel), threads, world.people, 0
        no_kept = np.zeros((0, world.layer.size), dtype=np.float16)
        self.layout = lay_out(list_ties(world.people, world.ends, world.layer, world.strength[None], no_kept))
        self.rows, self.traits = self.pad(world.state), self.pad(world.traits)
        places = self.layout.degree.size
        self.records = np.zeros(places * self.kernel.width, dtype=np.float32)
        self.room, self.help = np.ones((1, places), dtype=np.float32), np.zeros((len(Help._fields), LANES), np.float32)
        self.numbers = self.kernel.settle(Numbers(), 1.0, np.array(LAYERS))
        self.seed, self.chance = np.uint64(world.seed), np.zeros(len(LAYERS), dtype=np.float32)

    def pad(self, rows: Any) -> Any:
        """Rows in whole chunks of people."""
        made = np.zeros((rows.shape[0], round_up(self.people)), dtype=np.float32)
        made[:, : self.people] = rows
        return made

    def run(self, days: int) -> None:
        """So many days on."""
        loops, at, settled = self.kernel.loops, self.layout, self.numbers
        mine = (self.rows, self.traits, self.help)
        ties = (self.records, at.order, at.start, at.width, *at.slots, settled.nobody, settled.tie, settled.live)
        with open_threads(self.threads) as pool:
            for when in range(self.step, self.step + days):

                def face(lo: int, hi: int, when: int = when) -> None:
                    lanes = (lo * LANES, hi * LANES)
                    loops.face_block(*lanes, *mine, self.room, self.records, settled.face, self.seed, when)

                def live(lo: int, hi: int, when: int = when) -> None:
                    found = np.empty((2, 1), dtype=np.int64)
                    clock = (self.seed, when, NEVER, self.chance, found)
                    loops.live_block(lo, hi, at.window, *mine, *ties, *clock)

                share(pool, self.threads, at.degree.size // LANES, face)
                share(pool, self.threads, at.windows, live)
        self.step += days

    def state(self) -> Any:
        """Everybody's state."""
        return self.rows[:, : self.people].copy()
