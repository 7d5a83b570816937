"""Rolling forecasts: honest, complete, the same whenever they are made, and refused in plain words."""

from io import StringIO
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from nearer.cli import main
from nearer.diary import Diary, DiaryError, write_diary
from nearer.fit.pool import build_panel
from nearer.forecast.rolling import Plan, forecast_diary
from tests.fit.pool.invented import SLIDER, TIRED, WORRY, YES, as_diary, cut_after, invent_diary, without_people

# A small forest is as honest as a large one, and quicker to grow.
pytestmark = pytest.mark.usefixtures("few_trees")

QUANTILES = ["q05", "q25", "q50", "q75", "q95"]
MAP = """
[diary]
id = "id"
day = "day"
beep = "beep"
hours = "hours"

[items.worry]
low = 1
high = 5
kind = "ordinal"

[items.tired]
low = 1
high = 5
kind = "ordinal"
"""


def as_csv(table: pd.DataFrame) -> str:
    out = StringIO()
    table.to_csv(out, index=False)
    return out.getvalue()


def of_days(table: pd.DataFrame, first: int, last: int, beeps: int = 3) -> str:
    day = table["t"] // beeps + 1
    return as_csv(table[(day >= first) & (day <= last)])


def test_every_entry_from_the_first_day_on_is_forecast_once() -> None:
    diary = invent_diary(people=3, days=5, missing=0)
    table = forecast_diary(diary, Plan(first_day=4))
    assert len(table) == 3 * 2 * 3 * 2
    assert not table.duplicated(["person", "t", "item"]).any()
    assert sorted(set(table["t"])) == list(range(9, 15))


def test_an_entry_without_answers_is_forecast_too() -> None:
    diary = invent_diary(people=3, days=4, missing=0)
    diary.frame.loc[diary.frame["day"] == 4, ["worry", "tired"]] = np.nan
    assert len(forecast_diary(diary, Plan(first_day=4))) == 3 * 3 * 2


def test_the_columns_of_a_forecast_hold_together() -> None:
    table = forecast_diary(invent_diary(), Plan(first_day=4))
    shares = table[[f"p{level}" for level in range(1, 6)]].to_numpy()
    assert (shares >= 0).all()
    assert shares.sum(axis=1) == pytest.approx(1, abs=1e-5)
    assert table["mean"].to_numpy() == pytest.approx(shares @ np.arange(1, 6), abs=1e-4)
    assert (np.diff(table[QUANTILES].to_numpy(), axis=1) >= 0).all()
    assert table["mean"].between(1, 5).all()


@pytest.mark.parametrize("items", [(WORRY, TIRED), (SLIDER,)])
def test_a_day_is_forecast_alike_when_later_days_are_deleted(items: tuple) -> None:
    diary = invent_diary(days=6, items=items)
    whole = forecast_diary(diary, Plan(first_day=4))
    for last in (4, 5):
        earlier = forecast_diary(cut_after(diary, last), Plan(first_day=4))
        assert as_csv(earlier) == of_days(whole, 4, last)


def test_a_week_is_forecast_alike_when_later_days_are_deleted() -> None:
    diary = invent_diary(days=18)
    plan = Plan(first_day=15, unit="week")
    whole, cut = forecast_diary(diary, plan), forecast_diary(cut_after(diary, 15), plan)
    pd.testing.assert_frame_equal(whole[whole["t"] < 15].reset_index(drop=True), cut)


def test_a_person_who_comes_later_changes_no_earlier_day() -> None:
    diary = invent_diary(people=4, days=6)
    late = (diary.frame["id"] != "p2") | (diary.frame["day"] > 5)
    frame = diary.frame[late].reset_index(drop=True)
    diary = Diary(diary.name, diary.people, diary.items, frame)
    whole = forecast_diary(diary, Plan(first_day=4))
    assert as_csv(forecast_diary(cut_after(diary, 5), Plan(first_day=4))) == of_days(whole, 4, 5)


def test_an_answer_changes_the_forecasts_after_it_and_none_before() -> None:
    diary = invent_diary(people=3, days=4, missing=0)
    other = invent_diary(people=3, days=4, missing=0)
    at = (other.frame["id"] == "p1") & (other.frame["day"] == 4) & (other.frame["beep"] == 2)
    other.frame.loc[at, "worry"] = 6 - other.frame.loc[at, "worry"] if (other.frame.loc[at, "worry"] != 3).all() else 1
    before, after = (forecast_diary(one, Plan(first_day=4)) for one in (diary, other))
    changed = set(after["t"][(before.drop(columns="item") != after.drop(columns="item")).any(axis=1)])
    assert changed == {11}


def test_two_runs_agree_to_the_last_digit() -> None:
    assert as_csv(forecast_diary(invent_diary(), Plan(5))) == as_csv(forecast_diary(invent_diary(), Plan(5)))


def test_long_scales_get_a_fine_grid_of_quantiles_and_no_levels() -> None:
    table = forecast_diary(invent_diary(items=(SLIDER,)), Plan(first_day=5))
    assert {"q01", "q10", "q50", "q90", "q99", *QUANTILES} <= set(table)
    assert "p1" not in table
    quantiles = table[sorted(c for c in table if c.startswith("q"))].to_numpy()
    assert (np.diff(quantiles, axis=1) >= 0).all()
    assert quantiles.min() >= 0
    assert quantiles.max() <= 100


def test_scales_of_different_ends_share_one_row_of_levels() -> None:
    table = forecast_diary(invent_diary(items=(WORRY, YES)), Plan(first_day=5))
    shares = table[[f"p{level}" for level in range(1, 7)]].to_numpy()
    yes, worry = (table["item"] == name for name in ("alone", "worry"))
    assert (shares[yes][:, 2:] == 0).all()
    assert (shares[worry][:, 0] == 0).all()
    assert shares.sum(axis=1) == pytest.approx(1, abs=1e-5)


