"""The page on questionnaires: its lines run as printed."""

import re
import tomllib
from pathlib import Path

from nearer.instruments import fill, read_instrument

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "questionnaires.md"


def blocks(kind: str) -> list[str]:
    """The page's blocks of one kind."""
    return re.findall(rf"```{kind}\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)


def test_the_python_of_the_page_runs_as_printed() -> None:
    (lines,) = blocks("python")
    exec(lines, {})


def test_the_file_of_the_page_fills_its_slot_once_every_question_is_there() -> None:
    (lines,) = blocks("toml")
    words = tomllib.loads(lines)
    words["items"] |= {f"q{number}": f"Invented line {number}." for number in range(2, 9)}
    assert fill(read_instrument(words["instrument"]), words, "bfne_s.toml").ready
