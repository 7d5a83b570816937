"""Starts: everybody, those ill now, new episodes, and people well again, each in the right week."""

import numpy as np
import pytest

from nearer.calibrate.starts import find_onsets, find_starts, find_well_again, stay
from nearer.calibrate.world import FIRST_WEEK
from tests.calibrate.worlds import make_world, write_study

OUTCOME = '[outcome]\nwhat = "depression"\n{}\n[statistic]\nname = "mean"\n'


def course(*weeks: str) -> np.ndarray:
    """Illness over time, one string a person: x is ill."""
    return np.array([[mark == "x" for mark in person] for person in weeks]).T


def pairs(starts) -> set[tuple[int, int]]:
    return set(zip(starts.person.tolist(), starts.week.tolist(), strict=True))


def test_a_new_episode_counts_after_enough_free_weeks() -> None:
    ill = course("....xx..xx", "x...xx....", "xx........")
    assert pairs(find_onsets(ill, 0, 9, free=3)) == {(0, 4), (1, 4)}
    assert pairs(find_onsets(ill, 0, 9, free=2)) == {(0, 4), (1, 4), (0, 8)}
    assert pairs(find_onsets(ill, 5, 9, free=2)) == {(0, 8)}


def test_people_are_well_again_only_when_they_stayed_well() -> None:
    ill = course("xx......", "xx.x....", "........", "xxxxxxx.")
    assert pairs(find_well_again(ill, 0, 7, well=3)) == {(0, 5), (1, 7)}


def test_everybody_enters_every_so_many_years_while_the_follow_up_fits() -> None:
    world = make_world({"depression": np.zeros((200, 4))})
    every_year = find_starts(world, write_study(OUTCOME.format("lag_days = 364")))
    assert sorted(set(every_year.week.tolist())) == [FIRST_WEEK, FIRST_WEEK + 52, FIRST_WEEK + 104]
    words = "[population]\nevery_years = 2\n" + OUTCOME.format("lag_days = 364")
    assert sorted(set(find_starts(world, write_study(words)).week.tolist())) == [FIRST_WEEK, FIRST_WEEK + 104]


def test_only_people_who_are_ill_at_the_time_are_present_cases() -> None:
    low = np.zeros((60, 3))
    low[:, 1] = 0.9
    low[20:40, 2] = 0.9
    words = '[population]\nstart = "present"\ncondition = "depression_episode"\n' + OUTCOME.format("")
    found = pairs(find_starts(make_world({"depression": low}), write_study(words)))
    assert found == {(1, FIRST_WEEK), (1, FIRST_WEEK + 52)}


def test_age_sex_and_conditions_choose_who_enters() -> None:
    low = np.tile(np.linspace(0, 1, 300), (10, 1))
    world = make_world({"depression": low})
    words = '[population]\nage = [30, 50]\nsex = "women"\ninclude = ["depression >= 0.5"]\n' + OUTCOME.format("")
    found = find_starts(world, write_study(words)).person
    people = world.people
    wanted = (people.age >= 30) & (people.age <= 50) & (people.sex == 1) & (low[0].astype(np.float32) >= 0.5)
    assert found.tolist() == np.flatnonzero(wanted).tolist()
    assert 0 < found.size < 300


def test_looking_back_delays_the_first_start() -> None:
    words = '[population]\ninclude = ["depression within 140 days < 2"]\n' + OUTCOME.format("")
    starts = find_starts(make_world({"depression": np.zeros((60, 2))}), write_study(words))
    assert starts.week.min() == FIRST_WEEK + 20


def test_attrition_loses_the_share_it_says_and_more_of_those_it_names() -> None:
    people = 4000
    low = np.tile((np.arange(people) % 2).astype(float), (60, 1))
    world = make_world({"depression": low})
    plain = write_study("[attrition]\na_year = 0.3\n" + OUTCOME.format("lag_days = 364"))
    gone = stay(world, plain, find_starts(world, plain)) < 52
    assert gone.mean() == pytest.approx(0.3, abs=4 * np.sqrt(0.3 * 0.7 / people))
    words = '[attrition]\na_year = 0.3\nwith = "depression"\nodds = 2.0\n'
    leaning = write_study(words + OUTCOME.format("lag_days = 364"))
    gone = stay(world, leaning, find_starts(world, leaning)) < 52
    assert gone[1::2].mean() > gone[::2].mean() + 0.1
