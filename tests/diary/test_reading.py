"""Reading: what comes out of a good file, in which order, with which hours."""

import tracemalloc
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.diary import DiaryError, DiaryMap, Item, read_diary
from nearer.diary.columns import Columns, parse_number, read_as_words, read_blocks
from nearer.diary.files import inspect_file
from tests.diary.invented import HEADER, LONELY, MAP, MOOD, ROWS, TIRED, UNHURRIED, read_rows, with_items, write_file


def test_a_diary_is_sorted_by_person_and_hour(tmp_path: Path) -> None:
    diary = read_rows(tmp_path, ROWS[::-1])
    assert diary.frame.columns.tolist() == ["id", "day", "beep", "hours", "mood", "lonely"]
    assert diary.people == ("1", "2")
    assert diary.frame["id"].tolist() == ["1"] * 4 + ["2"] * 4
    assert diary.frame["mood"].tolist()[:2] == [7, 6]


def test_a_person_has_answers_by_item_with_gaps_where_none_was_given(tmp_path: Path) -> None:
    person = read_rows(tmp_path).person("1")
    assert person.answers.shape == (4, 2)
    assert np.isnan(person.answers[2]).all()
    assert person.answers[3].tolist() == [5, 4]
    assert person.items == (MOOD, LONELY)
    assert np.all(np.diff(person.hours) > 0)


def test_people_are_sorted_as_numbers_and_names_after_them(tmp_path: Path) -> None:
    rows = [f"{one},1,1,5,5" for one in ("10", "9", "Ada", "007")]
    assert read_rows(tmp_path, rows).people == ("007", "9", "10", "Ada")


def test_ids_that_a_program_wrote_as_decimals_become_whole(tmp_path: Path) -> None:
    assert read_rows(tmp_path, ["1.0,1,1,5,5", "2.0,1,1,5,5"]).people == ("1", "2")


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_the_separator_is_found_out(tmp_path: Path, separator: str) -> None:
    rows = [row.replace(",", separator) for row in ROWS]
    assert len(read_rows(tmp_path, rows, HEADER.replace(",", separator)).frame) == len(ROWS)


@pytest.mark.parametrize("said", ["sep=;", '"sep=;"', "SEP=;"])
def test_a_line_that_names_the_separator_is_not_the_header(tmp_path: Path, said: str) -> None:
    rows = [HEADER.replace(",", ";"), *(row.replace(",", ";") for row in ROWS)]
    assert read_rows(tmp_path, rows, said).frame.equals(read_rows(tmp_path).frame)


def test_rows_are_counted_from_the_top_where_a_line_names_the_separator(tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match=r"^Row 3: mood must be 0-10, got 14"):
        read_rows(tmp_path, [HEADER.replace(",", ";"), "1;1;1;14;2"], "sep=;")


def test_decimal_commas_are_read_beside_semicolons(tmp_path: Path) -> None:
    diary = read_rows(tmp_path, ["1;1;1;3,5;2", "1;1;2;4;2,25"], HEADER.replace(",", ";"))
    assert diary.frame["mood"].tolist() == [3.5, 4]
    assert diary.frame["lonely"].tolist() == [2, 2.25]


@pytest.mark.parametrize("word", ["", "NA", "NaN", "NULL", " ", "."])
def test_each_way_of_writing_no_answer_is_a_gap(tmp_path: Path, word: str) -> None:
    diary = read_rows(tmp_path, ["1,1,1,5,5", f"1,1,2,{word},6"])
    assert np.isnan(diary.frame["mood"].tolist()[1])
    assert diary.frame["lonely"].tolist() == [5, 6]


def test_numbers_that_mean_no_answer_become_gaps(tmp_path: Path) -> None:
    diary = read_rows(tmp_path, ["1,1,1,-99,5", "1,1,2,4,999"], map=replace(MAP, missing=(-99.0, 999.0)))
    assert diary.frame[["mood", "lonely"]].isna().sum().tolist() == [1, 1]


def test_without_a_map_every_column_of_numbers_is_an_item_without_construct(tmp_path: Path) -> None:
    rows = [f"{row},rainy" for row in ROWS]
    diary = read_rows(tmp_path, rows, f"{HEADER},weather", map=None)
    assert [item.name for item in diary.items] == ["mood", "lonely"]
    assert diary.mapped == ()
    assert "weather" in diary.warnings[0]


