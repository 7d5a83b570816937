"""Drafting: the first map finds columns, scales and constructs, and marks what it guessed."""

import json
from pathlib import Path
from typing import Any

import pytest

from nearer.diary import DiaryError, draft_map, read_diary, read_map, write_draft
from nearer.diary.drafting import draft_layout, guess_construct
from nearer.diary.files import inspect_file
from nearer.diary.metadata import read_scale
from nearer.diary.teaching import MARK, teach
from tests.diary.invented import ROWS, write_file

HEADER = "participant,study_day,beepno,scheduled,felt_lonely,tired,duration,weather"


def write_study(folder: Path, name: str = "study.csv") -> Path:
    rows = [
        f"{one},{day},{beep},2024-05-{day:02d} {8 + 4 * beep:02d}:00,"
        f"{1 + (day + beep) % 5},{day * 6 + beep},{40 + beep},rainy"
        for one in (1, 2)
        for day in range(1, 15)
        for beep in (1, 2)
    ]
    return write_file(folder, rows, HEADER, name)


def test_columns_are_found_by_their_names(tmp_path: Path) -> None:
    map = draft_map(write_study(tmp_path))
    assert (map.id, map.day, map.beep, map.time) == ("participant", "study_day", "beepno", "scheduled")
    assert map.duration == "duration"
    assert [item.name for item in map.items] == ["felt_lonely", "tired"]


def test_scales_and_kinds_are_guessed_from_the_answers(tmp_path: Path) -> None:
    lonely, tired = draft_map(write_study(tmp_path)).items
    assert (lonely.low, lonely.high, lonely.kind) == (1, 5, "ordinal")
    assert (tired.low, tired.high, tired.kind) == (0, 100, "continuous")


def test_an_item_takes_the_scale_of_most_of_its_fellows(tmp_path: Path) -> None:
    rows = [f"1,{day},1,{1 + day % 7},{1 + day % 7},{1 + day % 3}" for day in range(1, 15)]
    map = draft_map(write_file(tmp_path, rows, "id,day,beep,a,b,c"))
    assert [(item.low, item.high) for item in map.items] == [(1, 7)] * 3


@pytest.mark.parametrize(
    ("name", "label", "construct", "direction"),
    [
        ("felt_lonely", "", "loneliness", 1),
        ("alone", "", "loneliness", 1),
        ("alone_now", "", None, 1),
        ("mood_down", "", "depression", 1),
        ("mood_relaxed", "", "arousal", -1),
        ("mood_irritat", "", None, 1),
        ("mood", "", "mood", 1),
        ("q17", "I feel nervous or on edge", "threat", 1),
        ("tired", "", "energy", -1),
        ("worry", "", "rumination", 1),
        ("sleep_difficulty", "", "sleep", -1),
        ("slept_well", "", "sleep", 1),
        ("lacking_support", "", "support", -1),
        ("social_offline", "", "contact", 1),
        ("worthlessness", "", "self_worth", -1),
        ("hungry", "", None, 1),
    ],
)
def test_constructs_are_guessed_from_names_and_labels(
    name: str, label: str, construct: str | None, direction: int
) -> None:
    assert guess_construct(name, label) == (construct, direction)


def test_a_first_map_can_be_read_and_used_as_it_is(tmp_path: Path) -> None:
    path = write_study(tmp_path)
    write_draft(path, tmp_path / "map.toml")
    map = read_map(tmp_path / "map.toml")
    assert map == draft_map(path)
    assert len(read_diary(path, map).frame) == 56


def test_a_first_map_marks_its_guesses_and_explains_itself(tmp_path: Path) -> None:
    text = teach(draft_layout(inspect_file(write_study(tmp_path))))
    assert f'construct = "loneliness"{MARK}' in text
    assert f'id = "participant"{MARK}' in text
    assert "# Left out, as they hold no answers: weather" in text
    assert "loneliness             feels more lonely" in text


def test_a_map_that_is_there_is_not_replaced_unless_asked(tmp_path: Path) -> None:
    path, out = write_study(tmp_path), tmp_path / "map.toml"
    out.write_text("my work", encoding="utf-8")
    with pytest.raises(DiaryError, match="is there already"):
        write_draft(path, out)
    assert out.read_text(encoding="utf-8") == "my work"
    write_draft(path, out, overwrite=True)
    assert read_map(out).day == "study_day"


