"""A run: the bits never depend on threads; contacts need both sides; ties grow, fade and form anew."""

import numpy as np
import pytest

from nearer.model.columns import load_help, load_side, load_state, load_traits
from nearer.model.company import add_meeting, add_others, face_people, nobody, step_tie
from nearer.model.noise import draw_shocks, draw_tie_luck
from nearer.model.parameters import load_parameters
from nearer.model.state import Meeting, Side, State, Tie
from nearer.model.step import step_person
from nearer.population.kernel import load_meeting, load_tie
from nearer.population.network import LAYERS
from nearer.population.new_ties import read_new_tie_numbers
from nearer.population.run import STRENGTH, Run, RunError, advance, start_run, state_sha256
from tests.population.worlds import PEOPLE, SEED, kept_away, small_world

CONTACTS = Meeting._fields.index("contacts")


@pytest.mark.parametrize("dt", [1.0, 0.25])
def test_two_threads_give_the_same_bits_as_one(dt: float) -> None:
    one, two = small_world(60 * dt, 1, dt), small_world(60 * dt, 2, dt)
    assert one.new_ties == two.new_ties
    assert state_sha256(one) == state_sha256(two)


def test_moving_on_in_pieces_gives_the_same_bits() -> None:
    whole, pieces = small_world(30), small_world(11)
    advance(advance(pieces, 1, 2), 18)
    assert state_sha256(whole) == state_sha256(pieces)


def test_another_seed_gives_another_course() -> None:
    one, other = advance(start_run(50, 1), 5), advance(start_run(50, 2), 5)
    assert state_sha256(one) != state_sha256(other)


def step_plainly(run: Run) -> tuple[np.ndarray, np.ndarray]:
    """The same step in plain Python: people and strengths after it."""
    p, dt = load_parameters(), run.dt
    people, ties = run.people.count, run.layer.size
    state, traits, help = run.state.astype(float), run.people.traits.astype(float), run.help.astype(float)
    luck = [draw_shocks(run.luck, i, run.step) for i in range(people)]
    sides = np.zeros((len(Side._fields), people))
    for i in range(people):
        sides[:, i] = face_people(load_state(state, i), load_traits(traits, i), load_help(help, i), luck[i], p, dt)
    met = np.zeros((len(Meeting._fields), ties))
    for k in range(ties):
        one, other = (load_side(sides, int(i)) for i in run.ends[:, k])
        met[:, k] = step_tie(
            load_tie(run.ties, k), one, other, draw_tie_luck(run.luck, *run.ends[:, k], run.step), p, dt
        )
    bonds = run.ties.astype(float)
    bonds[STRENGTH] = met[-1]
    after = np.zeros_like(state)
    for i in range(people):
        mine, trait, given, one = load_state(state, i), load_traits(traits, i), load_help(help, i), load_side(sides, i)
        happened = nobody(p)
        for k in range(ties):
            if i in run.ends[:, k]:
                first = run.ends[0, k] == i
                other = load_side(sides, int(run.ends[1 if first else 0, k]))
                happened = add_meeting(happened, load_tie(bonds, k), load_meeting(met, k, first), one, other, p)
        happened = add_others(happened, mine, trait, given, one, luck[i], p, dt)
        after[:, i] = step_person(mine, trait, happened, given, luck[i], p, dt)
    return after, met[-1]


def test_the_compiled_step_of_a_world_equals_the_plain_one() -> None:
    run = advance(start_run(20, 3), 40)
    after, strength = step_plainly(run)
    advance(run, 1)
    untouched = run.ties[STRENGTH] != np.float32(read_new_tie_numbers()["first_strength"])
    assert run.ties[STRENGTH][untouched] == pytest.approx(strength[untouched], abs=1e-5)
    assert run.state == pytest.approx(after, rel=1e-4, abs=1e-4)


def test_a_contact_needs_both_sides() -> None:
    run = small_world(30)
    help, person, contacts = kept_away(run, 5), 5, np.zeros(run.layer.size)
    for _ in range(20):
        advance(run, 1, help=help)
        contacts += run.met[CONTACTS]
    mine = (run.ends == person).any(axis=0)
    assert mine.any()
    assert contacts[mine].sum() == 0
    assert contacts[~mine].sum() > 0


def test_whoever_is_kept_away_forms_no_new_ties() -> None:
    run = small_world()
    run.ties[STRENGTH] = np.float32(0.13)
    advance(run, 30, help=kept_away(run, slice(None)))
    assert run.new_ties == 0


def test_a_tie_without_contact_fades_in_its_layers_time() -> None:
    quiet = start_run(PEOPLE, SEED, parameters={"stressors.major_rate": 0.0})
    before, p, days = quiet.ties.copy(), quiet.parameters.tie_strength, 30
    advance(quiet, days, help=kept_away(quiet, slice(None)))
    fading = before[Tie._fields.index("fading")]
    expected = p.floor + (before[STRENGTH] - p.floor) * np.exp(-days / fading)
    assert quiet.ties[STRENGTH] == pytest.approx(expected, abs=1e-4)


