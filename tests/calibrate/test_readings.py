"""Readings: scores, episodes, ties and courses of days, as they were put into a world made by hand."""

import numpy as np
import pytest

from nearer.calibrate.names import needs_days, needs_ties, quantities_behind, reading_names
from nearer.calibrate.readings import bimodality, carry_over, count_ties, first_onset, lose_closest, lsns6, read
from nearer.calibrate.study import Reading
from nearer.calibrate.world import Ties
from nearer.model.state import Side, State, Traits
from nearer.population.network import LAYERS
from tests.calibrate.worlds import make_world

FAMILY, FRIEND = LAYERS.index("family"), LAYERS.index("friend")


def make_ties(*ties: tuple[int, int, float, int]) -> Ties:
    """Ties as (person, person, strength, layer)."""
    ends = np.array([[one, other] for one, other, _, _ in ties], dtype=np.int32).T
    strength = np.array([tie[2] for tie in ties], dtype=np.float32)
    return Ties(ends, strength, np.array([tie[3] for tie in ties], dtype=np.uint8))


def test_a_quantity_is_the_mean_of_the_weeks_looked_back() -> None:
    world = make_world({"loneliness": np.arange(10.0)[:, None]})
    assert read(world, Reading("loneliness"), 8)[0] == 8
    assert read(world, Reading("loneliness", within_days=21), 8)[0] == pytest.approx(7)


def test_asking_again_gives_the_same_answers_and_another_week_others() -> None:
    world = make_world({"loneliness": np.full((9, 400), 0.5)})
    first = read(world, Reading("ucla3"), 7).copy()
    world.kept.clear()
    assert (read(world, Reading("ucla3"), 7) == first).all()
    assert (read(world, Reading("ucla3"), 8) != first).any()
    again = make_world({"loneliness": np.full((9, 400), 0.5)}, seed=6)
    assert (read(again, Reading("ucla3"), 7) != first).any()


def test_an_episode_is_now_or_at_any_time_looked_back() -> None:
    low = np.zeros((20, 2))
    low[3:6, 0] = 0.9
    world = make_world({"depression": low})
    assert read(world, Reading("depression_episode"), 4).tolist() == [1, 0]
    assert read(world, Reading("depression_episode"), 15).tolist() == [0, 0]
    assert read(world, Reading("depression_episode", within_days=77), 15).tolist() == [1, 0]
    assert read(world, Reading("depression_episode", within_days=63), 15).tolist() == [0, 0]


def test_the_first_onset_is_a_year_and_none_for_who_never_was_ill() -> None:
    ill = np.zeros((110, 3), dtype=bool)
    ill[60, 0] = ill[5, 1] = True
    assert first_onset(ill) == pytest.approx([1, 0, np.nan], nan_ok=True)


def test_who_somebody_is_comes_from_the_people() -> None:
    world = make_world({"loneliness": np.zeros((9, 50))})
    assert (read(world, Reading("age"), 6) == world.people.age).all()
    assert (read(world, Reading("alone"), 6) == (world.people.household == 1)).all()
    traits = world.people.traits[Traits._fields.index("stigma")]
    assert read(world, Reading("stigma"), 6) == pytest.approx(traits)


def test_ties_are_counted_by_strength_and_layer() -> None:
    ties = make_ties((0, 1, 0.9, FAMILY), (0, 2, 0.3, FRIEND), (1, 2, 0.01, FRIEND))
    assert count_ties(ties, 4).tolist() == [2, 1, 1, 0]
    assert count_ties(ties, 4, 0.5).tolist() == [1, 1, 0, 0]
    assert count_ties(ties, 4, layers=("friend",)).tolist() == [1, 0, 1, 0]


def test_the_network_scale_gives_the_points_of_its_steps() -> None:
    # Four strong relatives give 3 points in each of three questions; one weak friend 1 point in the first.
    ties = make_ties(*((0, k, 0.9, FAMILY) for k in range(1, 5)), (0, 5, 0.3, FRIEND))
    scores = lsns6(ties, 7)
    assert scores[0] == 3 * 3 + 1
    assert scores[6] == 0


def test_the_closest_ties_are_lost_when_they_die_or_turn_to_somebody_else() -> None:
    then = make_ties(*((0, k, 1 - 0.1 * k, FRIEND) for k in range(1, 8)))
    ends, strength = then.ends.copy(), then.strength.copy()
    strength[0] = 0.0  # the closest died
    ends[1, 1] = 9  # the second turned to somebody else
    strength[6] = 0.0  # the seventh does not count
    lost = lose_closest(then, Ties(ends, strength, then.layer), 10)
    assert lost[0] == pytest.approx(40.0)
    assert np.isnan(lost[9])


def test_two_heaps_have_a_higher_coefficient_than_one() -> None:
    rng = np.random.default_rng(1)
    one, two = rng.normal(size=400), np.concatenate([rng.normal(-4, 1, 200), rng.normal(4, 1, 200)])
    flat = np.full(400, 3.0)
    coefficients = bimodality(np.stack([one, two, flat], axis=1))
    assert coefficients[0] < 0.555 < coefficients[1]
    assert coefficients[2] == 0


def test_carry_over_is_the_autocorrelation_of_the_days() -> None:
    rng, days = np.random.default_rng(2), 4000
    kept = np.zeros((days, 2))
    for day in range(1, days):
        kept[day] = np.array([0.7, 0.0]) * kept[day - 1] + rng.normal(size=2)
    assert carry_over(kept) == pytest.approx([0.7, 0.0], abs=4 / np.sqrt(days))


def test_every_reading_is_backed_by_something_that_is_recorded() -> None:
    for name in reading_names():
        behind = quantities_behind(name)
        assert all(part in State._fields or part in Side._fields for part in behind), name
        known = behind or needs_ties(name) or needs_days(name)
        assert known or name in Traits._fields or name in ("age", "sex", "alone") or "worth" in name or "style" in name
