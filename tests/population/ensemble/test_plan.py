"""What an ensemble holds, as it is written on the command line and in files."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from nearer.cli import build_app, run_command
from nearer.model.help import load_intervention
from nearer.population.ensemble import Arm, Draw, EnsembleError, own_processes, read_arm, read_draws, read_seeds
from nearer.population.ensemble.plan import check_ensemble, describe_task, list_tasks, name_task
from tests.population.ensemble.crews import TINY

TOML = '[[draw]]\ndraw = "mild"\navoidance.gain = 0.1\n\n[[draw]]\n"avoidance.gain" = 0.2\n"mood.tau" = 2\n'


@pytest.mark.parametrize(
    ("words", "seeds"), [("7", (7,)), ("1-3", (1, 2, 3)), ("1, 5,9-10", (1, 5, 9, 10)), ("0", (0,))]
)
def test_seeds_are_read_as_they_are_written(words: str, seeds: tuple[int, ...]) -> None:
    assert read_seeds(words) == seeds


@pytest.mark.parametrize("words", ["", "a", "1-", "-1", "3-1", "1,,2", "1.5"])
def test_seeds_that_make_no_sense_are_refused(words: str) -> None:
    with pytest.raises(EnsembleError, match="Seeds are written as 7"):
        read_seeds(words)


def test_an_arm_may_change_numbers_and_give_a_help() -> None:
    assert read_arm("usual") == Arm("usual")
    given = load_intervention("small_step").help
    assert read_arm("steps: small_step, avoidance.gain=0") == Arm("steps", {"avoidance.gain": 0.0}, given)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (":rest", "An arm needs a name"),
        ("a:sing", "no help called sing"),
        ("a:rest,small_step", "one help, got rest and small_step"),
        ("a:mood.colour=1", "no number called mood.colour"),
    ],
)
def test_an_arm_that_makes_no_sense_is_refused(words: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        read_arm(words)


def test_draws_read_the_same_from_toml_and_parquet(tmp_path: Path) -> None:
    (tmp_path / "draws.toml").write_text(TOML)
    table = pd.DataFrame({"draw": ["mild", "1"], "avoidance.gain": [0.1, 0.2], "mood.tau": [None, 2.0]})
    table.astype({"mood.tau": "Float64"}).to_parquet(tmp_path / "draws.parquet")
    draws = read_draws(tmp_path / "draws.toml")
    assert draws == (Draw("mild", {"avoidance.gain": 0.1}), Draw("1", {"avoidance.gain": 0.2, "mood.tau": 2.0}))
    assert read_draws(tmp_path / "draws.parquet") == draws


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        ("draws.csv", "a", "read from .parquet or .toml, got draws.csv"),
        ("draws.toml", "", "holds no draw"),
        ("draws.toml", "[[draw", "not readable as TOML"),
        ("draws.toml", "gain = 1", r"may hold \[\[draw\]\] tables only, got gain"),
        ("draws.toml", "[[draw]]\nmood.colour = 1", "draw 1: there is no number called mood.colour"),
        ("draws.toml", "[[draw]]\nmood.tau = nan", "mood.tau must be a finite number, got nan"),
        ("draws.toml", "[[draw]]\nmood.tau = true", "mood.tau must be a finite number, got True"),
        ("draws.parquet", "nothing", "is not a parquet table"),
    ],
)
def test_draws_that_make_no_sense_are_refused(name: str, words: str, told: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(words)
    with pytest.raises(EnsembleError, match=told):
        read_draws(tmp_path / name)


def test_two_of_the_same_name_are_refused() -> None:
    with pytest.raises(EnsembleError, match="two seeds called 1"):
        check_ensemble(replace(TINY, seeds=(1, 2, 1)))
    with pytest.raises(EnsembleError, match="at least one arm"):
        check_ensemble(replace(TINY, arms=()))


def test_a_run_is_kept_under_everything_its_bits_depend_on() -> None:
    first, second = list_tasks(TINY)[:2]
    described = describe_task(first)
    names = [name_task(described), name_task(describe_task(second))]
    for change in (replace(first.plan, seed=3), replace(first.plan, days=9), replace(first.plan, people=31)):
        names.append(name_task(describe_task(replace(first, plan=change))))
    names.append(name_task({**described, "source": "other"}))
    names.append(name_task({**described, "versions": {}}))
    assert len(set(names)) == 7
    assert name_task(describe_task(replace(first, arm="other", draw="other"))) == names[0]


def test_no_workers_at_all_are_refused() -> None:
    with pytest.raises(EnsembleError, match="--workers must be 1 or more, got 0"):
        own_processes(0)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--workers", "2", "--cluster", "tcp://127.0.0.1:1"], "--workers and --cluster exclude each other"),
        (["--people", "1"], "--people must be 2 or more, got 1"),
        (["--seeds", "x"], "Seeds are written as"),
        (["--arm", "a", "--arm", "a"], "two arms called a"),
        (["--draws", "missing.toml"], "There is no file missing.toml"),
    ],
)
def test_a_wrong_word_on_the_command_line_leaves_nothing(
    words: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(build_app(), ["ensemble", *words, "--out", str(tmp_path / "out")]) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
