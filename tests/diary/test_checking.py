"""Checking: the pre-flight report counts what is there and remarks on what is odd."""

import json
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from nearer.diary import Diary, DiaryMap, Item, check_diary
from nearer.diary.checking import split_variance
from nearer.diary.remarks import far_values
from tests.diary.invented import HEADER, MAP, read_rows

SIX = tuple(Item(f"q{number}", "threat", 1, 1, 5, "ordinal") for number in range(6))
SIX_HEADER = "id,day,beep," + ",".join(item.name for item in SIX)


def remarks_of(diary: Diary) -> str:
    return "\n".join(check_diary(diary).remarks)


def test_people_occasions_and_answers_are_counted(tmp_path: Path) -> None:
    check = check_diary(read_rows(tmp_path))
    assert (check.people, check.occasions, check.answered) == (2, 8, 7)
    assert check.answered_share == pytest.approx(7 / 8)
    assert (check.days, check.beeps_a_day, check.scheduled, check.duplicates) == (2, 2, 8, 0)


def test_rows_that_were_left_out_show_against_the_schedule(tmp_path: Path) -> None:
    check = check_diary(read_rows(tmp_path, ["1,1,1,5,5", "1,1,2,5,5", "1,5,1,5,5"]))
    assert (check.answered, check.scheduled) == (3, 10)


def test_the_longest_gap_is_between_answered_entries(tmp_path: Path) -> None:
    rows = ["1,1,1,5,5", "1,2,1,5,5", "1,3,1,,", "1,6,1,5,5", "1,7,1,5,5"]
    one = check_diary(read_rows(tmp_path, rows)).each[0]
    assert (one.longest_gap_hours, one.gap_after_day) == (96, 2)


def test_long_gaps_and_short_diaries_are_remarked(tmp_path: Path) -> None:
    said = remarks_of(read_rows(tmp_path, ["1,1,1,5,5", "1,9,1,5,5"]))
    assert "A gap of more than 3 days: 1 (1 of 1 people)" in said
    assert "Fewer than 20 answered occasions: 1" in said


def test_a_full_and_lively_diary_gets_no_remark(tmp_path: Path) -> None:
    rows = [f"1,{day},1,{1 + day % 9},{9 - day % 7}" for day in range(1, 31)]
    assert remarks_of(read_rows(tmp_path, rows)) == ""


def test_variance_is_split_as_a_second_way_finds_it() -> None:
    rng = np.random.default_rng(11)
    who = np.repeat(np.arange(300), 40)
    centre = rng.normal(0, 2, 300)
    answers = centre[who] + rng.normal(0, 1, len(who))
    within, between = split_variance(answers, who, 300)
    by_hand = np.mean([answers[who == one].var(ddof=1) for one in range(300)])
    assert within == pytest.approx(by_hand)
    assert between == pytest.approx(np.var([answers[who == one].mean() for one in range(300)], ddof=1) - by_hand / 40)
    # Four standard errors of a variance of 300 people.
    assert abs(between - 4) < 4 * 4 * math.sqrt(2 / 299)


def test_variance_is_unknown_where_nobody_answered_twice() -> None:
    within, between = split_variance(np.array([1.0, 2.0]), np.array([0, 1]), 2)
    assert math.isnan(within)
    assert math.isnan(between)


def test_shares_at_the_ends_of_the_scale_are_counted(tmp_path: Path) -> None:
    # Answers one step from an end stand beside those at it: only the end itself counts.
    rows = [f"1,{day},1,{0 if day <= 6 else 1},{10 if day <= 7 else 9}" for day in range(1, 11)]
    check = check_diary(read_rows(tmp_path, rows))
    mood, lonely = check.items
    assert (mood.floor_share, mood.ceiling_share, lonely.ceiling_share) == (0.6, 0, 0.7)
    said = "\n".join(check.remarks)
    assert "at the low end for mood (60%)" in said
    assert "at the high end for lonely (70%)" in said


def test_items_that_never_change_for_a_person_are_counted(tmp_path: Path) -> None:
    rows = [f"1,{day},1,5,{day}" for day in range(1, 9)] + [f"2,{day},1,{day},{day}" for day in range(1, 9)]
    check = check_diary(read_rows(tmp_path, rows))
    assert [one.constant_items for one in check.each] == [1, 0]
    assert check.items[0].constant_people == 1
    assert "For some people an item never changes: mood (1)." in "\n".join(check.remarks)


