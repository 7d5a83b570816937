"""Frames, Excel, SPSS and openESM data sets come in by the same door as text, and a package goes out."""

from __future__ import annotations

import json
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from nearer.cli import build_app, run_command
from nearer.diary import DiaryError, Item, draft_map, read_diary, read_map, write_draft, write_package
from tests.diary.invented import HEADER, MAP, ROWS, read_rows, with_items, write_file

FRAME = pd.DataFrame(
    [[float(cell) if cell else None for cell in row.split(",")] for row in ROWS], columns=HEADER.split(",")
)


def same(one: Any, other: Any) -> None:
    pd.testing.assert_frame_equal(one.frame, other.frame)


def test_a_pandas_frame_reads_like_its_file(tmp_path: Path) -> None:
    same(read_diary(FRAME, MAP), read_rows(tmp_path))


def test_a_polars_frame_reads_like_its_file(tmp_path: Path) -> None:
    polars = pytest.importorskip("polars", reason="needs polars")
    frame = polars.from_pandas(FRAME)
    same(read_diary(frame, MAP), read_rows(tmp_path))
    same(read_diary(frame.lazy(), MAP), read_rows(tmp_path))


def test_a_pyarrow_table_reads_like_its_file(tmp_path: Path) -> None:
    import pyarrow as pa

    same(read_diary(pa.Table.from_pandas(FRAME), MAP), read_rows(tmp_path))


def test_a_wrong_answer_in_a_frame_is_named_by_row(tmp_path: Path) -> None:
    wrong = FRAME.assign(mood=FRAME["mood"].where(FRAME.index != 3, 14))
    with pytest.raises(DiaryError, match="Row 5: mood must be 0-10, got 14"):
        read_diary(wrong, MAP)


def test_text_and_twins_in_a_frame_are_refused_like_in_a_file() -> None:
    with pytest.raises(DiaryError, match="Row 2: mood must be a number, got 'good'"):
        read_diary(FRAME.assign(mood=["good", *FRAME["mood"][1:]]), MAP)
    with pytest.raises(DiaryError, match="Rows 2 and 10: person 1, day 1, beep 1 comes twice"):
        read_diary(pd.concat([FRAME, FRAME.iloc[:1]]), MAP)


def test_a_frame_with_missing_values_of_its_own_kind_is_read() -> None:
    frame = FRAME.assign(mood=FRAME["mood"].astype("Int64"), lonely=FRAME["lonely"].astype("Float32"))
    assert read_diary(frame, MAP).frame["mood"].isna().tolist() == [False, False, True, *[False] * 5]


def test_yes_and_no_in_a_frame_are_one_and_nought() -> None:
    frame = FRAME.assign(met=[True, False] * 4)
    assert read_diary(frame).frame["met"].tolist() == [1.0, 0.0] * 4


def test_two_columns_of_one_name_in_a_frame_are_refused_by_it() -> None:
    with pytest.raises(DiaryError, match=r"frame has two columns of one name \(.*mood.*\)"):
        read_diary(pd.concat([FRAME, FRAME[["mood"]]], axis=1), MAP)


def test_what_is_no_diary_at_all_is_refused_by_its_kind() -> None:
    with pytest.raises(DiaryError, match=r"got int\. Give one of these"):
        read_diary(7, MAP)
    with pytest.raises(DiaryError, match="frame has no rows"):
        read_diary(FRAME.iloc[:0], MAP)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_times_with_a_zone_keep_their_wall_clock_over_the_change(library: str) -> None:
    stamps = [pd.Timestamp(f"2024-03-{day} 14:30", tz="Europe/Berlin") for day in (30, 31)]
    frame: Any = pd.DataFrame({"id": [1, 1], "time": stamps, "mood": [3.0, 4.0]})
    if library == "polars":
        frame = pytest.importorskip("polars", reason="needs polars").from_pandas(frame)
    map = with_items(MAP.items[0], map=type(MAP)(MAP.items, id="id", time="time"))
    assert read_diary(frame, map).frame["hours"].tolist() == [14.5, 38.5]


def test_times_of_different_offsets_are_read_by_the_wall_clock() -> None:
    winter, summer = timezone(timedelta(hours=1)), timezone(timedelta(hours=2))
    stamps = [datetime(2024, 3, 30, 9, tzinfo=winter), datetime(2024, 3, 31, 9, tzinfo=summer)]
    frame = pd.DataFrame({"id": [1, 1], "time": pd.Series(stamps, dtype=object), "mood": [3.0, 4.0]})
    map = with_items(MAP.items[0], map=type(MAP)(MAP.items, id="id", time="time"))
    assert read_diary(frame, map).frame["hours"].tolist() == [9.0, 33.0]


class LikeOpenESM:
    """What the openesm package hands over, without its downloading."""

    def __init__(self, data: Any) -> None:
        self.data, self.dataset_id = data, "0099"
        self.metadata = {
            "license": "CC-BY 4.0",
            "paper_doi": "10.0000/invented",
            "features": [{"name": "mood", "wording": "How do you feel?", "labels": "0 = bad, 10 = good"}],
        }


def test_a_data_set_of_openesm_brings_its_metadata() -> None:
    map = draft_map(LikeOpenESM(FRAME))
    mood = next(item for item in map.items if item.name == "mood")
    assert (mood.label, mood.low, mood.high, map.licence) == ("How do you feel?", 0, 10, "CC-BY 4.0")
    assert read_diary(LikeOpenESM(FRAME), map).name == "0099"


