"""The validity report: a page, data and a figure that say the same, misses included."""

import json
from pathlib import Path

import pytest

from nearer.calibrate.running import Measured, gather
from nearer.calibrate.study_file import read_own_study
from nearer.calibrate.validity import Row, make_row
from nearer.report.validity import describe, say_verdict, write_report
from nearer.report.validity_figure import FARTHEST, place

FOUND = {"MEC02": 1.5, "PRV01": 30.0, "NAT05": 1.0, "MEC05": 0.6, "MEC06": float("nan")}


def make_rows() -> list[Row]:
    return [make_row(gather(read_own_study(name), [Measured(value, 0.01, 9)])) for name, value in FOUND.items()]


def test_the_page_says_on_which_side_a_miss_lies() -> None:
    words = [say_verdict(row.result) for row in make_rows()]
    assert words == ["inside", "**too high**", "**too low**", "", "cannot be computed"]


def test_page_data_and_figure_are_written_together(tmp_path: Path) -> None:
    rows = make_rows()
    (tmp_path / ".validity").mkdir()
    write_report(rows, describe(rows, 500, 2, 7), tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["validity.json", "validity.md", "validity.svg"]
    page = (tmp_path / "validity.md").read_text(encoding="utf-8")
    assert "Figures kept out of every fit: **1 of 2 inside**" in page
    assert "--people 500 --draws 2 --seed 7" in page
    data = json.loads((tmp_path / "validity.json").read_text(encoding="utf-8"))
    assert data["inside"]["fitted"] == {"inside": 0, "of": 2, "sure": 2}
    assert [row["used"] for row in data["rows"]] == ["kept_out", "fitted", "fitted", "shown", "kept_out"]
    assert data["rows"][0].keys() >= {"id", "group", "used", "target", "low", "high", "simulated", "mc_se", "inside"}
    assert data["rows"][4]["simulated"] is None


def test_the_figure_is_the_same_every_time(tmp_path: Path) -> None:
    rows = make_rows()
    pictures = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_report(rows, describe(rows, 500, 2, 7), tmp_path / name)
        pictures.append((tmp_path / name / "validity.svg").read_bytes())
    assert pictures[0] == pictures[1]


def test_a_figure_stands_as_many_half_widths_from_the_middle() -> None:
    rows = {row.id: row for row in make_rows()}
    assert place(rows["MEC02"]) == pytest.approx((1.5 - 1.62) / 0.48)
    assert place(rows["PRV01"]) == FARTHEST
