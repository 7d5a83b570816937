"""Invented diaries for the tests of this room; no real answer is among them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, settings

from nearer.diary import Diary, DiaryMap, Item, read_diary

MOOD = Item("mood", "mood", 1, 0, 10, "ordinal", "How do you feel?")
LONELY = Item("lonely", "loneliness", 1, 0, 10, "ordinal", "I feel lonely.")
TIRED = Item("tired", "energy", -1, 1, 7, "ordinal", "I am tired.")
ITEMS = (MOOD, LONELY)
MAP = DiaryMap(ITEMS, name="Two people", id="id", day="day", beep="beep")

# Each example writes a file, which takes its time on a busy machine.
UNHURRIED = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])

HEADER = "id,day,beep,mood,lonely"
ROWS = (
    "1,1,1,7,2",
    "1,1,2,6,3",
    "1,2,1,,",
    "1,2,2,5,4",
    "2,1,1,3,8",
    "2,1,2,2,9",
    "2,2,1,3,8",
    "2,2,2,4,7",
)


def write_file(folder: Path, rows: Sequence[str] = ROWS, header: str = HEADER, name: str = "diary.csv") -> Path:
    """Write a diary file, one string a row."""
    path = folder / name
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def read_rows(folder: Path, rows: Sequence[str] = ROWS, header: str = HEADER, map: DiaryMap | None = MAP) -> Diary:
    """Write a diary file and read it."""
    return read_diary(write_file(folder, rows, header), map)


def with_items(*items: Item, map: DiaryMap = MAP) -> DiaryMap:
    """The map with other items."""
    return replace(map, items=items)