def test_one_kind_of_item_is_forecast_at_a_time() -> None:
    diary = invent_diary(items=(WORRY, TIRED, SLIDER))
    assert set(forecast_diary(diary, Plan(5))["item"]) == {"worry", "tired"}
    assert set(forecast_diary(diary, Plan(5, kind="continuous"))["item"]) == {"calm"}
    with pytest.raises(DiaryError, match="no continuous item, only ordinal"):
        forecast_diary(invent_diary(), Plan(5, kind="continuous"))


def test_days_are_forecast_by_their_means() -> None:
    table = forecast_diary(invent_diary(days=6), Plan(first_day=5, unit="day"))
    assert sorted(set(table["t"])) == [4, 5]
    assert table["mean"].between(1, 5).all()


def test_weeks_are_forecast_by_their_means_and_learned_once_they_are_over() -> None:
    diary = invent_diary(days=16)
    table = forecast_diary(diary, Plan(first_day=15, unit="week"))
    assert sorted(set(table["t"])) == [14, 15]
    assert table["mean"].between(1, 5).all()
    panel = build_panel(diary, unit="week")
    assert panel.over_before(8).sum() == 1
    assert np.isnan(panel.targets[:, -1]).all()
    assert panel.targets[0, 2] == pytest.approx(np.nanmean(panel.answers[0, 2:9], axis=0))
    with pytest.raises(DiaryError, match="must be 8-16"):
        forecast_diary(diary, Plan(first_day=7, unit="week"))


def test_one_person_alone_is_forecast() -> None:
    table = forecast_diary(invent_diary(people=1), Plan(first_day=3))
    assert set(table["person"]) == {"p1"}
    assert table.notna().all(axis=None)


def test_an_item_that_never_changes_is_forecast_to_stay() -> None:
    diary = invent_diary(people=6, days=8, missing=0)
    diary.frame["tired"] = 2.0
    table = forecast_diary(diary, Plan(first_day=8))
    assert (table.loc[table["item"] == "tired", "p2"] > 0.9).all()


def test_new_people_are_forecast_from_the_others() -> None:
    diary = invent_diary(people=6, days=4)
    table = forecast_diary(diary, Plan(first_day=1, new_persons=3))
    assert set(table["person"]) == set(diary.people)
    assert table.notna().all(axis=None)


def test_a_new_person_is_forecast_without_what_they_answer_later() -> None:
    diary = invent_diary(people=4, days=4, missing=0)
    other = invent_diary(people=4, days=4, missing=0)
    # All that p1 says from the first entry on turns round; their very first forecast must not know.
    mine = other.frame["id"] == "p1"
    other.frame.loc[mine, ["worry", "tired"]] = 6 - other.frame.loc[mine, ["worry", "tired"]]
    before, after = (forecast_diary(one, Plan(first_day=1, new_persons=4)) for one in (diary, other))
    first = (before["person"] == "p1") & (before["t"] == 0)
    assert as_csv(before[first]) == as_csv(after[first])


def test_a_first_day_without_a_past_is_refused() -> None:
    with pytest.raises(DiaryError, match="first day to forecast must be 2-5 in invented, got 1"):
        forecast_diary(invent_diary(), Plan(first_day=1))
    with pytest.raises(DiaryError, match="got 9"):
        forecast_diary(invent_diary(), Plan(first_day=9))


def test_more_folds_than_people_are_refused() -> None:
    with pytest.raises(DiaryError, match="invented has 4 and 5 were asked for"):
        forecast_diary(invent_diary(), Plan(first_day=2, new_persons=5))
    with pytest.raises(DiaryError, match="has 1 and 2"):
        forecast_diary(without_people(invent_diary(people=2), "p2"), Plan(first_day=2, new_persons=2))


def test_an_item_without_a_past_is_refused_by_name_with_who_answered_it_first() -> None:
    places = [(day, beep) for day in (1, 2, 3) for beep in (1, 2)]
    rows = [("ada", day, beep, 24.0 * day + beep, 1.0 + (day + beep) % 4, np.nan) for day, beep in places]
    diary = as_diary([*rows[:-1], (*rows[-1][:-1], 3.0)], (WORRY, TIRED))
    with pytest.raises(DiaryError, match=r"tired has no answer before day 3 .*; the first is of person ada on day 3"):
        forecast_diary(diary, Plan(first_day=3))


def test_an_unknown_unit_or_kind_is_refused() -> None:
    with pytest.raises(DiaryError, match="beep, day or week, got year"):
        forecast_diary(invent_diary(), Plan(first_day=4, unit="year"))
    with pytest.raises(DiaryError, match="ordinal or continuous, got words"):
        forecast_diary(invent_diary(), Plan(first_day=4, kind="words"))


def test_the_commands_write_and_score_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    diary, map, out = tmp_path / "diary.csv", tmp_path / "map.toml", tmp_path / "forecasts.csv"
    write_diary(invent_diary(), diary)
    map.write_text(MAP, encoding="utf-8")
    words = ["diary", "forecast", str(diary), "--map", str(map), "--first-day", "5", "--out", str(out), "--json"]
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 0
    assert '"first_t": 12' in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []
    assert list(pd.read_csv(out))[:5] == ["person", "t", "item", "mean", "sd"]
    with pytest.raises(SystemExit) as left:
        main(["diary", "score", str(out), str(diary), "--map", str(map)])
    assert left.value.code == 0
    assert "own histogram" in capsys.readouterr().out
