"""NumPy, vectorised over people and ties: also the oracle, in 64 bits, that the others are held against."""

from typing import Any

import numpy as np
from benchmarks.peers import GivenLuck
from benchmarks.reference.records import LAYERS, Luck, Met, Numbers, Side, State, Tie, Traits
from benchmarks.reference.telling import tell
from benchmarks.reference.world import World

MATHS = {"exp": np.exp, "tanh": np.tanh, "log": np.log, "sqrt": np.sqrt, "cos": np.cos, "where": np.where}


class Engine:
    """People and ties as arrays."""

    def __init__(self, world: World, luck: GivenLuck | None = None, kind: Any = np.float32) -> None:
        self.kind, self.step, self.people = kind, 0, world.people
        self.told, self.given = tell(MATHS), luck
        self.now, self.traits = world.state.astype(kind), Traits(*world.traits.astype(kind))
        self.one, self.other = world.ends[0].astype(np.int64), world.ends[1].astype(np.int64)
        table = np.array(LAYERS, dtype=kind)
        self.tie = Tie(*np.ascontiguousarray(table[world.layer].T))
        self.seed, self.who = np.uint64(world.seed), np.arange(world.people, dtype=np.uint64)

    def draw(self) -> Luck:
        """Everybody's luck in this step."""
        if self.given is not None:
            return Luck(*np.asarray(self.given(self.step), dtype=self.kind))
        luck = self.told.draw_luck(self.seed, self.who, np.uint64(self.step))
        return Luck(*(row.astype(self.kind, copy=False) for row in luck))

    def run(self, days: int) -> None:
        """So many days on."""
        p = Numbers()
        for _ in range(days):
            luck, before = self.draw(), State(*self.now)
            side = self.told.face(before, self.traits, None, None, luck, p, 1.0)
            met, strength = self.meet(side, p)
            self.now = np.stack(self.told.live(before, self.traits, met, None, luck, p, 1.0))
            self.tie = self.tie._replace(strength=strength)
            self.step += 1

    def meet(self, side: Side, p: Numbers) -> tuple[Met, Any]:
        """What everybody met, and the new strength of ties."""
        one, other = Side(*(part[self.one] for part in side)), Side(*(part[self.other] for part in side))
        happened = self.told.meet(self.tie, one, other, (), p, 1.0)
        after, none = self.tie._replace(strength=happened.strength), self.told.nobody(p)
        seen = [(self.one, self.told.add(none, after, happened, one, other, p))]
        seen.append((self.other, self.told.add(none, after, happened, other, one, p)))
        sums = [sum(np.bincount(who, met[k], self.people) for who, met in seen) for k in range(len(none))]
        return Met(*(np.asarray(total, dtype=self.kind) for total in sums)), happened.strength

    def state(self) -> Any:
        """Everybody's state."""
        return self.now.astype(np.float32)
