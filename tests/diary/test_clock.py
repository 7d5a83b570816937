"""Clock: on which day and at which hour an entry falls."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.diary import DiaryError, DiaryMap
from nearer.diary.stamps import parse_stamp
from tests.diary.invented import MAP, MOOD, read_rows

TIMED = DiaryMap((MOOD,), id="id", time="at")


def hours_of(folder: Path, stamps: list[str], map: DiaryMap = TIMED) -> list[float]:
    return read_rows(folder, [f"1,{stamp},5" for stamp in stamps], "id,at,mood", map).frame["hours"].tolist()


def test_beeps_without_clock_times_are_spread_over_the_waking_day(tmp_path: Path) -> None:
    rows = [f"1,{day},{beep},5,5" for day in (1, 2) for beep in (1, 2, 3)]
    assert read_rows(tmp_path, rows).frame["hours"].tolist() == [9, 15, 21, 33, 39, 45]


def test_one_beep_a_day_is_an_evening_diary(tmp_path: Path) -> None:
    assert read_rows(tmp_path, ["1,1,1,5,5", "1,2,1,5,5"]).frame["hours"].tolist() == [21, 45]


def test_hours_named_in_the_map_are_used(tmp_path: Path) -> None:
    map = replace(MAP, beep_hours=(12.0, 18.5))
    assert read_rows(tmp_path, ["1,1,1,5,5", "1,1,2,5,5"], map=map).frame["hours"].tolist() == [12, 18.5]


def test_a_beep_beyond_the_named_hours_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match=r"^Row 3: beep must be 1-1, got 2\. Correct the row, or add the hour"):
        read_rows(tmp_path, ["1,1,1,5,5", "1,1,2,5,5"], map=replace(MAP, beep_hours=(12.0,)))


def test_time_stamps_alone_give_day_beep_and_hour(tmp_path: Path) -> None:
    rows = ["1,2024-05-31 09:30,5", "1,2024-05-31T21:00:30,5", "1,2024-06-02 08:00,5"]
    frame = read_rows(tmp_path, rows, "id,at,mood", TIMED).frame
    assert frame["day"].tolist() == [1, 1, 3]
    assert frame["beep"].tolist() == [1, 2, 1]
    np.testing.assert_allclose(frame["hours"], [9.5, 21 + 30 / 3600, 56])


def test_the_change_to_summer_time_moves_no_beep(tmp_path: Path) -> None:
    days = ["2024-03-30 12:00:00+01:00", "2024-03-31 12:00:00+02:00", "2024-04-01 12:00:00+02:00"]
    assert hours_of(tmp_path, days) == [12, 36, 60]


def test_an_hour_that_comes_twice_when_clocks_go_back_is_named(tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match=r"Rows 2 and 3: person 1 has two entries at the same time \(day 1, 02:30\)"):
        hours_of(tmp_path, ["2024-10-27 02:30+02:00", "2024-10-27 02:30+01:00"])


def test_study_days_count_from_each_persons_own_first_day(tmp_path: Path) -> None:
    rows = ["1,2024-05-31 09:00,5", "2,2024-07-01 09:00,5", "2,2024-07-03 09:00,5"]
    assert read_rows(tmp_path, rows, "id,at,mood", TIMED).frame["day"].tolist() == [1, 1, 3]


def test_a_person_who_starts_on_study_day_three_starts_at_its_hours(tmp_path: Path) -> None:
    map = replace(TIMED, day="day")
    frame = read_rows(tmp_path, ["1,3,2024-05-31 09:00,5"], "id,day,at,mood", map).frame
    assert frame["hours"].tolist() == [57]


def test_clock_times_stand_beside_a_day_column(tmp_path: Path) -> None:
    map = replace(TIMED, day="day")
    frame = read_rows(tmp_path, ["1,1,08:58,5", "1,2,9:03:30,5"], "id,day,at,mood", map).frame
    np.testing.assert_allclose(frame["hours"], [8 + 58 / 60, 24 + 9 + 3.5 / 60])


def test_a_beep_after_midnight_belongs_to_the_night_before(tmp_path: Path) -> None:
    map = replace(TIMED, day="day", beep="beep")
    rows = ["1,1,1,21:00,5", "1,1,2,00:30,5", "1,2,1,21:00,5", "1,2,2,23:00,5"]
    assert read_rows(tmp_path, rows, "id,day,beep,at,mood", map).frame["hours"].tolist() == [21, 24.5, 45, 47]


def test_a_stamp_after_midnight_keeps_its_study_day(tmp_path: Path) -> None:
    map = replace(TIMED, day="day")
    rows = ["1,1,2024-05-31 21:00,5", "1,1,2024-06-01 00:30,5", "1,2,2024-06-01 21:00,5"]
    frame = read_rows(tmp_path, rows, "id,day,at,mood", map).frame
    assert frame["hours"].tolist() == [21, 24.5, 45]
    assert frame["day"].tolist() == [1, 1, 2]


def test_dates_in_the_day_column_become_study_days(tmp_path: Path) -> None:
    rows = ["1,2024-02-28,1,5,5", "1,2024-03-01,1,5,5"]
    assert read_rows(tmp_path, rows).frame["day"].tolist() == [1, 3]


def test_days_and_beeps_that_count_from_zero_are_counted_from_one(tmp_path: Path) -> None:
    diary = read_rows(tmp_path, ["1,0,0,5,5", "1,0,1,5,5", "1,1,0,5,5"])
    assert diary.frame["day"].tolist() == [1, 1, 2]
    assert diary.frame["beep"].tolist() == [1, 2, 1]
    assert len(diary.warnings) == 2


def test_study_days_and_dates_must_not_be_mixed(tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match="day mixes study days and dates"):
        read_rows(tmp_path, ["1,1,1,5,5", "1,2024-05-31,1,5,5"])


def test_a_row_without_a_time_takes_the_usual_hour_of_its_beep(tmp_path: Path) -> None:
    map = replace(TIMED, day="day", beep="beep")
    rows = ["1,1,1,10:00,5", "1,2,1,,5", "1,3,1,11:00,5", "1,3,2,18:00,5"]
    diary = read_rows(tmp_path, rows, "id,day,beep,at,mood", map)
    assert diary.frame["hours"].tolist() == [10, 34.5, 59, 66]
    assert "1 entries have no time in at" in diary.warnings[0]


def test_times_in_utc_are_remarked(tmp_path: Path) -> None:
    diary = read_rows(tmp_path, ["1,2024-05-31T09:00:00Z,5"], "id,at,mood", TIMED)
    assert diary.frame["hours"].tolist() == [9]
    assert "at is in UTC" in diary.warnings[0]


def test_an_entry_without_any_day_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match=r"^Row 3: the day of this entry is not said"):
        hours_of(tmp_path, ["2024-05-31 09:00", ""])


def test_a_time_in_another_form_is_refused_until_the_map_names_it(tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match=r"^Row 2: at must be a time like .*, got '31\.05\.2024 09:00'"):
        hours_of(tmp_path, ["31.05.2024 09:00"])
    assert hours_of(tmp_path, ["31.05.2024 09:00"], replace(TIMED, time_format="%d.%m.%Y %H:%M")) == [9]


def test_hours_written_by_this_room_are_taken_as_they_are(tmp_path: Path) -> None:
    map = replace(TIMED, time=None, hours="hours")
    frame = read_rows(tmp_path, ["1,9.25,5", "1,57,5"], "id,hours,mood", map).frame
    assert frame["hours"].tolist() == [9.25, 57]
    assert frame["day"].tolist() == [1, 3]


@pytest.mark.parametrize("hours", ["", "-1", "inf"])
def test_hours_that_cannot_be_are_named(tmp_path: Path, hours: str) -> None:
    with pytest.raises(DiaryError, match=r"^Row 3: hours must be hours from 0"):
        read_rows(tmp_path, ["1,9,5", f"1,{hours},5"], "id,hours,mood", replace(TIMED, time=None, hours="hours"))


def test_a_date_far_from_its_study_day_is_remarked(tmp_path: Path) -> None:
    map = replace(TIMED, day="day")
    rows = [f"1,{day},2024-05-{day:02d} 09:00,5" for day in range(1, 8)] + ["1,8,2024-06-08 09:00,5"]
    diary = read_rows(tmp_path, rows, "id,day,at,mood", map)
    assert "more than a day off" in diary.warnings[0]


@pytest.mark.parametrize("word", ["25:61", "noon", "2024-13-01 10:00", "31:00"])
def test_what_is_no_time_is_not_taken_for_one(word: str) -> None:
    assert parse_stamp(word) is None


@given(st.datetimes())
def test_every_time_stamp_is_read_to_the_second(moment: datetime) -> None:
    stamp = parse_stamp(moment.isoformat(" "))
    assert stamp is not None
    assert stamp.date == moment.toordinal()
    assert stamp.hour == pytest.approx(moment.hour + moment.minute / 60 + moment.second / 3600, abs=1 / 3600)
