"""The two commands of the diary room, as a person types them."""

import json
from pathlib import Path

import pytest

from nearer.cli import build_app, run_command
from nearer.diary import read_map
from tests.diary.invented import MAP, ROWS, write_file


def run(*words: object) -> int:
    return run_command(build_app(), ["diary", *(str(word) for word in words)])


def test_map_then_check_is_a_way_from_file_to_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    diary, map = write_file(tmp_path), tmp_path / "map.toml"
    assert run("map", diary, "--out", map) == 0
    assert "2 items, 2 with a construct" in capsys.readouterr().out
    assert run("check", diary, "--map", map) == 0
    out, err = capsys.readouterr()
    assert "loneliness" in out
    assert "8 (88%)" not in out
    assert "7 (88%)" in out
    assert err == ""


def test_check_prints_json_for_machines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", write_file(tmp_path), "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["people"], said["occasions"]) == (2, 8)


def test_map_prints_json_for_machines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "map.toml"
    assert run("map", write_file(tmp_path), "--out", out, "--json") == 0
    assert json.loads(capsys.readouterr().out)["items"] == 2
    assert len(read_map(out).items) == len(MAP.items)


def test_a_bad_row_is_one_clear_line_and_exit_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    diary = write_file(tmp_path, [*ROWS[:2], "1,2,1,good,5"])
    assert run("check", diary) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "nearer: Row 4: mood must be a number, got 'good'. Write the number or leave it empty.\n"


def test_a_map_is_replaced_only_with_force(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    diary, out = write_file(tmp_path), tmp_path / "map.toml"
    out.write_text("mine", encoding="utf-8")
    assert run("map", diary, "--out", out) == 2
    assert "--force" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "mine"
    assert run("map", diary, "--out", out, "--force") == 0


@pytest.mark.parametrize("command", ["map", "check"])
def test_help_shows_an_example_to_copy(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, "--help") == 0
    assert f"nearer diary {command} fried2022.csv" in capsys.readouterr().out
