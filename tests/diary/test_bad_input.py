"""Bad input: each thing that can be wrong with a file is said with its row, column, value and remedy."""

from dataclasses import replace
from pathlib import Path

import pytest

from nearer.diary import DiaryError, check_diary, read_diary
from tests.diary.invented import HEADER, MAP, ROWS, read_rows, write_file


def error_of(folder: Path, rows: list[str], header: str = HEADER) -> str:
    with pytest.raises(DiaryError) as caught:
        read_rows(folder, rows, header)
    return str(caught.value)


def test_a_value_off_scale_is_named_with_row_and_remedy(tmp_path: Path) -> None:
    rows = list(ROWS)
    rows[3] = "1,2,2,14,4"
    assert error_of(tmp_path, rows) == "Row 5: mood must be 0-10, got 14. Correct the row or leave it empty."


def test_a_word_for_a_number_is_named_with_row_and_remedy(tmp_path: Path) -> None:
    rows = list(ROWS)
    rows[5] = "2,1,2,good,9"
    assert error_of(tmp_path, rows) == "Row 7: mood must be a number, got 'good'. Write the number or leave it empty."


@pytest.mark.parametrize("word", ["1_0", '"1,000"', "5 of 10", "0x5"])
def test_a_number_written_in_another_way_is_named_and_not_guessed(tmp_path: Path, word: str) -> None:
    assert error_of(tmp_path, [f"1,1,1,{word},4"]).startswith("Row 2: mood must be a number, got ")


def test_two_entries_for_one_beep_name_both_rows(tmp_path: Path) -> None:
    said = error_of(tmp_path, [*ROWS, "1,1,2,9,9"])
    assert said.startswith("Rows 3 and 10: person 1, day 1, beep 2 comes twice. Take one row out")


def test_the_same_row_written_twice_names_both_rows(tmp_path: Path) -> None:
    assert error_of(tmp_path, [*ROWS, ROWS[-1]]).startswith("Rows 9 and 10: person 2, day 2, beep 2 comes twice.")


@pytest.mark.parametrize(("lost", "named"), [("id", "'id'"), ("day", "'day'"), ("mood", "'mood'")])
def test_a_missing_column_is_named_with_those_that_are_there(tmp_path: Path, lost: str, named: str) -> None:
    said = error_of(tmp_path, list(ROWS), HEADER.replace(lost, "other"))
    assert f"diary.csv has no column {named}" in said
    assert "other" in said


def test_without_a_map_a_file_without_id_asks_for_it(tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match=r"no column 'id'.*Add it, or name the column in a map"):
        read_rows(tmp_path, header="x,day,beep,mood,lonely", map=None)


def test_without_day_and_time_no_order_can_be_told(tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match="no column 'day' and no time stamps"):
        read_rows(tmp_path, ["1,5", "1,6"], "id,mood", map=None)


def test_only_the_first_faults_are_shown_and_the_others_counted(tmp_path: Path) -> None:
    said = error_of(tmp_path, [f"1,{day},1,99,1" for day in range(1, 13)]).splitlines()
    assert len(said) == 6
    assert said[0].startswith("Row 2: mood must be 0-10, got 99.")
    assert said[-1] == "... and 7 more of this kind."


def test_row_numbers_hold_after_empty_lines_and_line_breaks_in_quotes(tmp_path: Path) -> None:
    path = tmp_path / "diary.csv"
    path.write_text('id,day,beep,note,mood,lonely\n\n1,1,1,"two\nlines",3,4\n\n1,1,2,plain,33,4\n', encoding="utf-8")
    with pytest.raises(DiaryError, match=r"^Row 6: mood must be 0-10, got 33\."):
        read_diary(path, MAP)


def test_a_row_with_too_few_cells_is_named(tmp_path: Path) -> None:
    said = error_of(tmp_path, [*ROWS[:2], "1,2,1,5", *ROWS[3:]])
    assert said.startswith("Row 4: it has 4 cells, the header 5. Look for a missing or extra separator")


@pytest.mark.parametrize("day", ["", "-1", "1.5", "0x1", "tomorrow"])
def test_a_day_that_is_no_study_day_is_named(tmp_path: Path, day: str) -> None:
    said = error_of(tmp_path, [*ROWS, f"2,{day},1,5,5"])
    assert said.startswith("Row 10: day must be a")
    assert (day or "nothing") in said


@pytest.mark.parametrize("beep", ["", "-1", "1.5", "first"])
def test_a_beep_that_is_no_whole_number_is_named(tmp_path: Path, beep: str) -> None:
    said = error_of(tmp_path, [*ROWS, f"2,3,{beep},5,5"])
    assert said.startswith("Row 10: beep must be a")
    assert (beep or "nothing") in said