def test_without_a_map_a_scale_is_widened_to_late_answers(tmp_path: Path) -> None:
    rows = [f"1,{day},1,{1 + day % 4},1" for day in range(1, 6000)] + ["1,6000,1,60,1"]
    item = read_rows(tmp_path, rows, map=None).items[0]
    assert (item.low, item.high) == (0, 100)


def test_items_without_construct_are_kept(tmp_path: Path) -> None:
    kept = replace(LONELY, construct=None)
    diary = read_rows(tmp_path, map=with_items(MOOD, kept))
    assert diary.items == (MOOD, kept)
    assert diary.mapped == (MOOD,)
    assert diary.frame["lonely"].notna().sum() == 7


def test_a_file_of_one_person_needs_no_id(tmp_path: Path) -> None:
    diary = read_rows(tmp_path, ["1,1,5,5", "1,2,6,4"], "day,beep,mood,lonely", replace(MAP, id=""))
    assert diary.people == ("1",)


def test_a_folder_with_one_diary_is_read_and_static_files_left_aside(tmp_path: Path) -> None:
    write_file(tmp_path, name="0099_invented_ts.tsv")
    write_file(tmp_path, ["1,30"], "id,age", name="0099_invented_static.tsv")
    assert len(read_diary(tmp_path, MAP).frame) == len(ROWS)


def test_morning_and_evening_items_count_once_a_day(tmp_path: Path) -> None:
    rows = ["1,1,1,,3", "1,1,2,6,3", "1,1,3,6,3", "1,2,1,7,4", "1,2,2,7,4"]
    diary = read_rows(tmp_path, rows, map=replace(MAP, morning=("mood",), evening=("lonely",)))
    assert diary.frame["mood"].fillna(-1).tolist() == [-1, 6, -1, 7, -1]
    assert diary.frame["lonely"].fillna(-1).tolist() == [-1, -1, 3, -1, 4]


def test_seconds_follow_the_order_of_the_entries(tmp_path: Path) -> None:
    map = replace(MAP, items=(MOOD,), duration="lonely")
    diary = read_rows(tmp_path, ["1,2,1,5,40", "1,1,1,5,20"], map=map)
    assert diary.seconds is not None
    assert diary.seconds.tolist() == [20, 40]


def test_progress_ends_at_the_size_of_the_file(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    seen: list[tuple[int, int]] = []
    read_diary(path, MAP, lambda done, total: seen.append((done, total)))
    assert seen[-1] == (path.stat().st_size, path.stat().st_size)


CELLS = st.sampled_from(["", "NA", "3", "4.5", "-2", "1e3", "007", "+3"])


@UNHURRIED
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=30))
def test_the_fast_and_the_careful_reader_agree(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("agree")
    layout = inspect_file(write_file(folder, [f"1,{a},{b}" for a, b in rows], "id,mood,lonely"))
    careful = read_as_words(layout, ["id"], ["mood", "lonely"])
    expected = [[parse_number(a), parse_number(b)] for a, b in rows]
    np.testing.assert_array_equal(stack(careful), np.array(expected, dtype=float))
    if not any("+3" in row for row in rows):
        # A plus sign is the one form that only the careful reader takes.
        np.testing.assert_array_equal(stack(read_blocks(layout, ["id"], ["mood", "lonely"])), stack(careful))


def stack(columns: Columns) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return np.stack([columns.numbers["mood"], columns.numbers["lonely"]], axis=1)


def test_a_large_file_is_read_in_blocks_within_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    line = ",".join(str(value % 7 + 1) for value in range(20))
    with path.open("w", encoding="utf-8") as out:
        out.write("id,day,beep," + ",".join(f"q{number}" for number in range(20)) + "\n")
        for person in range(120):
            out.writelines(f"{person},{day},{beep},{line}\n" for day in range(1, 101) for beep in range(1, 11))
    items = tuple(Item(f"q{number}", None, 1, 1, 7, "ordinal") for number in range(20))
    tracemalloc.start()
    diary = read_diary(path, DiaryMap(items, day="day", beep="beep"))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert diary.frame.shape == (120_000, 24)
    # Twice the numbers themselves: each column is gathered, and sorted once.
    assert most < 2.5 * 120_000 * 24 * 8
    assert diary.person("119").answers[-1].tolist() == [value % 7 + 1 for value in range(20)]


def test_direction_and_label_come_from_the_map(tmp_path: Path) -> None:
    diary = read_rows(tmp_path, ["1,1,1,5"], "id,day,beep,tired", with_items(TIRED))
    assert diary.person("1").items[0].direction == -1
    assert diary.items[0].label == "I am tired."
