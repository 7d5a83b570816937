"""Episodes: they begin after enough weeks, survive a short dip, and end when somebody is well for long enough."""

import numpy as np
import pytest

from nearer.instruments.interviewing import Interview, find_episodes, mean_ahead, read_interviews

TWO_WEEKS = Interview("test", "Ill for two weeks", ("low",), over=0.5, weeks=2, under=0.4, well_weeks=3)


def episode(*levels: float) -> list[bool]:
    weekly = np.array(levels, dtype=float)[:, None]
    return find_episodes(TWO_WEEKS, {"low": weekly})[:, 0].tolist()


def test_one_bad_week_is_no_episode() -> None:
    assert not any(episode(0.1, 0.8, 0.1, 0.1, 0.1, 0.1))


def test_an_episode_begins_with_its_first_week_and_ends_with_the_first_well_week() -> None:
    course = episode(0.1, 0.7, 0.7, 0.7, 0.1, 0.1, 0.1, 0.1)
    assert course == [False, True, True, True, False, False, False, False]


def test_a_short_dip_does_not_end_an_episode() -> None:
    course = episode(0.7, 0.7, 0.1, 0.7, 0.7, 0.1, 0.1, 0.1, 0.1)
    assert course == [True] * 5 + [False] * 4


def test_a_level_between_the_thresholds_goes_on_with_what_was() -> None:
    assert episode(0.45, 0.45, 0.45, 0.45) == [False] * 4
    assert episode(0.8, 0.8, 0.45, 0.45, 0.45, 0.45) == [True] * 6


def test_the_mean_ahead_is_that_of_the_weeks_that_follow() -> None:
    level = np.arange(5.0)[:, None]
    assert mean_ahead(level, 2)[:, 0] == pytest.approx([0.5, 1.5, 2.5, 3.5, np.nan], nan_ok=True)
    assert np.isnan(mean_ahead(level, 9)).all()


def test_two_quantities_are_read_together() -> None:
    both = Interview("test", "Both", ("one", "other"), over=0.5, weeks=1, under=0.4, well_weeks=1)
    weekly = {"one": np.array([[0.9, 0.9]]), "other": np.array([[0.0, 0.3]])}
    assert find_episodes(both, weekly).tolist() == [[False, True]]


def test_every_interview_ends_below_where_it_begins() -> None:
    interviews = read_interviews()
    assert {"depression_episode", "anxiety_episode"} <= interviews.keys()
    assert all(one.under < one.over and one.weeks >= 1 for one in interviews.values())