def test_the_object_of_the_openesm_package_is_accepted(tmp_path: Path) -> None:
    openesm = pytest.importorskip("openesm", reason="needs openesm")
    polars = pytest.importorskip("polars", reason="needs polars")
    about = LikeOpenESM(None).metadata
    dataset = openesm.OpenESMDataset(polars.from_pandas(FRAME), about, "0099", "1.0.0", "1.0.0")
    same(read_diary(dataset, MAP), read_rows(tmp_path))


def test_an_excel_file_reads_like_its_text(tmp_path: Path) -> None:
    pytest.importorskip("openpyxl", reason="needs the extra studies")
    FRAME.to_excel(tmp_path / "study.xlsx", index=False)
    same(read_diary(tmp_path / "study.xlsx", MAP), read_rows(tmp_path))
    wrong = FRAME.assign(mood=14)
    wrong.to_excel(tmp_path / "study.xlsx", index=False)
    with pytest.raises(DiaryError, match="Row 2: mood must be 0-10, got 14"):
        read_diary(tmp_path / "study.xlsx", MAP)


def test_an_excel_file_with_two_tables_is_refused_by_their_names(tmp_path: Path) -> None:
    pytest.importorskip("openpyxl", reason="needs the extra studies")
    with pd.ExcelWriter(tmp_path / "study.xlsx") as book:
        FRAME.to_excel(book, sheet_name="entries", index=False)
        FRAME.to_excel(book, sheet_name="people", index=False)
    with pytest.raises(DiaryError, match=r"2 sheets that hold something \(entries, people\)"):
        read_diary(tmp_path / "study.xlsx", MAP)


def test_an_spss_file_brings_its_labels(tmp_path: Path) -> None:
    pyreadstat = pytest.importorskip("pyreadstat", reason="needs the extra studies")
    path = tmp_path / "study.sav"
    labels = {"mood": {0: "bad", 10: "good"}}
    pyreadstat.write_sav(FRAME, path, column_labels={"mood": "How do you feel?"}, variable_value_labels=labels)
    same(read_diary(path, MAP), read_rows(tmp_path))
    write_draft(path, tmp_path / "map.toml")
    mood = next(item for item in read_map(tmp_path / "map.toml").items if item.name == "mood")
    assert (mood.label, mood.low, mood.high) == ("How do you feel?", 0, 10)


@pytest.mark.parametrize(("name", "library"), [("a.xlsx", "openpyxl"), ("a.sav", "pyreadstat")])
def test_a_missing_library_is_named_with_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, library: str
) -> None:
    (tmp_path / name).write_bytes(b"x")
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(DiaryError, match=rf"{name} is an .* needs {library}.*pip install 'nearer\[studies\]'"):
        read_diary(tmp_path / name, MAP)


@pytest.mark.parametrize("name", ["a.xlsx", "a.sav"])
def test_a_broken_file_is_refused_with_its_name(tmp_path: Path, name: str) -> None:
    pytest.importorskip("pyreadstat", reason="needs the extra studies")
    pytest.importorskip("openpyxl", reason="needs the extra studies")
    (tmp_path / name).write_bytes(b"not what it says")
    with pytest.raises(DiaryError, match=f"{name} cannot be read as"):
        read_diary(tmp_path / name, MAP)


def test_a_package_comes_back_as_the_diary_it_was(tmp_path: Path) -> None:
    diary = read_rows(tmp_path)
    files = write_package(diary, tmp_path / "package", "CC-BY 4.0", "doi 10.0000/invented")
    assert [file.name for file in files] == ["two_people_ts.tsv", "two_people_metadata.json", "datapackage.json"]
    again = read_diary(tmp_path / "package", draft_map(tmp_path / "package"))
    same(again, diary)
    assert [(item.low, item.high, item.label) for item in again.items] == [
        (item.low, item.high, item.label) for item in diary.items
    ]


def test_a_package_describes_its_columns_truly(tmp_path: Path) -> None:
    folder = tmp_path / "package"
    write_package(read_rows(tmp_path), folder, "CC-BY 4.0")
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    resource = package["resources"][0]
    table = pd.read_csv(folder / resource["path"], sep=resource["dialect"]["delimiter"])
    fields = resource["schema"]["fields"]
    assert [field["name"] for field in fields] == list(table.columns)
    assert package["licenses"] == [{"name": "CC-BY 4.0", "title": "CC-BY 4.0"}]
    assert not table.duplicated(resource["schema"]["primaryKey"]).any()
    for field in fields:
        values = table[field["name"]].dropna()
        if "maximum" in field["constraints"]:
            assert values.between(field["constraints"]["minimum"], field["constraints"]["maximum"]).all()


def test_two_items_that_would_share_a_column_are_refused_by_name(tmp_path: Path) -> None:
    items = (Item("Mood", None, 1, 0, 10, "ordinal"), Item("mood", None, 1, 0, 10, "ordinal"))
    diary = read_rows(tmp_path, ["1,1,1,3,4"], "id,day,beep,Mood,mood", with_items(*items))
    with pytest.raises(DiaryError, match="mood and Mood would both be named mood"):
        write_package(diary, tmp_path / "package")


def test_export_is_a_command_as_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["diary", "export", str(write_file(tmp_path)), "--out", str(tmp_path / "package")]
    assert run_command(build_app(), words) == 0
    assert "datapackage.json" in capsys.readouterr().out
