"""Selves: moved as plain Python moves them, each in its own ego network, whoever else is moved beside them."""

import numpy as np
import pytest

from nearer.model.company import add_meeting, add_others, face_people, nobody, step_tie
from nearer.model.compiler import as_float32
from nearer.model.noise import draw_shocks, draw_tie_luck
from nearer.model.parameters import load_parameters
from nearer.model.rest import rest_state
from nearer.model.state import Encounters, Help, Shocks, Side, State, Tie, TieLuck, Traits
from nearer.model.step import step_person
from nearer.population.reference import Selves, average_side, strongest_ties
from nearer.population.selves import SUMMED, move_selves, rest_people
from tests.population.oracle import column
from tests.population.worlds import small_world

CLOSE = 2e-5
SEED, PLACES = np.uint64(5), 9
P = load_parameters()


def some_selves(count: int = 21) -> Selves:
    """People of a small world, with their ties."""
    run = small_world(30)
    chosen = np.arange(count)
    state, traits = run.state[:, chosen].copy(), run.people.traits[:, chosen]
    return Selves(state, traits, strongest_ties(run, chosen, PLACES), average_side(run))


def move_on(selves: Selves, slots: np.ndarray, steps: int, dt: float, help: np.ndarray) -> np.ndarray:
    """Some steps; gives what was met."""
    sums = np.zeros((len(SUMMED), selves.count), dtype=np.float32)
    numbers = as_float32(P)
    arrays = (selves.state, selves.traits, help, selves.ties, selves.around, sums)
    move_selves(0, selves.count, *arrays, SEED, slots, 7, steps, numbers, np.float32(dt))
    return sums


def step_plainly(selves: Selves, i: int, slot: int, when: int, dt: float, given: Help) -> tuple[State, Encounters]:
    """One step of one self in plain Python; its ties are changed."""
    s, t = column(State, selves.state, i), column(Traits, selves.traits, i)
    luck = Shocks(*map(float, draw_shocks(SEED, slot, when)))
    one, other, met = face_people(s, t, given, luck, P, dt), column(Side, selves.around, 0), nobody(P)
    for k in range(PLACES):
        tie = column(Tie, selves.ties[:, k], i)
        if tie.pace > 0:
            chance = TieLuck(*map(float, draw_tie_luck(SEED, slot, k, when)))
            meeting = step_tie(tie, one, other, chance, P, dt)
            tie = tie._replace(strength=meeting.strength)
            met = add_meeting(met, tie, meeting, one, other, P)
            selves.ties[0, k, i] = meeting.strength
    met = add_others(met, s, t, given, one, luck, P, dt)
    return step_person(s, t, met, given, luck, P, dt), met


@pytest.mark.parametrize("dt", [1.0, 0.125])
def test_selves_agree_with_the_plain_step_on_every_state(dt: float) -> None:
    selves, plain = some_selves(), some_selves()
    slots = 1000 + np.arange(selves.count)
    doses = Help(0.4, 0.3, 0.2, 0.5, 0.5, 0.3, 0.4, 0.2)
    help = np.repeat(np.array(doses, dtype=np.float32)[:, None], selves.count, axis=1)
    sums = move_on(selves, slots, 1, dt, help)
    for i in range(selves.count):
        after, met = step_plainly(plain, i, int(slots[i]), 7, dt, Help(*map(float, help[:, i])))
        assert selves.state[:, i] == pytest.approx(np.array(after), abs=CLOSE, rel=CLOSE)
        assert sums[:, i] == pytest.approx([getattr(met, name) for name in SUMMED], abs=CLOSE)
    assert selves.ties == pytest.approx(plain.ties, abs=CLOSE)
    assert sums.sum() > 0


def test_a_self_lives_the_same_whoever_is_moved_beside_it() -> None:
    whole, help = some_selves(21), np.zeros((len(Help._fields), 21), dtype=np.float32)
    move_on(whole, np.arange(21), 6, 0.25, help)
    one = some_selves(21)
    for i in (0, 15, 16, 20):
        alone = Selves(
            one.state[:, i : i + 1].copy(),
            one.traits[:, i : i + 1].copy(),
            one.ties[:, :, i : i + 1].copy(),
            one.around,
        )
        move_on(alone, np.array([i]), 6, 0.25, help[:, :1].copy())
        assert np.array_equal(alone.state[:, 0], whole.state[:, i])
        assert np.array_equal(alone.ties[:, :, 0], whole.ties[:, :, i])


def test_people_are_put_at_rest_as_the_equations_say() -> None:
    selves = some_selves(20)
    rest_people(selves.traits, as_float32(P), selves.state)
    for i in range(20):
        wanted = rest_state(column(Traits, selves.traits, i), P)
        assert selves.state[:, i] == pytest.approx(np.array(wanted), abs=1e-6)
