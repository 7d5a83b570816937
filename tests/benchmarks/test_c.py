"""C made from the equations: it does what they say, for the reference workload and for the model itself."""

from typing import NamedTuple

import numpy as np
import pytest
from benchmarks.c import translating
from benchmarks.c.cycle import room_of, start_c
from benchmarks.c.running import BLOCK, has_compiler, lay_out
from benchmarks.c.translating import TranslationError, Translator
from benchmarks.peers import c_blocks, numpy_arrays
from benchmarks.reference.plainly import step_plainly
from benchmarks.reference.world import make_world

from nearer.model.parameters import load_parameters
from nearer.model.state import State, Tie
from nearer.population.cycle import CYCLE
from nearer.population.network import layer_table
from nearer.population.people import draw_people
from nearer.population.run import advance, start_run

needs_compiler = pytest.mark.skipif(not has_compiler(), reason="there is no C compiler")
# 32-bit numbers hold 2^-24 of their value; a step of the model adds up some dozens of them.
CLOSE = 64 * 2.0**-24


class Pair(NamedTuple):
    one: float
    other: float


def choose(x: float, pair: Pair) -> float:
    if x < 0:
        return 0 * x
    bigger = pair.one if pair.one > pair.other else pair.other
    bigger += x**2
    return bigger


def shout(x: float) -> float:
    while x < 1:
        x = 2 * x
    return x


def test_an_equation_becomes_a_function_without_branches() -> None:
    t = Translator()
    name, kinds, names, result = t.function(choose)
    assert (name, kinds, names, result) == ("test_c_choose", ["float", Pair], ["x", "pair"], "float")
    text = t.lines[-1]
    assert "float bigger = ((pair.one > pair.other) ? pair.one : pair.other);" in text
    assert "return ((x < 0.0f)) ? ((0.0f * x)) : (bigger);" in text
    assert "if" not in text


def test_what_is_not_translated_is_named() -> None:
    with pytest.raises(TranslationError, match="shout line 2: while x < 1"):
        Translator().function(shout)


def test_names_that_mean_something_in_c_are_changed() -> None:
    assert translating.name_in_c("short") == "short_"
    assert translating.name_in_c("relief") == "relief"


@pytest.mark.parametrize("people", [2, 255, 256, 257, 1000])
def test_the_layout_holds_every_tie_twice_and_every_person_once(people: int) -> None:
    world = make_world(people)
    at = lay_out(world.ends, people)
    assert at.who.size % BLOCK == 0
    assert np.array_equal(at.who[at.place], np.arange(people))
    assert sorted(at.tie.tolist()) == sorted([*range(world.layer.size), *range(world.layer.size)])
    found = []
    for block in range(at.depth.size):
        slot = at.slots[block]
        for k in range(at.depth[block]):
            wide = at.width[at.widths[block] + k]
            found += [(int(at.who[block * BLOCK + i]), int(at.other_who[slot + i])) for i in range(wide)]
            assert np.array_equal(at.who[at.other[slot : slot + wide]], at.other_who[slot : slot + wide])
            slot += wide
    both = np.concatenate([world.ends, world.ends[::-1]], axis=1)
    assert sorted(found) == sorted(map(tuple, both.T.tolist()))


@needs_compiler
def test_the_reference_workload_in_c_follows_the_oracle_day_by_day() -> None:
    world = make_world(1500)
    c, oracle = c_blocks.Engine(world), numpy_arrays.Engine(world, kind=np.float64)
    for _ in range(10):
        c.run(1)
        oracle.run(1)
        # An event that hangs on the last bit may fall the other way for somebody: one in a million draws.
        off = np.abs(c.state() - oracle.state()).max(axis=0) > CLOSE
        assert off.sum() <= 1


@needs_compiler
@pytest.mark.parametrize("when", [0, 7])
def test_the_model_in_c_makes_the_step_that_its_equations_say(when: int) -> None:
    rng, people, seed = np.random.default_rng(4), 300, 11
    traits = draw_people(people, seed).traits
    state = rng.uniform(0.1, 0.9, (len(State._fields), people)).astype(np.float32)
    world = make_world(people)
    strength, strain = (rng.uniform(0.05, 0.9, world.layer.size).astype(np.float32) for _ in range(2))
    strain = strain.astype(np.float16).astype(np.float32)
    ties = np.array(layer_table(), dtype=np.float32)[world.layer].T.copy()
    ties[Tie._fields.index("strength")], ties[Tie._fields.index("strain")] = strength, strain
    c = start_c(state, traits, world.ends, world.layer, strength, strain, seed)
    c.step = when
    c.run(1)
    room = room_of(np.bincount(world.ends.ravel(), minlength=people))
    expected, changed = step_plainly(CYCLE, load_parameters(), state, traits, room, world.ends, ties, seed, when, 1.0)
    error = np.abs(c.people() - expected) / np.maximum(1, np.abs(expected))
    assert np.count_nonzero(error.max(axis=0) > CLOSE) <= 1
    # Each tie is worked out with both of its people.
    off = np.abs(c.changing[0] - changed[0, c.layout.tie]) > CLOSE
    assert np.count_nonzero(off) <= 2


def test_records_within_records_are_structs_within_structs() -> None:
    t = Translator()
    t.kind(type(load_parameters()))
    assert t.lines[-1].startswith("typedef struct { anhedonia_Params anhedonia;")
    assert translating.field_kinds(Pair) == {"one": "float", "other": "float"}


@needs_compiler
def test_our_kernel_and_c_move_the_same_people_alike() -> None:
    run = advance(start_run(600, 3), 20)
    ties, traits = run.list_ties(), run.people.traits
    c = start_c(run.state, traits, ties.ends, ties.layer, ties.strength, ties.strain, run.seed)
    c.step = run.step
    c.run(1)
    advance(run, 1)
    error = np.abs(c.people() - run.state) / np.maximum(1, np.abs(run.state))
    assert np.count_nonzero(error.max(axis=0) > CLOSE) <= 1
    # Another day's luck would have made something else of them.
    c.step = run.step + 5
    c.run(1)
    assert np.abs(c.people() - advance(run, 1).state).max() > 0.1
