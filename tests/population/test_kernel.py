"""The kernel: the same as the plain step on every state, and the same bits however the work is cut and laid out."""

from typing import Any

import numpy as np
import pytest
from numba import njit

from nearer.model.parameters import load_parameters
from nearer.model.state import Help, State
from nearer.model.tracing.builder import build_kernel
from nearer.model.tracing.calls import make_people_lanes
from nearer.population import kernel, new_ties
from nearer.population.compiled import cycle_kernel
from nearer.population.cycle import CYCLE
from nearer.population.layout import lay_out
from nearer.population.network import layer_table
from nearer.population.new_ties import read_new_tie_numbers
from nearer.population.run import RunError, advance, start_run, state_sha256
from tests.population.oracle import step_plainly
from tests.population.worlds import PEOPLE, SEED, small_world

# Our exp and log are right to 2.4e-7 and 32 bits hold 1.2e-7; a state is a sum of some tens of such terms, and gains
# of up to ten stand before them.
CLOSE = 2e-5


def some_help(people: int) -> np.ndarray:
    """A little of every help, different from person to person."""
    doses = np.array([0.4, 0.3, 0.2, 0.5, 0.5, 0.3, 0.4, 0.2], dtype=np.float32)
    assert doses.size == len(Help._fields)
    given: np.ndarray = doses[:, None] * np.linspace(0, 1, people, dtype=np.float32)
    return given


@pytest.mark.parametrize(("dt", "helped"), [(1.0, False), (1.0, True), (0.125, False)])
def test_the_kernel_agrees_with_the_plain_step_on_every_state(dt: float, helped: bool) -> None:
    run = advance(start_run(40, 3, dt=dt), 40 * dt)
    for _ in range(3):
        given = some_help(40) if helped else None
        after, strength = step_plainly(run, given)
        before, formed = run.list_ties(), run.new_ties
        advance(run, dt, help=given)
        for row, name in enumerate(State._fields):
            assert run.state[row] == pytest.approx(after[row], abs=CLOSE, rel=CLOSE), name
        new = run.list_ties()
        if run.new_ties == formed:
            assert np.array_equal(new.ends, before.ends)
            assert new.strength == pytest.approx(strength, abs=CLOSE)
    assert run.layout.changing[0, 0] != np.float32(read_new_tie_numbers()["first_strength"])


@pytest.mark.parametrize(("window", "sort"), [(16, False), (16, True), (48, True), (1024, False), (4096, True)])
def test_windows_and_sorting_change_no_bit(window: int, sort: bool) -> None:
    usual = small_world(60)
    other = advance(start_run(PEOPLE, SEED, window=window, sort=sort), 60, threads=2)
    assert usual.new_ties == other.new_ties > 0
    assert state_sha256(usual) == state_sha256(other)


def test_laying_out_anew_at_any_step_changes_no_bit() -> None:
    steady, moved = small_world(), small_world()
    for _ in range(12):
        advance(moved, 5)
        moved.layout = lay_out(moved.layout.list(), window=64)
    assert state_sha256(advance(steady, 60)) == state_sha256(moved)


def test_a_layout_without_slack_is_tidied_in_place_and_changes_no_bit() -> None:
    roomy, tight = small_world(120), start_run(PEOPLE, SEED)
    words, used = tight.layout.words, []
    for _ in range(12):
        # Nothing is left at the end, so the next new tie needs all chunks moved together.
        tight.layout.used[0] = words.size
        tight.layout.spare[:] = 0
        advance(tight, 10)
        used.append(int(tight.layout.used[0]))
    assert min(used) < words.size
    assert tight.layout.words is words
    assert state_sha256(roomy) == state_sha256(tight)


def test_tidying_leaves_as_few_places_empty_as_laying_out_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    run = small_world(120)
    run.layout.tidy()
    fresh = lay_out(run.layout.list())
    assert run.layout.used[0] == fresh.used[0]
    assert np.array_equal(run.layout.degree, fresh.degree)
    # Where tidying frees too little, there is a larger layout.
    monkeypatch.setattr(new_ties, "leave_slack", lambda used: 40 * used)
    assert new_ties.make_space(run.layout) is not run.layout


@pytest.mark.parametrize("people", [2, 15, 16, 17, 33])
def test_a_last_chunk_that_is_not_full_is_moved_like_any_other(people: int) -> None:
    run = start_run(people, 5)
    after, _ = step_plainly(run)
    advance(run, 1)
    assert run.state == pytest.approx(after, abs=CLOSE, rel=CLOSE)


@pytest.mark.parametrize("window", [0, 8, 20, 2**17])
def test_a_window_is_made_of_whole_chunks(window: int) -> None:
    with pytest.raises(RunError, match="multiple of 16"):
        start_run(20, 1, window=window)


def test_dt_and_numbers_need_no_new_compilation() -> None:
    loops = cycle_kernel().loops
    advance(start_run(40, 1), 1)
    compiled = len(loops.live_block.overloads)
    advance(start_run(50, 2, dt=0.25, parameters={"avoidance.gain": 0.0}, window=64, sort=False), 1)
    assert len(loops.live_block.overloads) == compiled == 1
    assert build_kernel(CYCLE, kernel) is cycle_kernel()


def test_sixteen_people_are_moved_by_each_instruction() -> None:
    lanes = make_people_lanes(cycle_kernel().passes["face"], ("state", "traits", "help", "room", "side"))

    @njit
    def face(people: Any, traits: Any, help: Any, room: Any, side: Any, numbers: Any, who: Any, seed: Any) -> None:
        lanes(numbers, seed, 1, who, people, 0, traits, 0, help, 0, room, 0, side, 0)

    rows = [np.ones((size, 16), dtype=np.float32) for size in (len(State._fields), 38, 8, 1, 8)]
    settled = cycle_kernel().settle(load_parameters(), 1.0, layer_table())
    face(*rows, settled.face, np.arange(16, dtype=np.int32), np.uint64(1))
    (code,) = face.inspect_llvm().values()
    for operation in ("fmul", "fadd", "fdiv"):
        lines = [line for line in code.splitlines() if f" {operation} " in line]
        assert lines, operation
        assert all("<16 x float>" in line for line in lines), operation
    assert "llvm.fma.v16f32" in code
