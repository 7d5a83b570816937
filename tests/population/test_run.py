"""A run: the bits never depend on threads; contacts need both sides; ties grow, fade and form anew."""

import numpy as np
import pytest

from nearer.model.state import Help, Side, State, Tie
from nearer.population.network import LAYERS
from nearer.population.new_ties import read_new_tie_numbers
from nearer.population.run import Run, RunError, advance, start_run, state_sha256
from tests.population.worlds import PEOPLE, SEED, kept_away, small_world


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


def test_whoever_is_kept_away_meets_nobody_and_others_do() -> None:
    run = small_world(30, help=kept_away(start_run(PEOPLE, SEED), 5))
    mine = (run.list_ties().ends == 5).any(axis=0)
    assert mine.any()
    # Two weeks and more of no meetings leave next to nothing of a pace that is remembered for a day or two.
    assert run.quantity("meeting_pace")[5] < 1e-6
    assert np.delete(run.quantity("meeting_pace"), 5).mean() > 0.3


def test_whoever_is_kept_away_forms_no_new_ties() -> None:
    run = small_world()
    run.layout.changing[:] = np.float32(0.13)
    advance(run, 30, help=kept_away(run, slice(None)))
    assert run.new_ties == 0


def test_a_tie_without_contact_fades_in_its_layers_time() -> None:
    quiet = start_run(PEOPLE, SEED, parameters={"stressors.major_rate": 0.0})
    before, p, days = quiet.list_ties(), quiet.parameters.tie_strength, 30
    advance(quiet, days, help=kept_away(quiet, slice(None)))
    fading = before.ties[Tie._fields.index("fading")]
    expected = p.floor + (before.strength - p.floor) * np.exp(-days / fading)
    assert quiet.list_ties().strength == pytest.approx(expected, abs=1e-4)


def test_ties_of_people_who_meet_grow_and_others_fade() -> None:
    run = small_world(30)
    before = run.list_ties()
    advance(run, 1)
    after = run.list_ties()
    same = (before.ends == after.ends).all(axis=0) & (before.strength > run.parameters.tie_strength.floor)
    change = (after.strength - before.strength)[same]
    fading = before.ties[Tie._fields.index("fading")][same]
    faded = (run.parameters.tie_strength.floor - before.strength[same]) * (1 - np.exp(-1 / fading))
    quiet = np.isclose(change, faded, atol=1e-6)
    assert 0.5 < quiet.mean() < 0.99
    # Whoever met grew; a felt rejection or a life event may have cut a few.
    assert (change[~quiet] > 0).mean() > 0.7


def test_both_people_of_a_tie_see_the_same_tie() -> None:
    run = small_world(90)
    listed = run.layout.list()
    owner = np.repeat(np.arange(PEOPLE), run.degrees())
    other = listed.words & 0x3FFFFFFF
    forth, back = np.lexsort((other, owner)), np.lexsort((owner, other))
    assert run.new_ties > 0
    assert np.array_equal(other[forth], owner[back])
    assert np.array_equal(listed.changing[0, forth], listed.changing[0, back])
    assert np.array_equal(listed.kept[0, forth], listed.kept[0, back])
    assert np.array_equal(listed.words[forth] >> 30, listed.words[back] >> 30)


def weaken_ties(run: Run) -> None:
    """Let every third tie be dead, as when nobody has met for long."""
    network = run.list_ties()
    network.strength[::3] = np.float32(0.13)
    run.change_ties(network)


def test_dead_bonds_of_friends_and_groups_find_someone_new() -> None:
    run = small_world(30)
    weaken_ties(run)
    before = run.list_ties()
    pairs = set(zip(*before.ends.tolist(), strict=True))
    advance(run, 60)
    after = run.list_ties()
    new = np.array([pair not in pairs for pair in zip(*after.ends.tolist(), strict=True)])
    assert new.sum() > 10
    assert run.new_ties >= new.sum()
    assert set(np.unique(after.layer[new])) == {LAYERS.index("friend"), LAYERS.index("group")}
    kept = set(zip(*after.ends.tolist(), strict=True))
    gone = np.array([pair not in kept for pair in zip(*before.ends.tolist(), strict=True)])
    assert (before.strength[gone] < read_new_tie_numbers()["dead"]).mean() > 0.8
    assert run.degrees().sum() == 2 * before.layer.size
    assert np.array_equal(np.bincount(after.layer), np.bincount(before.layer))
    assert (after.strain[new] > 0).all()


def test_new_ties_never_double_an_old_one() -> None:
    run = small_world(30)
    for _ in range(20):
        weaken_ties(run)
        advance(run, 5)
    one, other = run.list_ties().ends.astype(np.int64)
    assert (one < other).all()
    assert np.unique(one * PEOPLE + other).size == one.size


def test_rooms_follow_the_number_of_ties_people_have_now() -> None:
    run = small_world(60)
    kept = run.room.copy()
    run.refresh_rooms()
    assert run.new_ties > 0
    assert np.array_equal(kept, run.room)


def test_new_ties_come_at_the_rate_that_is_written_down() -> None:
    run = small_world(30)
    n, total, steps = read_new_tie_numbers(), 0.0, 40
    for _ in range(steps):
        run.layout.changing[:] = np.float32(0.13)
        formed = run.new_ties
        advance(run, 1)
        approach = float(run.sides[Side._fields.index("approach")].mean())
        total += run.new_ties - formed
    aiming = np.isin(run.list_ties().layer, (1, 2))
    # Upper end: everybody yes-says as the average, nobody is met twice. Lower: a third of tries hit somebody known.
    most = n["tries"] * n["welcome"] * approach**2 * (1 + run.parameters.meeting.seeking) * aiming.sum() * steps
    assert 0.4 * most / (1 + run.parameters.meeting.seeking) < total < most


def test_states_stay_in_their_range_through_a_hard_year() -> None:
    run = small_world()
    help = np.zeros((len(Help._fields), PEOPLE), dtype=np.float32)
    help[Help._fields.index("load")] = 0.5
    advance(run, 365, help=help)
    assert np.isfinite(run.state).all()
    for name in ("loneliness", "depression", "anxiety", "avoidance", "approach", "battery", "functioning"):
        assert 0 <= run.quantity(name).min() <= run.quantity(name).max() <= 1
    strength = run.list_ties().strength
    assert 0 <= strength.min() <= strength.max() <= 1


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
