"""Forecasts by twins: each from what came before, on the scale of the item, refused where a twin foresees nothing."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from nearer.diary import DiaryError
from nearer.fit.pool import build_panel
from nearer.forecast.rolling import Plan, forecast_diary
from nearer.forecast.score import score_forecasts
from nearer.forecast.twins import cut
from tests.fit.pool.invented import SLIDER, TIRED, WORRY, cut_after, invent_diary

GLOOM = replace(WORRY, name="gloom", construct="depression")
CALM = replace(SLIDER, name="calm", construct="mood")
TWIN = Plan(first_day=4, way="twin")


def test_twins_forecast_the_items_that_measure_something_and_no_other() -> None:
    table = forecast_diary(invent_diary(days=6, people=3, items=(GLOOM, TIRED)), TWIN)
    assert set(table["item"]) == {"gloom"}
    assert table[[f"p{level}" for level in range(1, 6)]].sum(axis=1).to_numpy() == pytest.approx(1, abs=1e-5)
    assert sorted(set(table["t"])) == list(range(9, 18))


def test_a_twin_forecasts_a_day_alike_when_later_days_are_deleted() -> None:
    diary = invent_diary(days=6, people=3, items=(GLOOM,))
    whole, early = forecast_diary(diary, TWIN), forecast_diary(cut_after(diary, 5), TWIN)
    pd.testing.assert_frame_equal(whole[whole["t"] < 15].reset_index(drop=True), early)


def test_answers_move_the_forecasts_of_a_twin_after_them() -> None:
    diary = invent_diary(days=6, people=2, items=(CALM,))
    low, high = (replace(diary, frame=diary.frame.copy()) for _ in range(2))
    first = diary.frame["day"] <= 5
    low.frame.loc[first, "calm"], high.frame.loc[first, "calm"] = 10.0, 90.0
    plan = Plan(first_day=6, way="twin")
    assert forecast_diary(low, plan)["mean"].max() < forecast_diary(high, plan)["mean"].min()
    assert score_forecasts(forecast_diary(high, plan), high)["forecast"]["crps"] > 0


def test_shares_are_cut_where_the_ladder_has_its_levels() -> None:
    ladder = build_panel(invent_diary(items=(CALM,))).ladders[0]
    values = np.linspace(0, 100, 101)
    upto = np.linspace(0.01, 1, 101)[None, :-1]
    found = cut(upto, values, ladder)[0]
    assert found[0] == pytest.approx(upto[0, 0])
    assert found[1] == pytest.approx(upto[0, 5])
    assert found[-1] == pytest.approx(upto[0, 99])


def test_days_and_unmeasured_items_are_refused_for_twins() -> None:
    with pytest.raises(DiaryError, match="not the mean of a day"):
        forecast_diary(invent_diary(items=(GLOOM,)), replace(TWIN, unit="day"))
    with pytest.raises(DiaryError, match="measures anything of the model"):
        forecast_diary(invent_diary(), TWIN)
    with pytest.raises(DiaryError, match="pool or twin, got oracle"):
        forecast_diary(invent_diary(), replace(TWIN, way="oracle"))
