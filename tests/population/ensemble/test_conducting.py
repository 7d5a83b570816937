"""Conducting: what is kept, what is tried again, and that the bits never depend on the workers."""

import errno
import json
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import zarr

from nearer.model.state import State
from nearer.population.ensemble import (
    Draw,
    EnsembleError,
    borrow_executor,
    conducting,
    keeping,
    load_daily,
    load_runs,
    own_processes,
    run_ensemble,
)
from nearer.population.ensemble.plan import Task, list_tasks
from nearer.population.folder import FolderError, hold_folder
from nearer.population.memory import estimate_bytes
from nearer.population.simulation import simulate
from tests.population.ensemble.crews import TINY, AtOnce, at_once, read_folder

LOST = Draw("lost", {"mood.tau": float("nan")})


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny ensemble that has ended."""
    folder = tmp_path_factory.mktemp("ensemble") / "out"
    assert run_ensemble(TINY, folder, at_once()).kept == 8
    return folder


def test_every_draw_meets_every_seed_in_every_arm(finished: Path) -> None:
    runs = load_runs(finished)
    expected = {(t.arm, t.draw, t.plan.seed) for t in list_tasks(TINY)}
    assert set(zip(runs["arm"], runs["draw"], runs["seed"], strict=True)) == expected
    assert runs["sha256"].nunique() == runs["run"].nunique() == 8
    assert runs["avoidance.gain"].notna().sum() == 4


def test_threads_and_this_thread_give_the_same_bytes(finished: Path, tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        run_ensemble(TINY, tmp_path, borrow_executor(pool, 4))
    assert read_folder(tmp_path) == read_folder(finished)


def test_a_run_of_an_ensemble_is_the_run_that_simulate_makes(finished: Path, tmp_path: Path) -> None:
    alone = simulate(replace(TINY.each, seed=2), tmp_path / "alone")
    runs = load_runs(finished).set_index(["arm", "draw", "seed"])
    assert runs.loc[("usual", "believed", 2), "sha256"] == alone.sha256
    daily = load_daily(finished, ["mood_mean"])
    chosen = daily[(daily.arm == "usual") & (daily.draw == "believed") & (daily.seed == 2)]
    assert chosen["mood_mean"].tolist() == alone.record.mean[:, State._fields.index("mood")].tolist()


def test_the_days_of_all_runs_are_read_with_their_arm_beside_them(finished: Path) -> None:
    daily = load_daily(finished)
    assert len(daily) == 8 * TINY.each.days
    days = {tuple(run["day"]) for _, run in daily.groupby(["arm", "draw", "seed"])}
    assert days == {(1, 2, 3, 4)}


def test_what_is_kept_is_not_made_again(finished: Path, tmp_path: Path) -> None:
    few = replace(TINY, seeds=(1,))
    run_ensemble(few, tmp_path, at_once())
    executor = AtOnce()
    ended = run_ensemble(TINY, tmp_path, borrow_executor(executor, 2))
    assert (ended.kept, ended.kept_before) == (8, 4)
    assert {task.plan.seed for task in executor.given} == {2}
    assert read_folder(tmp_path) == read_folder(finished)


def test_runs_that_are_alike_are_made_once(tmp_path: Path) -> None:
    twice = replace(TINY, seeds=(1,), draws=(Draw("one"), Draw("again")))
    executor = AtOnce()
    assert run_ensemble(twice, tmp_path, borrow_executor(executor, 2)).kept == 2
    assert len(executor.given) == 2
    assert len(load_runs(tmp_path)) == 4


def test_a_run_that_fails_once_is_tried_again(tmp_path: Path) -> None:
    seen: list[Task] = []
    told: list[str] = []

    def stumble(task: Task) -> None:
        seen.append(task)
        if len(seen) == 3:
            raise RuntimeError("The worker stumbled.")

    ended = run_ensemble(TINY, tmp_path, at_once(stumble), tell=told.append)
    assert (ended.kept, ended.failed) == (8, {})
    assert told == [f"{seen[2]} failed: The worker stumbled. It is tried again (2 left)."]
    assert not (tmp_path / "failed.json").exists()


def test_a_run_that_cannot_be_made_is_named_and_the_rest_is_kept(tmp_path: Path) -> None:
    with_lost = replace(TINY, draws=(*TINY.draws, LOST), seeds=(1,))
    ended = run_ensemble(with_lost, tmp_path, at_once())
    assert ended.kept == 4
    assert set(ended.failed) == {"arm usual, draw lost, seed 1", "arm steps, draw lost, seed 1"}
    assert "is no longer a number on day 1" in ended.failed["arm usual, draw lost, seed 1"]
    assert json.loads((tmp_path / "failed.json").read_text()) == ended.failed
    assert len(load_runs(tmp_path)) == 4


def test_a_run_without_memory_says_what_helps(tmp_path: Path) -> None:
    def run_out(task: Task) -> None:
        if task.arm == "steps":
            raise MemoryError

    ended = run_ensemble(replace(TINY, seeds=(1,), draws=TINY.draws[:1]), tmp_path, at_once(run_out))
    assert ended.kept == 1
    assert ended.failed == {
        "arm steps, draw believed, seed 1": "there was not enough memory for it; fewer workers or fewer people help."
    }


def test_a_full_disk_keeps_what_was_finished(finished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def write_until_full(file: Path, *rest: Any) -> None:
        calls.append(file)
        if len(calls) == 4:
            raise OSError(errno.ENOSPC, "No space left on device", str(file))
        write(file, *rest)

    write = keeping.write_table
    with monkeypatch.context() as patched:
        patched.setattr(keeping, "write_table", write_until_full)
        with pytest.raises(ValueError, match="No space left on device"):
            run_ensemble(TINY, tmp_path, at_once())
    assert len(list((tmp_path / "daily").glob("*.parquet"))) == 3
    assert run_ensemble(TINY, tmp_path, at_once()).kept_before == 3
    assert read_folder(tmp_path) == read_folder(finished)


def test_workers_that_vanish_leave_what_was_finished(tmp_path: Path) -> None:
    seen: list[Task] = []

    def vanish(task: Task) -> None:
        seen.append(task)
        if len(seen) > 3:
            raise BrokenExecutor

    with pytest.raises(EnsembleError, match=r"The AtOnce can no longer be reached\. 3 of 8 runs are kept"):
        run_ensemble(TINY, tmp_path, at_once(vanish))
    assert len(load_runs(tmp_path)) == 3


def test_the_panel_keeps_every_day_of_some_people(tmp_path: Path) -> None:
    asked = replace(TINY, each=replace(TINY.each, panel=3), seeds=(1,), draws=TINY.draws[:1])
    run_ensemble(asked, tmp_path, at_once())
    run = load_runs(tmp_path)["run"][0]
    panel: Any = zarr.open_group(tmp_path / "panel" / f"{run}.zarr", mode="r")
    assert panel["person"][:].tolist() == [0, 10, 20]
    assert panel["mood"].shape == (4, 3)
    assert np.unique(panel["mood"][:]).size > 6


def test_progress_counts_runs_that_were_kept_before(finished: Path) -> None:
    steps: list[tuple[int, int]] = []
    run_ensemble(TINY, finished, at_once(), lambda done, total: steps.append((done, total)))
    assert steps == [(8, 8)]


def test_a_folder_of_another_version_is_refused(finished: Path, tmp_path: Path) -> None:
    about = json.loads((finished / "ensemble.json").read_text())
    about["versions"]["nearer"] = "0.0.1"
    (tmp_path / "ensemble.json").write_text(json.dumps(about))
    with pytest.raises(EnsembleError, match=r"made with nearer 0\.0\.1, not"):
        run_ensemble(TINY, tmp_path, at_once())


def test_a_worker_with_other_equations_is_refused(tmp_path: Path) -> None:
    class Elsewhere(AtOnce):
        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Any:
            future = super().submit(fn, *args, **kwargs)
            future.result().described["source"] = "other"
            return future

    with pytest.raises(EnsembleError, match="made with other equations or numbers; the two cannot be mixed"):
        run_ensemble(TINY, tmp_path, borrow_executor(Elsewhere(), 2))
    assert not (tmp_path / "daily").exists()


@pytest.mark.parametrize(
    ("changed", "told"),
    [({"days": 5}, "days = 4, and 5 was asked for"), ({"people": 31}, "people = 30, and 31 was asked for")],
)
def test_other_arguments_for_the_same_folder_are_refused(changed: dict[str, int], told: str, finished: Path) -> None:
    with pytest.raises(EnsembleError, match=told):
        run_ensemble(replace(TINY, each=replace(TINY.each, **changed)), finished, at_once())


def test_two_at_once_in_one_folder_are_kept_apart(finished: Path) -> None:
    with hold_folder(finished), pytest.raises(FolderError, match="is being written by another program"):
        run_ensemble(TINY, finished, at_once())


def test_runs_that_do_not_fit_into_memory_together_are_refused_before_they_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Room for three runs of 30 people, and not for four.
    monkeypatch.setattr(conducting, "free_bytes", lambda: 3 * estimate_bytes(30))
    with pytest.raises(EnsembleError, match=r"4 runs of 30 people at once take about .* Give fewer --workers"):
        run_ensemble(TINY, tmp_path / "out", own_processes(4))
    assert not (tmp_path / "out").exists()
    conducting.check_room(30, own_processes(3))


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ada")
    with pytest.raises(EnsembleError, match=r"holds other files and no ensemble\.json"):
        run_ensemble(TINY, tmp_path, at_once())


def test_a_spoiled_table_is_named(finished: Path, tmp_path: Path) -> None:
    run_ensemble(TINY, tmp_path, at_once())
    spoiled = next((tmp_path / "daily").glob("*.parquet"))
    spoiled.write_bytes(b"nothing")
    with pytest.raises(EnsembleError, match=f"{spoiled.name} cannot be read"):
        run_ensemble(TINY, tmp_path, at_once())


def test_a_folder_without_an_ensemble_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(EnsembleError, match=r"holds no runs\.parquet"):
        load_daily(tmp_path)
