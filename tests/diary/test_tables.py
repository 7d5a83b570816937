"""Tables: on a narrow screen no number and no name is lost."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from nearer.diary import Item, check_diary
from nearer.diary.tables import print_check
from tests.diary.invented import MAP, read_rows, with_items

LONG = "negative_social_connection_behavior"


def print_at(folder: Path, width: int) -> str:
    item = Item(LONG, "rumination", 1, 0, 100, "continuous")
    rows = [f"{one},{day},1,{10 + (7 * day * one) % 91}" for one in (1, 2) for day in range(1, 31)]
    diary = read_rows(folder, rows, f"id,day,beep,{LONG}", with_items(item, map=MAP))
    screen = io.StringIO()
    print_check(check_diary(diary), console=Console(file=screen, width=width))
    return screen.getvalue()


@pytest.mark.parametrize("width", [80, 110, 200])
def test_every_column_of_the_report_fits_on_the_screen(tmp_path: Path, width: int) -> None:
    said = print_at(tmp_path, width)
    assert all(len(line) <= width for line in said.splitlines())
    for word in ("rumination", "0-100", "60", "Scale", "Mean", "change"):
        assert word in said
    assert "…" not in said


def test_a_wide_screen_shows_long_names_in_one_piece(tmp_path: Path) -> None:
    assert LONG in print_at(tmp_path, 110)


def test_brackets_in_a_name_are_shown_as_they_are(tmp_path: Path) -> None:
    diary = read_rows(tmp_path, ["[b]x[/b],1,1,5,5", "[b]x[/b],9,1,5,5"])
    screen = io.StringIO()
    print_check(check_diary(diary), console=Console(file=screen, width=110))
    assert screen.getvalue().count("[b]x[/b]") >= 3
