"""JAX, compiled by XLA: ties padded to the most anyone has, and a scan over the slots."""

from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from benchmarks.peers import GivenLuck
from benchmarks.reference import mechanisms
from benchmarks.reference.records import LAYERS, Luck, Met, Numbers, Side, State, Tie, Traits
from benchmarks.reference.telling import tell
from benchmarks.reference.world import World, list_slots

TOLD = tell({"exp": jnp.exp, "tanh": jnp.tanh, "where": jnp.where}, (mechanisms,))


def draw(key: Any, step: Any, people: int) -> Luck:
    """Everybody's luck in one step, by XLA's own Philox."""
    one, other = jax.random.split(jax.random.fold_in(key, step))
    normals = jax.random.normal(one, (4, people), dtype=jnp.float32)
    lucks = jax.random.uniform(other, (4, people), dtype=jnp.float32)
    return Luck(*normals, *lucks)


def one_day(now: Any, strength: Any, traits: Any, slots: Any, luck: Luck) -> Any:
    """Everybody a day on; `slots` holds (slot, person) the other person, the tie's layer numbers and whether it is."""
    p, before = Numbers(), State(*now)
    side = Side(*TOLD.face(before, Traits(*traits), None, None, luck, p, 1.0))
    everyone = jnp.stack(side, axis=1)

    def meet_slot(met: Any, slot: Any) -> Any:
        other, there, strength, pace, fading, closeness = slot
        tie, their = Tie(strength, pace, fading, closeness), Side(*everyone[other].T)
        happened = TOLD.meet(tie, side, their, (), p, 1.0)
        total = TOLD.add(met, tie._replace(strength=happened.strength), happened, side, their, p)
        return Met(*(jnp.where(there, new, old) for new, old in zip(total, met, strict=True))), happened.strength

    none = Met(*(jnp.full(now.shape[1], value, dtype=jnp.float32) for value in TOLD.nobody(p)))
    other, there, pace, fading, closeness = slots
    met, strength = jax.lax.scan(meet_slot, none, (other, there, strength, pace, fading, closeness))
    return jnp.stack(TOLD.live(before, Traits(*traits), met, None, luck, p, 1.0)), strength


@partial(jax.jit, donate_argnums=(0, 1))
def many_days(now: Any, strength: Any, traits: Any, slots: Any, key: Any, first: Any, days: Any) -> Any:
    """Many days in one compiled loop."""

    def body(step: Any, carried: Any) -> Any:
        return one_day(*carried, traits, slots, draw(key, step, now.shape[1]))

    return jax.lax.fori_loop(first, first + days, body, (now, strength))


@partial(jax.jit, donate_argnums=(0, 1))
def given_day(now: Any, strength: Any, traits: Any, slots: Any, luck: Any) -> Any:
    """One day with luck from outside."""
    return one_day(now, strength, traits, slots, Luck(*luck))


class Engine:
    """People as (quantity, person), ties as (slot, person)."""

    def __init__(self, world: World, luck: GivenLuck | None = None) -> None:
        self.given, self.step = luck, 0
        self.key = jax.random.key(world.seed, impl="unsafe_rbg")
        start, other, tie = list_slots(world.ends, world.people)
        degree = np.diff(start)
        person, rank = np.repeat(np.arange(world.people), degree), np.arange(other.size)
        rank -= np.repeat(start[:-1], degree)
        shape = (int(degree.max(initial=1)), world.people)
        filled = np.zeros((6, *shape), dtype=np.float32)
        filled[0, rank, person] = 1
        filled[2:, rank, person] = np.array(LAYERS, dtype=np.float32)[world.layer[tie]].T
        others = np.zeros(shape, dtype=np.int32)
        others[rank, person] = other
        there, (strength, *kept) = jnp.asarray(filled[0] > 0), filled[2:]
        self.slots = (jnp.asarray(others), there, *(jnp.asarray(rows) for rows in kept))
        self.now, self.strength = jnp.asarray(world.state), jnp.asarray(strength)
        self.traits = jnp.asarray(world.traits)

    def run(self, days: int) -> None:
        """So many days on."""
        if self.given is None:
            where = (self.traits, self.slots, self.key)
            self.now, self.strength = many_days(self.now, self.strength, *where, self.step, days)
        else:
            for step in range(self.step, self.step + days):
                luck = jnp.asarray(self.given(step), dtype=jnp.float32)
                self.now, self.strength = given_day(self.now, self.strength, self.traits, self.slots, luck)
        self.now.block_until_ready()
        self.step += days

    def state(self) -> Any:
        """Everybody's state."""
        return np.asarray(self.now)
