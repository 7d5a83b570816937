"""Ensembles as they are told: one row an arm, and what failed."""

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from rich.console import Console

from nearer.population.ensemble import Draw, EnsembleError
from nearer.report.ensemble import run_and_report, tabulate_arms
from tests.population.ensemble.crews import TINY, at_once

LOST = Draw("lost", {"mood.tau": float("nan")})


def show(runs: pd.DataFrame) -> str:
    console = Console(width=100)
    with console.capture() as captured:
        console.print(tabulate_arms(runs))
    return captured.get()


def test_each_arm_is_one_row_with_mean_and_spread() -> None:
    card = {"depressed": 0.1, "anxious": 0.2, "contacts": [1.0, 2.0, 3.0]}
    words = show(pd.DataFrame({"arm": ["usual", "usual", "rest"], "lonely": [0.1, 0.3, 0.25], **card}))
    rows = {line.split()[1]: line for line in words.splitlines() if line.startswith("│")}
    assert "20.00 ± 14.14" in rows["usual"]
    assert "1.50 ± 0.71" in rows["usual"]
    assert "25.00" in rows["rest"]
    assert "±" not in rows["rest"]
    assert "not been calibrated" in words


def test_machines_are_told_every_hash(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_and_report(TINY, tmp_path, at_once(), as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert (told["kept"], told["kept_before"], told["failed"], told["calibrated"]) == (8, 0, {}, False)
    assert len({run["sha256"] for run in told["runs"]}) == 8


def test_runs_that_failed_are_told_after_what_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(EnsembleError, match=r"2 of 4 runs failed, such as arm usual, draw lost, seed 1: .*kept in"):
        run_and_report(replace(TINY, seeds=(1,), draws=(Draw("one"), LOST)), tmp_path, at_once(), as_json=False)
    shown = capsys.readouterr()
    assert "usual" in shown.out
    assert "It is given up." in shown.err
