"""The tutorial's commands, run as they stand on the page, with fewer selves."""

import re
from pathlib import Path

import pytest

from nearer.cli import build_app, run_command
from tests.companion.test_engine import DIARY

PAGE = Path(__file__).parents[2] / "docs" / "tutorial" / "first-report.md"
SELVES = "300"


def list_commands() -> list[list[str]]:
    """The commands of the page in order, without the one that serves until it is stopped."""
    blocks = re.findall(r"```console\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    commands = [line.split()[1:] for block in blocks for line in block.splitlines()]
    return [words for words in commands if words[0] != "serve"]


def test_the_page_shows_the_way_from_a_file_to_a_report() -> None:
    assert [words[:2] for words in list_commands()] == [["diary", "map"], ["diary", "report"], ["diary", "report"]]


@pytest.mark.statistical
def test_the_commands_of_the_page_work_and_the_second_report_is_the_first_to_the_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("days.csv").write_bytes(DIARY)
    for words in list_commands():
        if words[1] == "report":
            words = [*(SELVES if word == "20000" else word for word in words)]
            words += [] if "--selves" in words else ["--selves", SELVES]
        assert run_command(build_app(), words) == 0, words
    first, again = Path("look.html").read_bytes(), Path("again.html").read_bytes()
    assert first == again
    assert b"Look, do not follow." in first
