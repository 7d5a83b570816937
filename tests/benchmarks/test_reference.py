"""The reference workload has the shape it promises, and every engine here makes the same of it."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest
from benchmarks.peers import numba_plain, numpy_arrays, own_kernel
from benchmarks.reference import mechanisms
from benchmarks.reference.kernel import REFERENCE
from benchmarks.reference.plainly import step_plainly
from benchmarks.reference.records import LAYERS, Help, Luck, Met, Numbers, Side, State, Tie, Traits
from benchmarks.reference.telling import tell
from benchmarks.reference.world import list_slots, make_world

CLOSE = 64 * 2.0**-24


@dataclass
class Counts:
    """What was done to numbers."""

    arithmetic: int = 0
    curves: int = 0


@dataclass
class Counted:
    """A number that counts what is done to it."""

    counts: Counts = field(default_factory=Counts)

    def work(self, other: Any = None) -> "Counted":
        self.counts.arithmetic += 1
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __neg__ = work

    def __lt__(self, other: Any) -> bool:
        self.counts.arithmetic += 1
        return False


def curve(x: Counted) -> Counted:
    x.counts.curves += 1
    return x


def count_work(ties: int) -> Counts:
    """What one person-day with so many ties takes."""
    told = tell({"exp": curve, "tanh": curve}, (mechanisms,))
    x = Counted()

    def fill(kind: Any) -> Any:
        return kind(*[x] * len(kind._fields))

    p, side = fill(Numbers), told.face(fill(State), fill(Traits), fill(Help), x, fill(Luck), fill(Numbers), x)
    for _ in range(ties):
        seen = told.meet(fill(Tie), side, fill(Side), (), p, x)
        told.add(fill(Met), fill(Tie), seen, side, fill(Side), p)
    told.live(fill(State), fill(Traits), fill(Met), fill(Help), fill(Luck), p, x)
    return x.counts


def test_the_workload_has_the_promised_shape() -> None:
    counts = count_work(11)
    assert (len(State._fields), len(Traits._fields), len(LAYERS), len(Luck._fields)) == (20, 4, 4, 8)
    assert counts.curves == 10
    assert 450 <= counts.arithmetic <= 550


def test_people_have_eleven_ties_each_in_four_layers() -> None:
    world = make_world(20_000)
    assert world.layer.size * 2 / world.people == pytest.approx(11, abs=0.1)
    assert set(world.layer.tolist()) == {0, 1, 2, 3}
    assert (world.ends[0] < world.ends[1]).all()
    assert np.unique(world.ends, axis=1).shape == world.ends.shape


def test_slots_list_each_tie_with_both_of_its_people() -> None:
    world = make_world(50)
    start, other, tie = list_slots(world.ends, 50)
    for person in range(50):
        for at in range(start[person], start[person + 1]):
            assert sorted((person, int(other[at]))) == world.ends[:, tie[at]].tolist()
    assert start[-1] == 2 * world.layer.size


def test_people_stay_in_range_and_apart_for_a_year() -> None:
    engine = numpy_arrays.Engine(make_world(300))
    engine.run(365)
    state = State(*engine.state())
    assert np.isfinite(engine.state()).all()
    for name in ("loneliness", "threat", "approach", "depression", "avoidance", "battery"):
        row = getattr(state, name)
        assert row.min() >= 0
        assert row.max() <= 1
        assert row.std() > 0.005


def test_the_oracle_makes_the_step_that_the_equations_say() -> None:
    world = make_world(60)
    engine = numpy_arrays.Engine(world, kind=np.float64)
    ties = np.array(LAYERS, dtype=float)[world.layer].T
    p, room = Numbers(), np.ones(60)
    state = world.state.astype(float)
    for step in range(3):
        state, ties[0] = step_plainly(
            REFERENCE, p, state, world.traits, room, world.ends, ties.copy(), world.seed, step, 1.0
        )
        engine.run(1)
    assert np.abs(engine.state() - state).max() < CLOSE
    assert np.abs(engine.tie.strength - ties[0]).max() < CLOSE


@pytest.mark.statistical
def test_a_plain_loop_in_numba_follows_the_oracle() -> None:
    world = make_world(800)
    loop, oracle = numba_plain.Engine(world), numpy_arrays.Engine(world, kind=np.float64)
    loop.run(10)
    oracle.run(10)
    assert np.count_nonzero(np.abs(loop.state() - oracle.state()).max(axis=0) > CLOSE) <= 1


@pytest.mark.parametrize("threads", [1, 2])
def test_our_kernel_follows_the_oracle_on_the_reference_workload(threads: int) -> None:
    world = make_world(3000)
    ours, oracle = own_kernel.Engine(world, threads=threads), numpy_arrays.Engine(world, kind=np.float64)
    for _ in range(3):
        ours.run(4)
        oracle.run(4)
        assert np.count_nonzero(np.abs(ours.state() - oracle.state()).max(axis=0) > CLOSE) <= 1
