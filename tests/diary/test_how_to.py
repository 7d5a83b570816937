"""The page on diaries: its map, its commands and its lines of Python run as printed, on an invented file."""

import re
import shlex
from pathlib import Path

import pytest

from nearer.cli import build_app, run_command
from tests.diary.invented import write_file

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "diary.md"


def blocks(kind: str) -> list[str]:
    """The page's blocks of one kind."""
    return re.findall(rf"```{kind}\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.fixture
def _invented_study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [f"1,{day},1,2024-05-{day:02d} 12:00,{1 + day % 5},{1 + day % 3}" for day in range(1, 15)]
    write_file(tmp_path, rows, "id,day,beep,scheduled,alone,tired", "fried2022.csv")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("_invented_study")
def test_the_commands_of_the_page_run_as_printed() -> None:
    commands = "".join(blocks("console")).splitlines()
    assert [words.split()[2] for words in commands] == ["map", "check", "export"]
    for words in commands:
        assert run_command(build_app(), shlex.split(words)[1:]) == 0


@pytest.mark.usefixtures("_invented_study")
def test_the_map_and_the_python_of_the_page_run_as_printed() -> None:
    Path("fried2022.toml").write_text("".join(blocks("toml")), encoding="utf-8")
    found: dict[str, object] = {}
    for lines in blocks("python"):
        exec(lines, found)
    assert found["one"].answers.shape == (14, 2)  # type: ignore[attr-defined]
    assert found["one"].hours[1] == 36  # type: ignore[attr-defined]


def test_the_error_on_the_page_is_the_one_that_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [f"1,{day},1,{14 if day == 11 else 5}" for day in range(1, 13)]
    map = tmp_path / "map.toml"
    map.write_text('[diary]\nday = "day"\nbeep = "beep"\n[items.mood]\nlow = 0\nhigh = 10\n', encoding="utf-8")
    diary = write_file(tmp_path, rows, "id,day,beep,mood")
    assert run_command(build_app(), ["diary", "check", str(diary), "--map", str(map)]) == 2
    assert capsys.readouterr().err == "".join(blocks("text"))
