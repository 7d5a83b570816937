"""What is told about studies: a table or JSON, and a reference that leaves nothing out."""

import json
from pathlib import Path

import pytest

from nearer.calibrate.keys import read_keys
from nearer.calibrate.names import reading_names
from nearer.calibrate.running import Measured, gather
from nearer.calibrate.statistics import STATISTICS
from nearer.calibrate.study_file import build_study, list_studies, read_own_study
from nearer.report.studies import describe, print_list, print_results, write_keys, write_readings, write_statistics


def test_the_reference_names_every_key_statistic_and_reading() -> None:
    keys = write_keys()
    assert all(f"| `{key.name}` |" in keys and f"`{key.example}`" in keys for key in read_keys())
    assert all(f"`{name}`" in write_statistics() for name in STATISTICS)
    assert all(f"`{name}`" in write_readings() for name in reading_names())


def test_the_example_of_the_reference_is_a_whole_study() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "studies.md").read_text(encoding="utf-8")
    words = page.partition("```toml\n")[2].partition("```")[0]
    study = build_study("example", words, "studies.md")
    assert study.statistic == "odds_ratio"
    assert study.attrition["a_year"] == 0.05


def test_a_result_is_printed_for_machines_and_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    result = gather(read_own_study("MEC02"), [Measured(1.5, 0.3, 40)])
    print_results([result], 500, 3, as_json=True)
    words = json.loads(capsys.readouterr().out)
    assert (words["simulated"], words["inside"], words["people"], words["calibrated"]) == (1.5, True, 500, False)
    print_results([result], 500, 3, as_json=False)
    assert "MEC02" in capsys.readouterr().out


def test_a_figure_that_cannot_be_computed_is_null_for_machines() -> None:
    nothing = float("nan")
    words = describe(gather(read_own_study("MEC02"), [Measured(nothing, nothing, 0)]))
    assert words["simulated"] is None
    assert words["inside"] is False
    assert "NaN" not in json.dumps(words)


def test_the_list_holds_every_study(capsys: pytest.CaptureFixture[str]) -> None:
    print_list(as_json=True)
    assert [one["id"] for one in json.loads(capsys.readouterr().out)["studies"]] == list(list_studies())