def test_a_first_map_is_wide_enough_for_late_answers(tmp_path: Path) -> None:
    rows = [f"1,{day},1,{1 + day % 4}" for day in range(1, 6000)] + ["1,6000,1,7"]
    draft = write_draft(write_file(tmp_path, rows, "id,day,beep,mood"), tmp_path / "map.toml")
    assert (draft.map.items[0].low, draft.map.items[0].high) == (1, 7)


def test_a_first_map_is_written_although_a_word_stands_among_the_numbers(tmp_path: Path) -> None:
    path = write_file(tmp_path, [*ROWS, "2,9,1,fine,3"])
    assert [item.name for item in write_draft(path, tmp_path / "map.toml").map.items] == ["mood", "lonely"]


def test_a_file_without_answers_gets_no_map(tmp_path: Path) -> None:
    with pytest.raises(DiaryError, match="no column of numbers that could be answers"):
        draft_map(write_file(tmp_path, ["1,1,1,rainy"], "id,day,beep,weather"))


def feature(name: str, **more: str) -> dict[str, Any]:
    return {"name": name, "assessment_type": "ESM", **more}


def write_metadata(folder: Path, name: str, *features: dict[str, Any]) -> None:
    content = {"license": "CC-BY 4.0", "paper_doi": "10.1/none", "features": list(features)}
    (folder / name).write_text(json.dumps(content), encoding="utf-8")


LONELY = feature("felt_lonely", wording="I felt\n lonely.", labels="1 = not\n2 = a bit\n7 = very", variable_type="VAS")


@pytest.mark.parametrize(
    ("diary", "metadata"),
    [
        ("study.csv", "study_metadata.json"),
        ("study.csv", "study.json"),
        ("0099_study_ts.tsv", "0099_study_metadata.json"),
        ("0099_study_ts.tsv", "0099_metadata.json"),
        ("0099.tsv", "0099_someone_metadata.json"),
    ],
)
def test_metadata_beside_the_file_give_label_scale_and_kind(tmp_path: Path, diary: str, metadata: str) -> None:
    write_metadata(tmp_path, metadata, LONELY)
    map = draft_map(write_study(tmp_path, diary))
    item = map.items[0]
    assert (item.label, item.low, item.high, item.kind) == ("I felt lonely.", 1, 7, "continuous")
    assert map.licence == "CC-BY 4.0"


def test_what_the_metadata_say_is_no_guess(tmp_path: Path) -> None:
    write_metadata(tmp_path, "study.json", LONELY)
    draft = draft_layout(inspect_file(write_study(tmp_path)))
    assert draft.guessed["felt_lonely"] == ("construct", "direction")


def test_a_scale_from_the_metadata_holds_without_a_map(tmp_path: Path) -> None:
    write_metadata(tmp_path, "diary.json", feature("mood", labels="0 = bad\n5 = good"))
    with pytest.raises(DiaryError, match=r"^Row 2: mood must be 0-5, got 7\."):
        read_diary(write_file(tmp_path))


def test_columns_that_the_metadata_call_no_item_are_left_out(tmp_path: Path) -> None:
    write_metadata(tmp_path, "study.json", {"name": "tired", "assessment_type": "baseline"})
    assert [item.name for item in draft_map(write_study(tmp_path)).items] == ["felt_lonely"]


def test_metadata_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "study_metadata.json").write_text("{", encoding="utf-8")
    with pytest.raises(DiaryError, match=r"study_metadata\.json cannot be read as metadata"):
        draft_map(write_study(tmp_path))


def test_another_json_file_of_the_same_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "study.json").write_text("[1, 2]", encoding="utf-8")
    assert draft_map(write_study(tmp_path)).licence is None


@pytest.mark.parametrize(
    ("labels", "categories", "ends"),
    [
        ("1 = Never\n2 = Once\n4 = Many times", "4", (1, 4)),
        ("1 = 0 minutes\n2 = 5-15 min\n5 = > 2h", "5", (1, 5)),
        ("-3 = not\n3 = very", "", (-3, 3)),
        ("1 = complete row, 2 = incomplete row, 99 = empty", "", (1, 99)),
        ("0 = not", "101", (0, 100)),
        ("", "0-100", (0, 100)),
        ("", "7", (None, None)),
        ("not at all", "", (None, None)),
    ],
)
def test_scale_ends_are_read_from_labels(labels: str, categories: str, ends: tuple[float | None, float | None]) -> None:
    assert read_scale(labels, categories) == ends
