"""A simulation: goes on after any stop with the same bits, refuses what is not its own, loses nothing."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import zarr

from nearer.model.state import State
from nearer.population.checkpoint import CheckpointError, list_checkpoints
from nearer.population.people import PeopleError
from nearer.population.run import RunError
from nearer.population.simulation import Finished, Plan, SimulationError, read_changes, simulate

PLAN = Plan(people=60, days=40, seed=2, burn_in=20, panel=3)


class Stopped(Exception):
    """The test pulls the plug."""


def simulate_until(day: float, plan: Plan, folder: Path) -> None:
    """Run and stop without warning after this day, burn-in included."""

    def stop(now: float) -> None:
        if now >= day:
            raise Stopped

    with pytest.raises(Stopped):
        simulate(plan, folder, progress=stop, checkpoint_days=7)


def tables(folder: Path) -> dict[str, bytes]:
    return {name: (folder / f"{name}.parquet").read_bytes() for name in ("daily", "people", "ties")}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Finished]:
    """The plan, run in one go."""
    folder = tmp_path_factory.mktemp("whole") / "out"
    return folder, simulate(PLAN, folder)


@pytest.mark.parametrize("day", [3, 10, 33, 60])
def test_going_on_after_a_stop_gives_the_same_bits(day: int, whole: tuple[Path, Finished], tmp_path: Path) -> None:
    simulate_until(day, PLAN, tmp_path)
    finished = simulate(PLAN, tmp_path, threads=2, checkpoint_days=11)
    assert finished.resumed_day == {3: None, 10: 7, 33: 28, 60: 56}[day]
    assert finished.sha256 == whole[1].sha256
    assert tables(tmp_path) == tables(whole[0])
    assert json.loads((tmp_path / "summary.json").read_text()) == json.loads((whole[0] / "summary.json").read_text())
    for name in ("mean", "quantiles", "panel/loneliness"):
        one, other = (zarr.open_group(folder / "states.zarr", mode="r")[name] for folder in (tmp_path, whole[0]))
        assert np.array_equal(np.asarray(one), np.asarray(other))


KILLED = """
import sys
from pathlib import Path
from nearer.population.simulation import Plan, simulate
simulate(Plan(people=60, days=150, seed=2, burn_in=10), Path(sys.argv[1]), checkpoint_days=5)
"""


def test_a_killed_run_goes_on_with_the_same_bits(tmp_path: Path) -> None:
    killed, steady = tmp_path / "killed", tmp_path / "steady"
    child = subprocess.Popen([sys.executable, "-c", KILLED, str(killed)])
    deadline = time.monotonic() + 120
    while not list_checkpoints(killed / "checkpoint") and child.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    child.kill()
    assert child.wait() == -signal.SIGKILL
    plan = Plan(people=60, days=150, seed=2, burn_in=10)
    finished = simulate(plan, killed)
    assert finished.resumed_day is not None
    assert 5 <= finished.resumed_day < 160
    assert finished.sha256 == simulate(plan, steady).sha256
    assert tables(killed) == tables(steady)


def test_a_finished_run_is_not_simulated_again(whole: tuple[Path, Finished]) -> None:
    days: list[float] = []
    again = simulate(PLAN, whole[0], progress=days.append)
    assert again.was_finished
    assert days == []
    assert again.sha256 == whole[1].sha256
    assert again.card == whole[1].card


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"people": 61}, "people = 60, and 61 was asked for"),
        ({"seed": 3}, "seed = 2, and 3 was asked for"),
        ({"parameters": {"avoidance.gain": 0.0}}, "parameters = {}"),
        ({"dt": 0.5}, "dt = 1.0, and 0.5"),
    ],
)
def test_a_folder_of_other_arguments_is_refused_at_once(
    changed: dict[str, Any], words: str, whole: tuple[Path, Finished]
) -> None:
    other = Plan(**{**PLAN.__dict__, **changed})
    before = (whole[0] / "run.json").read_bytes()
    with pytest.raises(SimulationError, match=words):
        simulate(other, whole[0], progress=lambda _: pytest.fail("something was run"))
    assert (whole[0] / "run.json").read_bytes() == before


@pytest.mark.parametrize(("part", "words"), [("versions", "other numpy 0.1"), ("source", "other equations or numbers")])
def test_a_folder_of_another_version_is_refused(part: str, words: str, tmp_path: Path) -> None:
    simulate_until(10, PLAN, tmp_path)
    file = tmp_path / "run.json"
    content = json.loads(file.read_text())
    content[part] = {**content["versions"], "numpy": "0.1"} if part == "versions" else "another"
    file.write_text(json.dumps(content))
    with pytest.raises(SimulationError, match=words):
        simulate(PLAN, tmp_path)


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(SimulationError, match=r"holds other files and no run\.json"):
        simulate(PLAN, tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_an_unreadable_plan_is_named(tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text("{")
    with pytest.raises(SimulationError, match=r"run\.json is not readable as JSON"):
        simulate(PLAN, tmp_path)


def test_a_changed_checkpoint_is_noticed(tmp_path: Path) -> None:
    simulate_until(30, PLAN, tmp_path)
    group: Any = zarr.open_group(list_checkpoints(tmp_path / "checkpoint")[-1], mode="r+")
    group["state"][0, 0] = 0.123
    with pytest.raises(CheckpointError, match="was changed after it was written"):
        simulate(PLAN, tmp_path)


def test_a_checkpoint_with_a_missing_part_is_noticed(tmp_path: Path) -> None:
    simulate_until(30, PLAN, tmp_path)
    (list_checkpoints(tmp_path / "checkpoint")[-1] / "zarr.json").write_text("")
    with pytest.raises(CheckpointError, match="cannot be read"):
        simulate(PLAN, tmp_path)


def test_an_unfinished_checkpoint_is_passed_over(whole: tuple[Path, Finished], tmp_path: Path) -> None:
    simulate_until(30, PLAN, tmp_path)
    (tmp_path / "checkpoint" / "writing").mkdir()
    (tmp_path / "checkpoint" / "writing" / "zarr.json").write_text("half")
    assert simulate(PLAN, tmp_path, checkpoint_days=7).sha256 == whole[1].sha256


def test_results_can_be_read_by_others(whole: tuple[Path, Finished]) -> None:
    folder, finished = whole
    daily, people, ties = (pd.read_parquet(folder / f"{name}.parquet") for name in ("daily", "people", "ties"))
    assert daily["day"].tolist() == list(range(1, 41))
    assert daily["loneliness_mean"].iloc[-1] == pytest.approx(people["loneliness"].mean(), rel=1e-5)
    assert len(people) == 60
    assert set(people["sex"]) <= {"man", "woman"}
    assert people[["ties_family", "ties_friend", "ties_group", "ties_professional"]].sum().sum() == 2 * len(ties)
    assert set(ties["layer"]) <= {"family", "friend", "group", "professional"}
    group: Any = zarr.open_group(folder / "states.zarr", mode="r")
    assert group["mean"].shape == (40, len(State._fields))
    assert group["panel/person"][:].tolist() == [0, 20, 40]
    last = people["loneliness"].iloc[[0, 20, 40]].to_numpy()
    assert np.array_equal(group["panel/loneliness"][-1], last)
    assert finished.record.day == 40


def test_the_step_does_not_change_how_many_days_are_written(tmp_path: Path) -> None:
    finished = simulate(Plan(people=20, days=5, seed=1, dt=0.25, burn_in=3), tmp_path)
    assert len(pd.read_parquet(tmp_path / "daily.parquet")) == 5
    assert finished.run.day == 8


def test_a_profile_and_changed_numbers_reach_the_run(tmp_path: Path) -> None:
    plan = Plan(20, 3, 1, burn_in=0, profile="social_burnout", parameters={"avoidance.gain": 0.0})
    run = simulate(plan, tmp_path).run
    assert run.parameters.avoidance.gain == 0
    assert not np.array_equal(run.people.traits, simulate(Plan(20, 3, 1, burn_in=0), tmp_path / "b").run.people.traits)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"people": 1}, "--people must be 2 or more, got 1"),
        ({"days": 0}, "--days must be 1 or more, got 0"),
        ({"burn_in": -1}, "--burn-in must be 0 or more, got -1"),
        ({"panel": -2}, "--panel must be 0 or more, got -2"),
        ({"seed": -1}, "--seed must be 0 or more"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_before_anything_is_written(
    changed: dict[str, Any], words: str, tmp_path: Path
) -> None:
    with pytest.raises(SimulationError, match=words):
        simulate(Plan(**{**PLAN.__dict__, **changed}), tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("changed", "error"), [({"dt": 0.3}, RunError), ({"profile": "shy"}, PeopleError)])
def test_a_wrong_step_profile_or_thread_leaves_no_folder(
    changed: dict[str, Any], error: type[Exception], tmp_path: Path
) -> None:
    with pytest.raises(error):
        simulate(Plan(**{**PLAN.__dict__, **changed}), tmp_path / "out")
    with pytest.raises(RunError, match="at least one thread"):
        simulate(PLAN, tmp_path / "out", threads=0)
    assert not (tmp_path / "out").exists()


def test_a_file_where_the_folder_should_be_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(SimulationError, match="could not be written"):
        simulate(PLAN, tmp_path / "out")


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from nearer.population.run import advance, start_run
from nearer.population.simulation import Plan, SimulationError, simulate
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
advance(start_run(20, 1), 1).list_ties()
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    simulate(Plan(people=400, days=5, seed=1, burn_in=0), Path(sys.argv[1]))
except SimulationError as error:
    print(error)
    sys.exit(2)
"""


def test_a_full_disk_is_one_clear_line(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", FULL_DISK, str(tmp_path)], capture_output=True, text=True)
    assert done.returncode == 2, done.stderr
    assert "could not be written" in done.stdout
    assert "Make room" in done.stdout
    assert not list_checkpoints(tmp_path / "checkpoint")


def test_changes_are_read_as_numbers() -> None:
    assert read_changes(["avoidance.gain=0", "contact.half=1.5"]) == {"avoidance.gain": 0.0, "contact.half": 1.5}


@pytest.mark.parametrize(
    ("word", "words"),
    [
        ("avoidance.gian=0", r"no number called avoidance\.gian"),
        ("avoidance", "no number called avoidance"),
        ("avoidance.gain=much", "wants a number after the =, got 'much'"),
        ("avoidance.gain", "wants a number after the =, got ''"),
        ("avoidance.gain=nan", "wants a finite number"),
    ],
)
def test_a_wrong_change_says_what_to_write(word: str, words: str) -> None:
    with pytest.raises(SimulationError, match=words):
        read_changes([word])
