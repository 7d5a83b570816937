"""Starsim: a module of its own with the states of people, and a network that carries the ties."""

from typing import Any

import numpy as np
import starsim as ss
from benchmarks.peers import GivenLuck
from benchmarks.reference import mechanisms
from benchmarks.reference.records import LAYERS, Luck, Met, Numbers, Side, State, Tie, Traits
from benchmarks.reference.telling import tell
from benchmarks.reference.world import World

TOLD = tell({"exp": np.exp, "tanh": np.tanh, "where": np.where}, (mechanisms,))
LONGEST_DAYS = 10_000


class Ties(ss.Network):
    """The ties; nothing happens on them by itself."""

    def step(self) -> None:
        """Nothing."""


class Cycle(ss.Module):
    """The equations, with the states of everybody."""

    def __init__(self, world: World, given: GivenLuck | None) -> None:
        super().__init__()
        self.world, self.given = world, given
        self.define_states(*(ss.FloatArr(f"s_{name}") for name in State._fields))
        self.define_states(*(ss.FloatArr(f"t_{name}") for name in Traits._fields))
        self.normals = [ss.normal(name=f"normal_{k}") for k in range(4)]
        self.lucks = [ss.random(name=f"luck_{k}") for k in range(4)]

    def init_post(self) -> None:
        """Put everybody where the world has them."""
        super().init_post()
        for prefix, kind, rows in (("s_", State, self.world.state), ("t_", Traits, self.world.traits)):
            for name, row in zip(kind._fields, rows, strict=True):
                getattr(self, prefix + name)[:] = row

    def rows(self, kind: Any, prefix: str) -> Any:
        """A record of arrays."""
        return kind(*(getattr(self, prefix + name).values for name in kind._fields))

    def draw(self) -> Luck:
        """Everybody's luck today."""
        if self.given is not None:
            return Luck(*np.asarray(self.given(self.ti), dtype=np.float32))
        who = self.sim.people.auids
        return Luck(*(dist.rvs(who).astype(np.float32, copy=False) for dist in [*self.normals, *self.lucks]))

    def step(self) -> None:
        """One day."""
        p, before, traits, luck = Numbers(), self.rows(State, "s_"), self.rows(Traits, "t_"), self.draw()
        side = TOLD.face(before, traits, None, None, luck, p, 1.0)
        met = self.meet(side, p)
        after = TOLD.live(before, traits, met, None, luck, p, 1.0)
        for name, row in zip(State._fields, after, strict=True):
            getattr(self, f"s_{name}")[:] = row

    def meet(self, side: Side, p: Numbers) -> Met:
        """What everybody meets along the network."""
        edges = self.sim.networks[0].edges
        tie = Tie(edges.strength, edges.pace, edges.fading, edges.closeness)
        one, other = Side(*(row[edges.p1] for row in side)), Side(*(row[edges.p2] for row in side))
        happened = TOLD.meet(tie, one, other, (), p, 1.0)
        after, none = tie._replace(strength=happened.strength), TOLD.nobody(p)
        first = TOLD.add(none, after, happened, one, other, p)
        second = TOLD.add(none, after, happened, other, one, p)
        edges.strength = happened.strength
        count = side.approach.size
        sums = [np.bincount(edges.p1, a, count) for a in first], [np.bincount(edges.p2, b, count) for b in second]
        return Met(*((a + b).astype(np.float32) for a, b in zip(*sums, strict=True)))


class Engine:
    """A simulation with that one module."""

    def __init__(self, world: World, luck: GivenLuck | None = None) -> None:
        ties = np.array(LAYERS, dtype=np.float32)[world.layer].T
        bonds = dict(zip(Tie._fields, ties, strict=True))
        network = Ties(p1=world.ends[0], p2=world.ends[1], beta=np.ones(world.layer.size, dtype=np.float32), **bonds)
        self.cycle = Cycle(world, luck)
        self.sim = ss.Sim(
            n_agents=world.people,
            networks=network,
            modules=self.cycle,
            dt=ss.days(1),
            start="2000-01-01",
            dur=ss.days(LONGEST_DAYS),
            rand_seed=world.seed,
            verbose=0,
            copy_inputs=False,
        )
        self.sim.init()

    def run(self, days: int) -> None:
        """So many days on."""
        for _ in range(days):
            self.sim.run_one_step(verbose=0)

    def state(self) -> Any:
        """Everybody's state."""
        return np.stack(self.cycle.rows(State, "s_")).astype(np.float32)
