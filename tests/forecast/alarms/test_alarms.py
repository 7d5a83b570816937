"""Alarms against hand counts, on invented people, and on the one published relapse; never without how good they are."""

from pathlib import Path

import numpy as np
import pytest

from nearer.cli import build_app, run_command
from nearer.diary import Diary, DiaryError, DiaryMap, Item, read_diary
from nearer.forecast.alarms import Alarms, Watch, try_rule, watch_diary
from nearer.forecast.alarms.settings import load_settings, number
from nearer.forecast.alarms.trying import find_errors, gather_errors, live_days
from nearer.forecast.alarms.watching import draw_to_group, learn_inertia
from tests.fit.networks.invented import invent_study

PATIENT = Path(__file__).parents[4] / "shared" / "data" / "kossakowski2017" / "kossakowski2017.csv"


def steady_with_one_who_worsens() -> Diary:
    """Twelve people over sixty days; from day 35 on the days of p4 go worse."""
    diary = invent_study(people=12, days=60, beeps=2, key=12)
    later = (diary.frame["id"] == "p4") & (diary.frame["day"] > 35)
    return Diary(diary.name, diary.people, diary.items, diary.frame.assign(worry=diary.frame["worry"] + 3.0 * later))


def test_the_weighted_mean_and_the_sum_are_those_counted_by_hand() -> None:
    errors = np.array([[1.0, np.nan, 2.0, -3.0]])
    m, k = number("memory"), number("slack")
    mean = [m, m, m * (1 - m) + 2 * m, (m * (1 - m) + 2 * m) * (1 - m) - 3 * m]
    assert gather_errors(errors, "ewma")[0] == pytest.approx(mean)
    assert gather_errors(errors, "cusum")[0] == pytest.approx([1 - k, 1 - k, 3 - 2 * k, 0.0])


def test_errors_of_steady_days_follow_nothing_and_have_unit_spread() -> None:
    days = live_days(400, 60, 0.5, 0.3, np.random.default_rng(1), None)
    errors = find_errors(days, np.zeros(400), np.ones(400), 0.5)
    known = np.isfinite(errors)
    assert errors[known].std() == pytest.approx(1.0, abs=4 / np.sqrt(2 * known.sum()))
    both = known[:, 1:] & known[:, :-1]
    together = (errors[:, 1:] * errors[:, :-1])[both]
    assert abs(together.mean()) < 4 / np.sqrt(both.sum())


@pytest.mark.parametrize("rule", ["ewma", "cusum"])
def test_as_many_steady_lives_get_an_alarm_as_was_asked_for(rule: str) -> None:
    accuracy = try_rule(rule, 0.3, 0.1, 28, 60)
    # Both the limit and the share come from as many lives.
    luck = np.sqrt(2 * 0.1 * 0.9 / accuracy.lives)
    assert abs(1 - accuracy.specificity - number("false_alarms")) < 4 * luck
    assert 0 < accuracy.lead_days <= accuracy.rise


def test_a_larger_relapse_is_seen_more_often(monkeypatch: pytest.MonkeyPatch) -> None:
    small = try_rule("ewma", 0.3, 0.1, 28, 60)
    monkeypatch.setitem(load_settings()["relapse_size"], "value", 3.0)
    assert try_rule("ewma", 0.3, 0.1, 28, 60).sensitivity > small.sensitivity + 0.1


def test_the_one_whose_days_go_worse_gets_an_alarm_after_they_do() -> None:
    alarms = watch_diary(steady_with_one_who_worsens(), Watch(worse=["worry"]))
    assert alarms.first["p4"] > 35
    assert len(alarms.first) <= 4
    assert set(alarms.table["person"]) == {f"p{i}" for i in range(1, 13)}


def test_an_item_that_is_better_when_higher_is_turned() -> None:
    diary = steady_with_one_who_worsens()
    turned = Diary(diary.name, diary.people, diary.items, diary.frame.assign(worry=-diary.frame["worry"]))
    one, other = watch_diary(diary, Watch(worse=["worry"])), watch_diary(turned, Watch(better=["worry"]))
    assert one.first == other.first


