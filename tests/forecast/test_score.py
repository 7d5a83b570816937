"""Scores: right by hand, fair to every way of writing a forecast, and plain about what does not fit."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm

from nearer.diary import Diary, DiaryError
from nearer.forecast.score import score_forecasts
from tests.fit.pool.invented import SLIDER, TIRED, WORRY, as_diary, invent_diary

MIX = 0.005


def tiny(*answers: float) -> Diary:
    rows = [("ada", day, 1, 24.0 * (day - 1) + 12, answer) for day, answer in enumerate(answers, start=1)]
    return as_diary(rows, (WORRY,))


def levels(t: int, *shares: float, person: str = "ada") -> dict[str, object]:
    return {"person": person, "t": t, "item": "worry"} | {f"p{j}": share for j, share in enumerate(shares, start=1)}


def test_the_ranked_score_and_the_log_score_are_right_by_hand() -> None:
    found = score_forecasts(pd.DataFrame([levels(1, 0.1, 0.2, 0.4, 0.2, 0.1)]), tiny(3, 2))["forecast"]
    below = (1 - MIX) * np.array([0.1, 0.3, 0.7, 0.9]) + MIX * np.array([0.2, 0.4, 0.6, 0.8])
    assert found["crps"] == pytest.approx(((below - [0, 1, 1, 1]) ** 2).sum())
    assert found["log"] == pytest.approx(-np.log(below[1] - below[0]))
    assert found["mae"] == pytest.approx(1.0)
    assert found["rmse"] == pytest.approx(1.0)


def test_a_sure_and_right_forecast_scores_almost_nothing() -> None:
    found = score_forecasts(pd.DataFrame([levels(1, 0, 1, 0, 0, 0)]), tiny(3, 2))
    assert found["forecast"]["crps"] < 1e-3
    assert found["person_mean"]["skill"] > 0.95


def test_a_normal_forecast_of_a_long_scale_scores_by_the_closed_form() -> None:
    rows = [("ada", day, 1, 24.0 * day, answer) for day, answer in enumerate((40.0, 55.0), start=1)]
    table = pd.DataFrame([{"person": "ada", "t": 1, "item": "calm", "mean": 50.0, "sd": 10.0}])
    found = score_forecasts(table, as_diary(rows, (SLIDER,)))["forecast"]
    z = 0.5
    exact = 10 * (z * (2 * norm.cdf(z) - 1) + 2 * norm.pdf(z) - 1 / np.sqrt(np.pi))
    # The levels are a hundredth of the scale wide and half a hundredth is mixed in.
    assert found["crps"] == pytest.approx(exact, rel=0.02)
    assert found["mae"] == pytest.approx(5.0)


def test_quantiles_and_levels_of_one_forecast_score_nearly_alike() -> None:
    rows = [("ada", day, 1, 24.0 * day, answer) for day, answer in enumerate((40.0, 55.0), start=1)]
    chances = np.round(np.arange(0.05, 0.96, 0.05), 2)
    points = {f"q{round(100 * c):02d}": norm.ppf(c, 50, 10) for c in chances}
    key = {"person": "ada", "t": 1, "item": "calm"}
    diary = as_diary(rows, (SLIDER,))
    by_points = score_forecasts(pd.DataFrame([key | points]), diary)["forecast"]["crps"]
    by_moments = score_forecasts(pd.DataFrame([key | {"mean": 50.0, "sd": 10.0}]), diary)["forecast"]["crps"]
    assert by_points == pytest.approx(by_moments, rel=0.1)


def test_true_forecasts_are_covered_as_often_as_they_say() -> None:
    luck = np.random.default_rng(3)
    shares = np.array([0.1, 0.25, 0.3, 0.2, 0.15])
    days = 2000
    rows = [("ada", day, 1, 24.0 * day, 1.0 + luck.choice(5, p=shares)) for day in range(1, days + 1)]
    table = pd.DataFrame([levels(t, *shares) for t in range(1, days)])
    found = score_forecasts(table, as_diary(rows, (WORRY,)))["forecast"]
    for cover in (0.5, 0.8, 0.9):
        error = np.sqrt(cover * (1 - cover) / days)
        assert found[f"cov{round(100 * cover)}"] == pytest.approx(cover, abs=4 * error)


def test_differences_are_paired_and_their_error_is_taken_over_people() -> None:
    diary = invent_diary(people=5, days=4, missing=0, items=(WORRY, TIRED))
    table = pd.DataFrame([levels(9, 0.2, 0.2, 0.2, 0.2, 0.2, person=name) for name in diary.people])
    found = score_forecasts(table, diary)
    gap = found["forecast"]["crps"] - found["person_mean"]["crps"]
    assert found["person_mean"]["difference"] == pytest.approx(gap)
    assert found["person_mean"]["difference_se"] > 0
    assert (found["answers"], found["people"], found["items"]) == (5, 5, ["worry"])


def test_simple_ways_know_nothing_of_the_answer_they_forecast() -> None:
    table = pd.DataFrame([levels(2, 0.2, 0.2, 0.2, 0.2, 0.2)])
    one, other = (score_forecasts(table, tiny(2, 2, answer)) for answer in (2.0, 5.0))
    # What they expect is 2 either way, so the error grows by what the answer moves.
    for way in ("person_mean", "last_value"):
        assert one[way]["mae"] == pytest.approx(0)
        assert other[way]["mae"] == pytest.approx(3)


def test_forecasts_without_an_answer_are_left_out() -> None:
    table = pd.DataFrame([levels(1, 0.2, 0.2, 0.2, 0.2, 0.2), levels(2, 0.2, 0.2, 0.2, 0.2, 0.2)])
    assert score_forecasts(table, tiny(2, 3, np.nan))["answers"] == 1


def test_what_does_not_fit_is_refused_by_name() -> None:
    even = levels(1, 0.2, 0.2, 0.2, 0.2, 0.2)
    with pytest.raises(DiaryError, match="no column t"):
        score_forecasts(pd.DataFrame([even]).drop(columns="t"), tiny(1, 2))
    with pytest.raises(DiaryError, match="Row 3: worry of person ada at t 1 is forecast twice"):
        score_forecasts(pd.DataFrame([even, even]), tiny(1, 2))
    with pytest.raises(DiaryError, match="None of the 1 forecasts has an answer"):
        score_forecasts(pd.DataFrame([even | {"person": "bo"}]), tiny(1, 2))
    with pytest.raises(DiaryError, match="worry of person ada at t 1 has neither level columns"):
        score_forecasts(pd.DataFrame([{"person": "ada", "t": 1, "item": "worry", "mean": 2.0}]), tiny(1, 2))
    with pytest.raises(DiaryError, match="items of one kind"):
        score_forecasts(pd.DataFrame([even | {"item": "joy"}]), tiny(1, 2))
