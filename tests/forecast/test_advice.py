"""The gate: no advice before trial."""

from pathlib import Path

import pytest

from nearer import forecast
from nearer.forecast import advice
from nearer.forecast.advice import UNCALIBRATED, is_calibrated, may_advise
from nearer.model.help import load_intervention, load_interventions


def test_no_next_step_is_shown_for_a_real_diary_before_calibration() -> None:
    assert not is_calibrated()
    for help in load_interventions():
        assert not may_advise(help, simulated=False).allowed
    assert may_advise(load_intervention("small_step"), simulated=False).reason == UNCALIBRATED


def test_a_help_with_assumed_evidence_only_is_never_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(advice, "is_calibrated", lambda: True)
    assert load_intervention("rest").grade == "D"
    assert not may_advise(load_intervention("rest"), simulated=False).allowed
    assert not may_advise(load_intervention("rest"), simulated=True).allowed


def test_with_calibrated_draws_and_a_validity_report_a_tested_help_may_be_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(advice, "files", lambda package: tmp_path)
    assert not may_advise(load_intervention("small_step"), simulated=False).allowed
    (tmp_path / "calibrated_draws.parquet").write_bytes(b"draws")
    assert not may_advise(load_intervention("small_step"), simulated=False).allowed
    (tmp_path / "validity.json").write_text("{}")
    assert may_advise(load_intervention("small_step"), simulated=False).allowed


def test_an_invented_person_may_be_shown_a_tested_help() -> None:
    assert may_advise(load_intervention("small_step"), simulated=True).allowed


def test_every_name_of_the_forecasting_room_is_found_when_it_is_named() -> None:
    assert all(getattr(forecast, name) is not None for name in forecast.__all__)
    with pytest.raises(AttributeError, match="no crystal_ball in"):
        _ = forecast.crystal_ball
