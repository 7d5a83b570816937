"""From a file to a written report: nothing half-written, and clear words when something is wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from nearer.cli import Command, build_app, run_command
from nearer.report import making
from tests.diary.invented import ROWS, write_file
from tests.report.made_by_hand import make_view

MAP_TEXT = """
[diary]
id = "id"
day = "day"
beep = "beep"
[items.mood]
construct = "mood"
low = 0
high = 10
[items.lonely]
construct = "loneliness"
low = 0
high = 10
"""
COMMANDS = (Command("diary", "report", "diary_report:report"),)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a diary and its map, and a view that takes no time."""
    write_file(tmp_path, ROWS)
    (tmp_path / "map.toml").write_text(MAP_TEXT, encoding="utf-8")
    monkeypatch.setattr(making, "view_one", look_quickly)
    return tmp_path


def look_quickly(diary: Any, person: str, count: int, seed: int, progress: Any) -> Any:
    progress("Done", 1.0)
    return make_view(person=person, simulated=False)


def run(folder: Path, *words: str, diary: str = "diary.csv", out: str = "look.html") -> int:
    paths = [str(folder / diary), "--map", str(folder / "map.toml"), "--out", str(folder / out)]
    return run_command(build_app(COMMANDS), ["diary", "report", *paths, *words])


def test_a_report_is_written_and_its_place_is_said(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(files, "--person", "2") == 0
    assert "the diary of person 2" in (files / "look.html").read_text(encoding="utf-8")
    out, err = capsys.readouterr()
    assert (out, err) == (f"Wrote {files / 'look.html'}\n", "")


def test_without_a_name_one_is_chosen_and_that_is_said(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(files) == 0
    assert "Looking at person 2, the one with most answers; nobody has enough." in capsys.readouterr().err


def test_the_numbers_can_be_had_for_machines(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(files, "--json") == 0
    numbers = json.loads(capsys.readouterr().out)
    assert numbers["out"] == str(files / "look.html")
    assert numbers["advice"]["allowed"] is False
    assert len(numbers["loops"]) == 8
    withheld = next(loop for loop in numbers["loops"] if loop["withheld"])
    assert withheld["effect"] is None
    assert len(numbers["ahead"]["days"]) == len(numbers["ahead"]["loneliness"]["median"])


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (["1,1,1,14,2"], "Row 2: mood must be 0-10, got 14."),
        (["1,1,1,good,2"], "good"),
        (["1,1,1,5,2", "1,1,1,5,2"], "twice"),
        ([], "no entries"),
    ],
)
def test_a_wrong_diary_is_one_clear_line_and_leaves_no_file(
    files: Path, rows: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write_file(files, rows)
    assert run(files) == 2
    err = capsys.readouterr().err
    assert err.startswith("nearer: ")
    assert words in err
    assert "Traceback" not in err
    assert sorted(path.name for path in files.iterdir()) == ["diary.csv", "map.toml"]


def test_a_missing_column_is_named(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_file(files, ["1,1,1,5"], header="id,day,beep,mood")
    assert run(files) == 2
    assert "lonely" in capsys.readouterr().err


def test_an_unknown_person_is_an_error_that_names_the_known_ones(
    files: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.undo()
    assert run(files, "--person", "77") == 2
    assert "There is no person 77" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("out", "words"),
    [
        (".", "is a folder"),
        ("nowhere/look.html", "There is no folder"),
        ("diary.csv", "is what the report is made from"),
    ],
)
def test_a_bad_place_is_refused_before_anything_is_read(
    files: Path, out: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (files / "diary.csv").read_text(encoding="utf-8")
    assert run(files, out=out) == 2
    assert words in capsys.readouterr().err
    assert (files / "diary.csv").read_text(encoding="utf-8") == before


def test_an_interrupted_run_leaves_the_old_report_as_it_was(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (files / "look.html").write_text("the old one", encoding="utf-8")

    def stop(*words: Any, **more: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(making, "view_one", stop)
    assert run(files) == 130
    assert (files / "look.html").read_text(encoding="utf-8") == "the old one"
    assert sorted(path.name for path in files.iterdir()) == ["diary.csv", "look.html", "map.toml"]


@pytest.mark.parametrize("words", [("--selves", "5"), ("--seed", "-1"), ("--selves", "many")])
def test_impossible_settings_are_refused(files: Path, words: tuple[str, str]) -> None:
    assert run(files, *words) == 2
    assert not (files / "look.html").exists()