def test_no_alarm_can_be_made_without_how_good_it_is() -> None:
    with pytest.raises(TypeError, match="accuracy"):
        Alarms(None, {}, (), inertia=0.0, missed=0.0)  # type: ignore[call-arg,arg-type]


def test_people_with_few_days_are_drawn_to_the_group() -> None:
    luck = np.random.default_rng(4)
    first = luck.normal(0, 1, (30, 28)) + luck.normal(0, 1, (30, 1))
    first[0, 12:] = np.nan
    usual, spread = draw_to_group(first)
    own = np.nanmean(first, axis=1)
    keep = (usual - own.mean()) / (own - own.mean())
    assert keep[0] < keep[1:].min()
    assert spread.std() < np.nanstd(first, axis=1).std()


def test_one_person_alone_is_judged_by_the_own_days_only() -> None:
    first = np.random.default_rng(2).normal(3, 2, (1, 28))
    usual, spread = draw_to_group(first)
    assert (usual[0], spread[0]) == (pytest.approx(first.mean()), pytest.approx(first.std(ddof=1)))


def test_inertia_is_found_in_short_stretches() -> None:
    days = live_days(2000, 20, 0.4, 0.0, np.random.default_rng(7), None)
    assert learn_inertia(days, np.zeros(2000)) == pytest.approx(0.4, abs=0.02)


@pytest.mark.parametrize(
    ("watch", "words"),
    [
        (Watch(), "Name items of invented with --worse or --better"),
        (Watch(worse=["joy"]), "unknown: joy"),
        (Watch(worse=["worry"], rule="guess"), "rule must be one of ewma, cusum"),
        (Watch(worse=["worry"], baseline=5), r"10 days or more .* got 5"),
        (Watch(worse=["worry"], baseline=60), r"last day \(60\), got 60"),
    ],
)
def test_what_cannot_be_watched_is_refused(watch: Watch, words: str) -> None:
    with pytest.raises(DiaryError, match=words):
        watch_diary(steady_with_one_who_worsens(), watch)


def test_an_item_that_stands_still_is_named() -> None:
    diary = steady_with_one_who_worsens()
    still = Diary(diary.name, diary.people, diary.items, diary.frame.assign(tired=1.0))
    with pytest.raises(DiaryError, match="tired does not change from day to day"):
        watch_diary(still, Watch(worse=["worry", "tired"]))


def test_the_command_says_how_good_the_rule_is_before_what_it_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "study.csv"
    steady_with_one_who_worsens().frame.round(3).to_csv(path, index=False)
    out = tmp_path / "days.csv"
    assert run_command(build_app(), ["diary", "alarms", str(path), "--worse", "worry", "--out", str(out)]) == 0
    said = capsys.readouterr().out
    assert said.index("sensitivity") < said.index("specificity") < said.index("lead time") < said.index("person p4")
    assert out.read_text(encoding="utf-8").startswith("person,day,error,gathered,limit,over\n")


@pytest.mark.skipif(not PATIENT.exists(), reason="needs the open data in ../shared")
@pytest.mark.parametrize("rule", ["ewma", "cusum"])
def test_the_published_relapse_is_seen_before_it_came_and_not_before_the_taper(rule: str) -> None:
    # Tapering began on day 43 and the relapse came on day 127: Wichers & Groot 2016, doi 10.1159/000441458.
    ends = {"mood_down": (-3, 3), "mood_anxious": (-3, 3), "mood_irritat": (1, 7), "mood_satisfi": (1, 7)}
    ends |= {"mood_cheerf": (1, 7), "mood_relaxed": (1, 7), "pat_worry": (1, 7), "se_selfdoub": (1, 7)}
    items = tuple(Item(name, None, 1, low, high, "ordinal") for name, (low, high) in ends.items())
    diary = read_diary(PATIENT, DiaryMap(items, id="id", day="day", beep="beep"))
    worse = ("mood_down", "mood_anxious", "mood_irritat", "pat_worry", "se_selfdoub")
    better = ("mood_satisfi", "mood_cheerf", "mood_relaxed")
    alarms = watch_diary(diary, Watch(worse, better, 42, rule))
    assert 43 < alarms.first["1"] < 127