def test_a_tie_with_good_contact_grows() -> None:
    run = small_world(30)
    before, ends = run.ties[STRENGTH].copy(), run.ends.copy()
    advance(run, 1)
    met, change = Meeting(*run.met), run.ties[STRENGTH] - before
    good = (met.contacts > 0) & (met.rejected + met.other_rejected == 0)
    assert (change[good & (before < 0.9)] > 0).mean() > 0.9  # a life event may cut one
    alone = (met.contacts == 0) & (run.ends == ends).all(axis=0) & (before > run.parameters.tie_strength.floor)
    assert (change[alone] < 0).all()


def lonely_ties(run: Run) -> np.ndarray:
    """Ties that are dead when nobody has met for long."""
    run.ties[STRENGTH, ::3] = np.float32(0.13)
    return run.ties[STRENGTH] < read_new_tie_numbers()["dead"]


def test_dead_bonds_of_friends_and_groups_find_someone_new() -> None:
    run = small_world(30)
    ends, ties, layer = run.ends.copy(), run.ties.copy(), run.layer
    dead = lonely_ties(run)
    advance(run, 60)
    moved = (run.ends != ends).any(axis=0)
    assert moved.sum() > 10
    assert run.new_ties >= moved.sum()
    assert set(np.unique(layer[moved])) == {LAYERS.index("friend"), LAYERS.index("group")}
    assert dead[moved].mean() > 0.9
    strain = Tie._fields.index("strain")
    assert (run.ties[strain, moved] != ties[strain, moved]).all()
    # One of the two people stays.
    kept = [len(set(run.ends[:, k]) & set(ends[:, k])) for k in np.flatnonzero(moved)]
    assert np.mean(np.array(kept) == 1) > 0.8
    assert run.degrees().sum() == 2 * layer.size


def test_new_ties_never_double_an_old_one() -> None:
    run = small_world(30)
    for _ in range(20):
        lonely_ties(run)
        advance(run, 5)
    one, other = run.ends.astype(np.int64)
    assert (one < other).all()
    assert np.unique(one * PEOPLE + other).size == one.size


def test_new_ties_come_at_the_rate_that_is_written_down() -> None:
    run = small_world(30)
    n, total, steps = read_new_tie_numbers(), 0.0, 40
    for _ in range(steps):
        run.ties[STRENGTH] = np.float32(0.13)
        formed = run.new_ties
        advance(run, 1)
        aiming = np.isin(run.layer, (1, 2))
        approach = float(run.sides[Side._fields.index("approach")].mean())
        total += run.new_ties - formed
    # Upper end: everybody yes-says as the average, nobody is met twice. Lower: a third of tries hit somebody known.
    most = n["tries"] * n["welcome"] * approach**2 * (1 + run.parameters.meeting.seeking) * aiming.sum() * steps
    assert 0.4 * most / (1 + run.parameters.meeting.seeking) < total < most


def test_states_stay_in_their_range_through_a_hard_year() -> None:
    run = small_world()
    help = run.help.copy()
    help[-1] = 0.5
    advance(run, 365, help=help)
    assert np.isfinite(run.state).all()
    for name in ("loneliness", "depression", "anxiety", "avoidance", "approach", "battery", "functioning"):
        assert 0 <= run.quantity(name).min() <= run.quantity(name).max() <= 1
    assert 0 <= run.ties[STRENGTH].min() <= run.ties[STRENGTH].max() <= 1


def test_everybody_starts_at_rest_and_well() -> None:
    run = start_run(50, 1)
    assert run.quantity("depression").max() < 0.1
    assert run.state.shape == (len(State._fields), 50)


@pytest.mark.parametrize("dt", [0.0, 2.0, 0.3, 0.1, -1.0, float("nan")])
def test_a_step_must_divide_the_day(dt: float) -> None:
    with pytest.raises(RunError, match="A step must be"):
        start_run(5, 1, dt=dt)


def test_help_of_the_wrong_shape_is_refused() -> None:
    with pytest.raises(RunError, match="Help must be"):
        advance(start_run(5, 1), 1, help=np.zeros((8, 4), dtype=np.float32))


def test_no_threads_are_too_few() -> None:
    with pytest.raises(RunError, match="at least one thread, got 0"):
        advance(start_run(5, 1), 1, threads=0)


def test_every_whole_day_is_watched_whatever_the_step() -> None:
    days: list[float] = []
    advance(start_run(5, 1, dt=0.25), 3, watch=lambda run: days.append(run.day))
    assert days == [1, 2, 3]
