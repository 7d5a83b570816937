"""Rest and selves: putting people where they start, and moving selves that live among average people."""

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nearer.model.parameters import Parameters
from nearer.model.rest import rest_state
from nearer.model.state import Encounters, Tie
from nearer.model.tracing.builder import Settled
from nearer.model.tracing.passes import Pass, trace_rest
from nearer.model.tracing.settling import fill_rows
from nearer.population.compiled import cycle_kernel
from nearer.population.cycle import CYCLE

Floats = NDArray[np.float32]
# What is summed up over the steps of a self.
SUMMED = ("contacts", "warmth", "strain", "rejected", "declined")
ROOM = np.ones((1, 16), dtype=np.float32)


@cache
def rest_pass() -> Pass:
    """Where people start, as a pass."""
    return trace_rest(CYCLE, rest_state)


def rest_people(traits: NDArray[Any], p: Parameters, out: Floats) -> None:
    """Put people with these traits (trait, person) at rest, into `out` (quantity, person)."""
    step = 1 << 16
    for lo in range(0, out.shape[1], step):
        some = np.asarray(traits[:, lo : lo + step], dtype=np.float32)
        out[:, lo : lo + step] = fill_rows(rest_pass(), p, {"traits": some})


@cache
def settle_selves(p: Parameters, dt: float) -> Settled:
    """The numbers that move selves, whose ties each bring their own."""
    # Layers say nothing here; ones stand in for them, which divide nothing by zero.
    return cycle_kernel().settle(p, dt, np.ones((4, len(Tie._fields))))


def move_selves(
    lo: int,
    hi: int,
    selves: Floats,
    traits: Floats,
    help: Floats,
    ties: Floats,
    around: Floats,
    sums: Floats,
    seed: Any,
    slot: NDArray[np.int64],
    when: int,
    steps: int,
    p: Parameters,
    dt: Any,
) -> None:
    """Selves lo..hi some steps on, each in its own ego network of people who behave as the population's average.

    `ties` is (6, tie, self) with pace 0 where there is no tie, `around` the average Side as (8, 1), `sums` (5, self)
    gathers contacts, warmth, strain, rejections and declined chances over the steps. Chance is keyed by `slot` (self,),
    never by ancestor.
    """
    settled = settle_selves(p, float(dt))
    summed = np.array([Encounters._fields.index(name) for name in SUMMED])
    chance = (np.uint64(seed), slot, when, steps, settled.face, settled.self_tie, settled.live)
    arrays = (selves, traits, help, ties, around, sums, summed, settled.nobody, ROOM)
    cycle_kernel().loops.selves_block(lo, hi, *arrays, *chance)