def test_an_entry_of_nobody_is_named(tmp_path: Path) -> None:
    assert error_of(tmp_path, [*ROWS, ",3,1,5,5"]).startswith("Row 10: id is empty.")


@pytest.mark.parametrize("word", ["inf", "-inf", "1e400"])
def test_an_endless_number_is_off_scale(tmp_path: Path, word: str) -> None:
    assert "mood must be 0-10, got" in error_of(tmp_path, [*ROWS, f"2,3,1,{word},5"])


def test_letters_in_another_encoding_name_row_column_and_remedy(tmp_path: Path) -> None:
    path = tmp_path / "diary.csv"
    path.write_bytes(f"{HEADER}\nJürgen,1,1,5,5\n".encode("latin-1"))
    with pytest.raises(DiaryError, match=r"Row 2, column id: not UTF-8 text \(perhaps 'Jürgen' in Windows-1252\)"):
        read_diary(path, MAP)
    diary = read_diary(path, replace(MAP, encoding="windows-1252"))
    assert diary.people == ("Jürgen",)


def test_a_header_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "diary.csv"
    path.write_bytes("id,day,beep,müde\n1,1,1,5\n".encode("latin-1"))
    with pytest.raises(DiaryError, match=r"Row 1, column 4: not UTF-8 text"):
        read_diary(path)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-8"])
def test_a_file_that_says_its_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "diary.csv"
    path.write_text(f"{HEADER}\nZoë,1,1,5,6\nZoë,1,2,6,5\n", encoding=encoding)
    diary = read_diary(path, MAP)
    assert diary.people == ("Zoë",)
    assert diary.frame["mood"].tolist() == [5, 6]


def test_a_word_in_a_utf_16_file_is_named_too(tmp_path: Path) -> None:
    path = tmp_path / "diary.csv"
    path.write_text(f"{HEADER}\n1,1,1,5,6\n1,1,2,fine,5\n", encoding="utf-16")
    with pytest.raises(DiaryError, match=r"^Row 3: mood must be a number, got 'fine'"):
        read_diary(path, MAP)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"PK\x03\x04rest", "is an Excel or zip file"),
        (b"\x1f\x8brest", "is compressed"),
        (b"a\x00b\x00", "not UTF-8 text"),
        (b"id,day,beep,mood,lonely\n", "has a header but no entries"),
        (b"id,id,beep,mood,lonely\n1,1,1,1,1\n", "two columns 'id'"),
        (b"sep=;\n", "has no header"),
    ],
)
def test_a_file_that_is_no_diary_is_refused_with_a_reason(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "diary.csv"
    path.write_bytes(content)
    with pytest.raises(DiaryError, match=said):
        read_diary(path, MAP)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match=r"There is no file .*away\.csv"):
        read_diary(tmp_path / "away.csv")


def test_a_file_with_one_row_a_person_is_refused(tmp_path: Path) -> None:
    path = write_file(tmp_path, ["1,30"], "id,age", name="0099_invented_static.tsv")
    with pytest.raises(DiaryError, match=r"invented_static\.tsv holds one row a person, not a diary"):
        read_diary(path)


def test_a_quote_that_is_never_closed_is_an_error_and_not_a_crash(tmp_path: Path) -> None:
    with pytest.raises(DiaryError):
        read_rows(tmp_path, [*ROWS, '"2,3,1,5,5'])


def test_one_answer_only_is_read_and_checked(tmp_path: Path) -> None:
    diary = read_rows(tmp_path, ["1,1,1,5,"])
    check = check_diary(diary)
    assert (check.people, check.answered) == (1, 1)
    assert check.as_dict()["items"][0]["sd_within"] is None


def test_an_item_that_never_changes_is_read_and_remarked(tmp_path: Path) -> None:
    diary = read_rows(tmp_path, [f"1,{day},1,5,{day}" for day in range(1, 9)])
    assert any(remark.startswith("mood always has the same answer (5)") for remark in check_diary(diary).remarks)


def test_a_person_who_is_not_there_is_named_with_those_who_are(tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match=r"There is no person 9 in Two people\. It has 2: 1, 2\."):
        read_rows(tmp_path).person("9")


def test_a_column_cannot_be_an_item_and_the_time(tmp_path: Path) -> None:
    path = write_file(tmp_path)
    with pytest.raises(DiaryError, match="names the column 'mood' as duration and as an item"):
        read_diary(path, replace(MAP, duration="mood"))
