"""Numba as most people write it: neighbours in one list, one loop over people that does everything."""

from typing import Any

import numba
import numpy as np
from benchmarks.peers import GivenLuck
from benchmarks.reference import chance, mechanisms
from benchmarks.reference.records import LAYERS, Help, Luck, Numbers, Side, State, Tie, Traits
from benchmarks.reference.telling import tell
from benchmarks.reference.world import World, list_slots

from nearer.model import noise

LOOP = """
def move_everybody(old, new, traits, start, other, layer, strength, table, luck, given, seed, when, p, dt):
    for i in range(old.shape[1]):
        s, t = State({old}), Traits({traits})
        if given:
            chance = Luck({luck})
        else:
            chance = draw_luck(seed, np.uint64(i), when)
        one, met = face(s, t, HELP, ROOM, chance, p, dt), nobody(p)
        for at in range(start[i], start[i + 1]):
            j, k = other[at], layer[at]
            theirs = face(State({others}), t, HELP, ROOM, chance, p, dt)
            tie = Tie(strength[at], table[k, 1], table[k, 2], table[k, 3])
            happened = meet(tie, one, theirs, (), p, dt)
            strength[at] = happened.strength
            after = Tie(happened.strength, table[k, 1], table[k, 2], table[k, 3])
            met = add(met, after, happened, one, theirs, p)
        s = live(s, t, met, HELP, chance, p, dt)
        {store}
"""


def columns(array: str, kind: Any, at: str = "i") -> str:
    """One column of an array, field by field."""
    return ", ".join(f"{array}[{k}, {at}]" for k in range(len(kind._fields)))


def write_loop() -> str:
    """The loop, with its records written out."""
    store = "\n        ".join(f"new[{k}, i] = s.{name}" for k, name in enumerate(State._fields))
    return LOOP.format(
        old=columns("old", State),
        others=columns("old", State, "j"),
        traits=columns("traits", Traits),
        luck=columns("luck", Luck),
        store=store,
    )


class Engine:
    """Two copies of everybody's state, one read and one written."""

    def __init__(self, world: World, luck: GivenLuck | None = None) -> None:
        self.given, self.step, self.seed = luck, 0, np.uint64(world.seed)
        told = tell({}, (noise, chance, mechanisms), wrap=numba.njit)
        names = {**vars(told), "np": np, "State": State, "Traits": Traits, "Luck": Luck, "Tie": Tie, "Side": Side}
        names |= {"HELP": Help(np.float32(0)), "ROOM": np.float32(1)}
        exec(write_loop(), names)
        self.loop = numba.njit(nogil=True)(names["move_everybody"])
        self.old, self.new, self.traits = world.state.copy(), world.state.copy(), world.traits
        self.start, self.other, tie = list_slots(world.ends, world.people)
        self.layer, self.strength = world.layer[tie], world.strength[tie]
        self.table = np.array(LAYERS, dtype=np.float32)
        self.numbers = Numbers(*(np.float32(value) for value in Numbers()))
        self.nothing = np.zeros((len(Luck._fields), 1), dtype=np.float32)

    def run(self, days: int) -> None:
        """So many days on."""
        for _ in range(days):
            luck = self.nothing if self.given is None else np.asarray(self.given(self.step), dtype=np.float32)
            places = (self.start, self.other, self.layer, self.strength, self.table)
            clock = (self.seed, np.uint64(self.step), self.numbers, np.float32(1))
            self.loop(self.old, self.new, self.traits, *places, luck, self.given is not None, *clock)
            self.old, self.new = self.new, self.old
            self.step += 1

    def state(self) -> Any:
        """Everybody's state."""
        return self.old.copy()
