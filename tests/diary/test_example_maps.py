"""The committed maps read the four open data sets, where these are at hand."""

import os
from pathlib import Path

import numpy as np
import pytest

from nearer.diary import Diary, check_diary, read_diary, read_map

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("NEARER_SHARED", ROOT.parent / "shared"))
NAMES = ("fried2022", "kossakowski2017", "marian2022", "westhoff2024")
EXPECTED = {
    "fried2022": (79, 4339),
    "kossakowski2017": (1, 1476),
    "marian2022": (145, 8253),
    "westhoff2024": (113, 11864),
}


def read_example(name: str) -> Diary:
    path = SHARED / "data" / name / f"{name}.csv"
    if not path.exists():
        pytest.skip(f"the open data set {name} is not beside the project")
    return read_diary(path, read_map(ROOT / "examples" / "maps" / f"{name}.toml"))


@pytest.mark.parametrize("name", NAMES)
def test_an_example_map_names_constructs_licence_and_source(name: str) -> None:
    map = read_map(ROOT / "examples" / "maps" / f"{name}.toml")
    assert len({item.construct for item in map.mapped}) >= 8
    assert map.licence == "CC-BY 4.0"
    assert "doi 10." in (map.citation or "")
    assert all(item.label for item in map.items)


@pytest.mark.parametrize("name", NAMES)
def test_an_example_map_reads_its_diary_whole(name: str) -> None:
    diary = read_example(name)
    assert (len(diary.people), len(diary.frame)) == EXPECTED[name]
    assert diary.warnings == ()
    for one in diary.people[:10]:
        person = diary.person(one)
        assert np.all(np.diff(person.hours) > 0)
        assert np.isfinite(person.answers).any()


@pytest.mark.parametrize("name", NAMES)
def test_no_item_of_an_example_looks_wrongly_scaled(name: str) -> None:
    check = check_diary(read_example(name))
    assert not [remark for remark in check.remarks if "far from" in remark or "whole steps" in remark]
    assert check.duplicates == 0


def test_the_students_answer_at_their_fixed_hours() -> None:
    hours = read_example("fried2022").person("1").hours
    assert hours[:5].tolist() == [12, 15, 18, 21, 36]


def test_the_patients_morning_answer_counts_once_a_day() -> None:
    diary = read_example("kossakowski2017")
    assert diary.frame["mor_qualsleep"].notna().sum() == 143
    assert diary.frame.groupby("day")["mor_qualsleep"].count().max() == 1