def clicked(value: int, people: int = 1, days: int = 24) -> list[str]:
    return [f"{one},{day},1," + ",".join([str(value)] * 6) for one in range(1, people + 1) for day in range(1, days)]


def test_one_answer_for_everything_looks_careless(tmp_path: Path) -> None:
    diary = read_rows(tmp_path, clicked(3), SIX_HEADER, replace(MAP, items=SIX))
    assert check_diary(diary).each[0].same_share == 1
    assert "Often one and the same answer to all items: 1 (1 of 1 people)" in remarks_of(diary)


def test_all_at_the_low_end_is_someone_who_is_well(tmp_path: Path) -> None:
    diary = read_rows(tmp_path, clicked(1), SIX_HEADER, replace(MAP, items=SIX))
    assert check_diary(diary).each[0].same_share == 0


def test_different_answers_do_not_look_careless(tmp_path: Path) -> None:
    rows = [f"1,{day},1,3,3,3,3,3,4" for day in range(1, 24)]
    diary = read_rows(tmp_path, rows, SIX_HEADER, replace(MAP, items=SIX))
    assert check_diary(diary).each[0].same_share == 0


def test_sliders_left_in_one_place_look_careless(tmp_path: Path) -> None:
    sliders = tuple(replace(item, low=0, high=100, kind="continuous") for item in SIX)
    rows = ["1,1,1,50,51,50,50,49,50", "1,2,1,50,90,20,50,49,50", "1,3,1,0,1,0,0,1,0"]
    diary = read_rows(tmp_path, rows, SIX_HEADER, replace(MAP, items=sliders))
    assert check_diary(diary).each[0].same_share == pytest.approx(1 / 3)


def test_answers_given_too_fast_to_read_look_careless(tmp_path: Path) -> None:
    map = DiaryMap(SIX, day="day", beep="beep", duration="took")
    rows = [f"1,{day},1,1,2,3,4,5,1,{5 if day % 2 else 60}" for day in range(1, 25)]
    diary = read_rows(tmp_path, rows, f"{SIX_HEADER},took", map)
    assert check_diary(diary).each[0].fast_share == 0.5
    assert "Often a second or less per item: 1" in remarks_of(diary)


def test_without_times_nothing_is_said_about_speed(tmp_path: Path) -> None:
    assert math.isnan(check_diary(read_rows(tmp_path)).each[0].fast_share)


def test_a_number_far_from_all_others_is_remarked(tmp_path: Path) -> None:
    rows = [f"1,{day},1,{1 + day % 5},5" for day in range(1, 24)] + ["1,24,1,-99,5"]
    said = remarks_of(read_rows(tmp_path, rows, map=None))
    assert "mood: -99 is far from all other answers (1 times)" in said


@pytest.mark.parametrize(
    ("values", "far"), [([1, 2, 3, 4], []), ([0, 50, 100], []), ([1, 2, 3, 999], [999]), ([-99, 0, 1, 2], [-99])]
)
def test_only_an_end_far_beyond_the_range_is_far(values: list[float], far: list[float]) -> None:
    assert far_values(np.array(values, dtype=float)) == far


def test_steps_between_the_steps_are_remarked(tmp_path: Path) -> None:
    assert "mood is ordinal but has answers between whole steps" in remarks_of(read_rows(tmp_path, ["1,1,1,2.5,3"]))


def test_an_item_that_nobody_answered_is_remarked(tmp_path: Path) -> None:
    assert "mood was never answered" in remarks_of(read_rows(tmp_path, ["1,1,1,,3", "1,1,2,,4"]))


def test_items_without_construct_are_named(tmp_path: Path) -> None:
    mood, lonely = MAP.items
    some = read_rows(tmp_path, map=replace(MAP, items=(mood, replace(lonely, construct=None))))
    assert "Items without a construct, kept aside: lonely." in remarks_of(some)
    assert "No item has a construct yet" in remarks_of(read_rows(tmp_path, map=None))


def test_duplicates_of_a_diary_made_in_memory_are_counted(tmp_path: Path) -> None:
    diary = read_rows(tmp_path)
    twice = replace(diary, frame=diary.frame.assign(beep=[1, 1, 1, 2, 1, 2, 1, 2]))
    assert check_diary(twice).duplicates == 1


def test_the_report_is_plain_json(tmp_path: Path) -> None:
    said = json.loads(json.dumps(check_diary(read_rows(tmp_path, ["1,1,1,5,5"], HEADER)).as_dict(), allow_nan=False))
    assert said["each"][0]["same_share"] is None
    assert said["items"][0]["name"] == "mood"
