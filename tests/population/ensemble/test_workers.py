"""Real workers: processes that are killed, and a real Dask cluster that loses a worker, or all of itself."""

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from nearer.cli import build_app, run_command
from nearer.population.ensemble import EnsembleError, own_processes, run_ensemble, use_cluster
from tests.population.ensemble.crews import TINY, at_once, read_folder

pytestmark = pytest.mark.statistical

# Long enough that a worker is in the middle of a run when it is killed.
LONGER = replace(TINY, each=replace(TINY.each, people=1000, days=60, burn_in=30), seeds=(1, 2, 3))
WAIT_SECONDS = 60


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one thread makes of the longer ensemble."""
    folder = tmp_path_factory.mktemp("alone")
    run_ensemble(LONGER, folder, at_once())
    return read_folder(folder)


class Cluster:
    """A scheduler and workers, each a process of its own, as a person would start them."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.file, self.started = folder, folder / "scheduler.json", list[subprocess.Popen[bytes]]()
        self.scheduler = self.start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        self.workers: list[subprocess.Popen[bytes]] = []
        until = time.monotonic() + WAIT_SECONDS
        while not (self.file.exists() and self.file.read_text().endswith("}")):
            assert time.monotonic() < until, "the scheduler did not start"
            time.sleep(0.1)
        self.address = json.loads(self.file.read_text())["address"]

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """One part of the cluster; what it says is kept in a file."""
        command = [sys.executable, "-m", "dask", *words, "--scheduler-file", str(self.file)]
        with (self.folder / f"{words[0]}-{len(self.started)}.log").open("wb") as log:
            self.started.append(subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder))
        return self.started[-1]

    def add_worker(self) -> None:
        """One more worker with one thread, which nobody restarts."""
        self.workers.append(self.start("worker", "--no-nanny", "--nthreads", "1", "--no-dashboard"))

    def wait_for_workers(self, count: int) -> None:
        """Wait until so many workers have said hello."""
        from distributed import Client

        with Client(self.address, timeout=WAIT_SECONDS, set_as_default=False) as client:
            client.wait_for_workers(count, timeout=WAIT_SECONDS)

    def stop(self) -> None:
        """End every part."""
        for process in self.started:
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A real cluster on this machine, with two workers."""
    pytest.importorskip("distributed", reason="Dask is not installed")
    (tmp_path / "cluster").mkdir()
    cluster = Cluster(tmp_path / "cluster")
    try:
        cluster.add_worker()
        cluster.add_worker()
        cluster.wait_for_workers(2)
        yield cluster
    finally:
        cluster.stop()


class Killer:
    """A progress that kills these processes once the first run is kept."""

    def __init__(self, pids: list[int]) -> None:
        self.pids, self.killed = pids, False

    def __call__(self, done: int, total: int) -> None:
        if done >= 1 and not self.killed:
            self.killed = True
            pids = self.pids or [child.pid for child in multiprocessing.active_children() if child.pid][:1]
            for pid in pids:
                os.kill(pid, signal.SIGKILL)


def test_processes_make_the_same_bytes_though_one_is_killed(expected: dict[str, bytes], tmp_path: Path) -> None:
    killer, told = Killer([]), list[str]()
    ended = run_ensemble(LONGER, tmp_path, own_processes(2), killer, told.append)
    assert killer.killed
    assert (ended.kept, ended.failed) == (12, {})
    assert read_folder(tmp_path) == expected


def test_a_cluster_makes_the_same_bytes_though_a_worker_is_killed(
    expected: dict[str, bytes], cluster: Cluster, tmp_path: Path
) -> None:
    killer = Killer([cluster.workers[0].pid])
    ended = run_ensemble(LONGER, tmp_path / "out", use_cluster(cluster.address), killer)
    assert cluster.workers[0].wait(WAIT_SECONDS) == -signal.SIGKILL
    assert (ended.kept, ended.failed) == (12, {})
    assert read_folder(tmp_path / "out") == expected


def test_a_cluster_that_vanishes_leaves_what_was_kept_and_others_go_on(
    expected: dict[str, bytes], cluster: Cluster, tmp_path: Path
) -> None:
    with pytest.raises(EnsembleError, match=r"can no longer be reached\. \d+ of 12 runs are kept"):
        run_ensemble(LONGER, tmp_path / "out", use_cluster(cluster.address), Killer([cluster.scheduler.pid]))
    kept = len(list((tmp_path / "out" / "daily").glob("*.parquet")))
    assert 1 <= kept < 12
    assert run_ensemble(LONGER, tmp_path / "out", at_once()).kept_before == kept
    assert read_folder(tmp_path / "out") == expected


def test_a_cluster_without_workers_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed")
    cluster = Cluster(tmp_path)
    try:
        with pytest.raises(EnsembleError, match="has no workers"):
            run_ensemble(TINY, tmp_path / "out", use_cluster(cluster.address))
    finally:
        cluster.stop()


def test_the_command_line_hands_runs_to_a_cluster(
    cluster: Cluster, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["ensemble", "--people", "30", "--days", "4", "--burn-in", "2", "--seeds", "1-2", "--json"]
    words += ["--out", str(tmp_path / "out"), "--cluster", cluster.address]
    assert run_command(build_app(), words) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["kept"], told["failed"]) == (2, {})


def test_no_cluster_at_the_address_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed")
    monkeypatch.setattr("nearer.population.ensemble.workers.SECONDS_TO_ANSWER", 1)
    with pytest.raises(EnsembleError, match="No cluster answers at tcp://127"):
        run_ensemble(TINY, tmp_path / "out", use_cluster("tcp://127.0.0.1:1"))
