"""The pool: learns what is there to learn, and is no worse than simple ways where there is little."""

from __future__ import annotations

import numpy as np
import pytest

from nearer.fit.pool import Pool, build_panel, fold_people, forecast_day, read_past, target_rows
from nearer.fit.pool.pool import mix_members
from nearer.fit.pool.settings import load_settings
from nearer.forecast.rolling import Plan, forecast_diary
from nearer.forecast.score import score_forecasts
from tests.fit.pool.invented import SLIDER, TIRED, WORRY, invent_diary


@pytest.mark.parametrize("items", [(WORRY, TIRED), (SLIDER,)])
def test_forecasts_of_every_member_rise_from_level_to_level(items: tuple) -> None:
    found = forecast_day(build_panel(invent_diary(items=items)), 4)
    for name, below in {**found.members, "pool": found.below}.items():
        assert (np.diff(below, axis=1) >= -1e-9).all(), name
        assert (below >= 0).all(), name
        assert (below <= 1 + 1e-9).all(), name


def test_the_hierarchical_member_is_left_out_while_a_person_is_hardly_known() -> None:
    members = {name: np.full((2, 1), value) for name, value in (("forest", 0.2), ("boosting", 0.4), ("ordinal", 0.9))}
    assert mix_members(members, np.array([2.0, 30.0]))[:, 0] == pytest.approx([0.3, 0.5])


def test_people_are_left_out_once_each() -> None:
    fold = fold_people(build_panel(invent_diary(people=7)), 3)
    assert sorted(np.bincount(fold)) == [2, 2, 3]


def test_a_pool_meets_people_it_has_not_seen() -> None:
    panel = build_panel(invent_diary(people=6))
    these = np.arange(6) < 2
    pool = Pool(panel.of_people(~these), np.ones(len(panel.day), dtype=bool))
    new = panel.of_people(these)
    past = read_past(new)
    found = pool.forecast(new, past, target_rows(new, new.day == 1), pool.meet(new, past, new.day < 1))
    assert np.isfinite(found.below).all()


def test_each_setting_says_its_unit_range_grade_source_and_why() -> None:
    for name, setting in load_settings().items():
        assert set(setting) == {"value", "unit", "range", "grade", "source", "why"}, name
        low, high = setting["range"]
        assert low <= setting["value"] <= high, name
        assert setting["grade"] in "ABCD", name


@pytest.mark.statistical
def test_the_pool_beats_simple_ways_where_moods_last() -> None:
    diary = invent_diary(people=30, days=12, beeps=4, inertia=0.7, key=4)
    found = score_forecasts(forecast_diary(diary, Plan(first_day=9)), diary)
    for way in ("person_mean", "last_value", "own_histogram"):
        # A one-sided test at three standard errors over the people.
        assert found[way]["difference"] < -3 * found[way]["difference_se"], way


@pytest.mark.statistical
def test_the_pool_claims_nothing_where_answers_are_luck_alone() -> None:
    diary = invent_diary(people=30, days=12, beeps=4, inertia=0.0, key=5)
    found = score_forecasts(forecast_diary(diary, Plan(first_day=9)), diary)
    assert found["own_histogram"]["skill"] < 0.05
    for cover in (50, 80, 90):
        share = cover / 100
        # Answers of one person go together, so people are counted rather than answers.
        assert found["forecast"][f"cov{cover}"] == pytest.approx(share, abs=4 * np.sqrt(share * (1 - share) / 30 / 8))
