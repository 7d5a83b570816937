"""Simulated people who answer a diary."""

import numpy as np
import pytest

from nearer.fit import simulate_diary, simulate_lives
from nearer.fit.likelihood import number
from nearer.fit.simulated import FIRST_SLOT, pass_moments
from nearer.population.reference import take_selves
from tests.fit.cast import question, simulated_people, some_people

ITEMS = (question("mood"), question("energy", "slider", direction=-1, name="tired"), question(None, name="hungry"))


def test_the_same_seed_gives_the_same_diary_and_another_seed_another() -> None:
    one = simulate_diary(some_people(3), ITEMS, 3, 4, 1)
    np.testing.assert_array_equal(one.answers, simulate_diary(some_people(3), ITEMS, 3, 4, 1).answers)
    assert not np.array_equal(one.answers, simulate_diary(some_people(3), ITEMS, 3, 4, 2).answers)


def test_answers_lie_on_the_scale_and_items_without_a_construct_stay_empty() -> None:
    diary = simulate_diary(some_people(1), ITEMS, 5, 4, 1, person="Ada")
    assert diary.id == "Ada"
    assert diary.answers.shape == (20, 3)
    assert set(np.unique(diary.answers[:, 0])) <= set(range(1, 8))
    assert diary.answers[:, 1].min() >= 0
    assert diary.answers[:, 1].max() <= 100
    assert np.isnan(diary.answers[:, 2]).all()


def test_beeps_lie_between_nine_and_nine_and_hours_rise() -> None:
    diary = simulate_diary(some_people(1), ITEMS, 2, 3, 1)
    np.testing.assert_allclose(diary.hours, [9, 15, 21, 33, 39, 45])
    assert diary.day.tolist() == [1, 1, 1, 2, 2, 2]
    assert diary.beep.tolist() == [1, 2, 3, 1, 2, 3]


def test_a_share_of_the_occasions_is_missed_as_a_whole() -> None:
    lives = simulate_lives(some_people(40), ITEMS, 10, 5, 1, missing=0.3)
    answered = np.stack([np.isfinite(diary.answers[:, :2]) for diary in lives.diaries])
    np.testing.assert_array_equal(answered[..., 0], answered[..., 1])
    assert 1 - answered[..., 0].mean() == pytest.approx(0.3, abs=4 * (0.3 * 0.7 / 2000) ** 0.5)


def test_people_live_their_own_lives_whoever_is_simulated_beside_them() -> None:
    people = some_people(4)
    together = simulate_lives(people, ITEMS, 3, 4, 7)
    alone = simulate_lives(take_selves(people, np.array([0])), ITEMS, 3, 4, 7)
    np.testing.assert_array_equal(together.diaries[0].answers, alone.diaries[0].answers)
    np.testing.assert_array_equal(together.readouts["mood"][0], alone.readouts["mood"][0])


def test_the_people_given_are_left_as_they_were() -> None:
    people = some_people(2)
    before = people.state.copy()
    simulate_lives(people, ITEMS, 2, 2, 1)
    np.testing.assert_array_equal(people.state, before)


def test_answers_follow_what_they_measure_in_its_direction() -> None:
    lives = simulated_people(60)
    for column, construct, sign in ((0, "mood", 1), (6, "energy", -1)):
        answers = np.stack([diary.answers[:, column] for diary in lives.diaries])
        means, felt = np.nanmean(answers, axis=1), lives.readouts[construct].mean(axis=1)
        # Sixty people: a correlation of .5 lies four standard errors above none.
        assert sign * np.corrcoef(means, felt)[0, 1] > 0.5


def test_moments_are_standard_normal_and_fade_within_hours() -> None:
    chances = [np.random.default_rng([1, person]) for person in range(4000)]
    first = pass_moments(np.zeros(4000), np.inf, chances)
    later = pass_moments(first, 0.125, chances)
    error = 4 / 4000**0.5
    for moments in (first, later):
        assert abs(moments.mean()) < error
        assert moments.std() == pytest.approx(1, abs=error)
    assert np.corrcoef(first, later)[0, 1] == pytest.approx(np.exp(-0.125 / number("moment_lasts")), abs=error)


def test_the_luck_of_simulated_people_is_never_that_of_a_self_of_a_twin() -> None:
    # Slots times ties must fit the 32 bits that key chance; selves of a twin start at slot 0.
    assert FIRST_SLOT > 10_000_000
    assert (FIRST_SLOT + 1_000_000) * 16 < 2**32
