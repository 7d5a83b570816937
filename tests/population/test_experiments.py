"""The two experiments: twin worlds until the first day, ramps up and down."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from nearer.model.state import Traits
from nearer.population import reference
from nearer.population.experiments import (
    OUTCOMES,
    ExperimentError,
    ReliefAndCost,
    average_traits,
    find_jump,
    hysteresis,
    hysteresis_months,
    relief_and_cost,
    relief_days,
)


@cache
def relief(threads: int = 1) -> ReliefAndCost:
    return relief_and_cost(150, 3, threads)


def test_staying_away_calms_at_first_and_makes_lonely_later() -> None:
    result = relief()
    assert result.people == 30
    assert result.difference["threat"][0] < 0
    assert result.difference["loneliness"][7] > 5 * result.error["loneliness"][7]
    assert result.difference["loneliness"][7] > result.difference["loneliness"][0]


def test_differences_are_those_of_the_two_worlds() -> None:
    result = relief()
    for name in OUTCOMES:
        gap = result.kept_away[name] - result.free[name]
        assert (np.sign(gap) == np.sign(result.difference[name])).all()
    assert 0 <= result.harmed <= 1
    assert result.harmed + result.better <= 1


def test_threads_do_not_change_the_figures() -> None:
    assert np.array_equal(relief(1).difference["threat"], relief(2).difference["threat"])


def test_progress_ends_at_what_was_promised() -> None:
    days: list[float] = []
    relief_and_cost(60, 1, progress=days.append)
    assert sum(days) == relief_days()


def test_too_few_people_cannot_be_compared() -> None:
    with pytest.raises(ExperimentError, match="50 or more"):
        relief_and_cost(10, 1)


def test_a_jump_is_the_first_load_past_the_middle() -> None:
    load = np.array([0.1, 0.2, 0.3])
    assert find_jump(load, np.array([0.2, 0.6, 0.7]), 0.5) == pytest.approx(0.2)
    assert find_jump(load, np.array([0.1, 0.2, 0.3]), 0.5) is None


def test_average_people_differ_in_their_leaning_only() -> None:
    traits = average_traits(np.array([0.0, 2.0]))
    different = np.flatnonzero(traits[:, 0] != traits[:, 1])
    assert different.tolist() == [Traits._fields.index("depression_leaning")]


def test_a_fast_ramp_ends_where_it_began_and_leaning_makes_it_worse(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(reference, "REFERENCE_PEOPLE", 60)
    monkeypatch.setattr(reference, "cache_folder", lambda: tmp_path)
    months: list[float] = []
    result = hysteresis(1, selves=8, ramp_years=2, progress=months.append)
    assert result.up.shape == result.down.shape == (3, 24)
    assert len(months) == 12 + 48 < hysteresis_months()
    assert result.load[-1] == pytest.approx(0.3)
    assert result.up[2, -1] > result.up[0, 0]
    # Up and down share the load's top month's end only nearly: one month lies between them.
    assert abs(result.up[2, -1] - result.down[2, -1]) < 0.2
    assert result.up[2].mean() > result.up[0].mean()
