"""`nearer simulate` and `nearer experiment`: what they print, write and refuse."""

import json
from pathlib import Path

import pytest

from nearer.cli import build_app, run_command

SMALL = ["simulate", "--people", "30", "--days", "20", "--burn-in", "5"]


def call(*words: str) -> int:
    return run_command(build_app(), words)


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small run that has ended."""
    folder = tmp_path_factory.mktemp("run") / "out"
    assert call(*SMALL, "--out", str(folder), "--json") == 0
    return folder


def test_simulate_writes_results_and_figures(finished: Path) -> None:
    names = {file.name for file in finished.iterdir()}
    assert names >= {"run.json", "summary.json", "states.zarr", "people.parquet", "ties.parquet", "daily.parquet"}
    assert len(list((finished / "figures").glob("*.svg"))) == len(list((finished / "figures").glob("*.png"))) == 3


def test_the_summary_for_machines_tells_the_hash(finished: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*SMALL, "--threads", "2", "--out", str(finished), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["state_sha256"] == json.loads((finished / "summary.json").read_text())["state_sha256"]
    assert len(told["state_sha256"]) == 64
    assert told["calibrated"] is False
    assert told["was_finished"] is True
    assert told["card"]["lonely"] is not None


def test_a_finished_run_says_so(finished: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*SMALL, "--out", str(finished)) == 0
    shown = capsys.readouterr().out
    assert "Population card" in shown
    assert "finished before; nothing was simulated again" in shown


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--people", "0"], "--people must be 2 or more, got 0"),
        (["--dt", "0.7"], "A step must be"),
        (["--profile", "shy"], "no profile called shy"),
        (["--set", "avoidance.gain=x"], "wants a number"),
        (["--threads", "0"], "at least one thread"),
        (["--days", "many"], "Invalid value for '--days'"),
    ],
)
def test_a_wrong_word_is_one_line_and_leaves_nothing(
    words: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(*SMALL, *words, "--out", str(tmp_path / "out")) == 2
    captured = capsys.readouterr()
    assert told in captured.err
    assert "Traceback" not in captured.err
    assert captured.out == ""
    assert not (tmp_path / "out").exists()


def test_other_arguments_for_the_same_folder_are_refused(finished: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*SMALL, "--seed", "9", "--out", str(finished)) == 2
    assert "holds a run with seed = 1, and 9 was asked for" in capsys.readouterr().err


def test_relief_and_cost_prints_its_table_and_draws_its_figure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("experiment", "relief-and-cost", "--people", "50", "--out", str(tmp_path)) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "relief now, cost later" in shown
    assert "not evidence about people" in shown
    assert sorted(file.name for file in tmp_path.iterdir()) == ["relief-and-cost.png", "relief-and-cost.svg"]


def test_relief_and_cost_speaks_to_machines(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("experiment", "relief-and-cost", "--people", "50", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["evidence"] is False
    assert len(told["difference"]["threat"]) == len(told["weeks"]) == 60


@pytest.mark.statistical
def test_hysteresis_prints_its_loads_and_draws_its_figure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("experiment", "hysteresis", "--threads", "2", "--out", str(tmp_path)) == 0
    assert "never a validation" in " ".join(capsys.readouterr().out.split())
    assert sorted(file.name for file in tmp_path.iterdir()) == ["hysteresis.png", "hysteresis.svg"]
