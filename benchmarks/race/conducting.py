"""Conducting: all engines of a size are started, then take turns, so that a slow moment meets them all."""

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.race.entries import ENTRIES, PEERS, ROOT, Entry, find_version, has_module
from benchmarks.race.worlds import keep_world

ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "NUMBA_NUM_THREADS": "1",
    "POLARS_MAX_THREADS": "1",
    "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1",
    "JAX_PLATFORMS": "cpu",
}
BILLION = 1_000_000_000
FEW = 256  # people, where only compiling is of interest
Tell = Callable[[str], None]


class Runner:
    """One engine in its process."""

    def __init__(self, entry: Entry, people: int, threads: int, cache: str | None = None) -> None:
        self.entry, self.people, self.threads, self.rounds = entry, people, threads, list[dict[str, float]]()
        paths = os.pathsep.join([str(ROOT), str(ROOT / "src")])
        own = {**os.environ, "PYTHONPATH": paths, **(ONE_THREAD if threads == 1 else {})}
        own |= {} if cache is None else {entry.cache: cache}
        command = [str(entry.python), "-m", "benchmarks.race.worker", entry.module, entry.workload]
        self.process = subprocess.Popen(
            [*command, str(people), str(threads)],
            cwd=ROOT,
            env=own,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.ready = self.hear()

    def hear(self) -> dict[str, Any]:
        """What the engine says next."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith("@"):
                said: dict[str, Any] = json.loads(line[1:])
                return said
        assert self.process.stderr is not None
        raise RuntimeError(f"{self.entry.title} stopped: {self.process.stderr.read()[-2000:]}")

    def choose_days(self, seconds: float) -> None:
        """So many days that a round takes about this long."""
        self.days = max(1, round(seconds / max(1e-6, self.ready["day"])))

    def run(self) -> None:
        """One round."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"run {self.days}\n")
        self.process.stdin.flush()
        self.rounds.append(self.hear())

    def end(self) -> dict[str, Any]:
        """What it took, as one row."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.stdin, memory = None, self.hear()
        self.process.communicate()
        person_days = self.days * self.people
        return {
            "workload": self.entry.workload,
            "engine": self.entry.name,
            "people": self.people,
            "threads": self.threads,
            "days": self.days,
            "cpu_ns": [round(one["cpu"] * BILLION / person_days, 2) for one in self.rounds],
            "wall_ns": [round(one["wall"] * BILLION / person_days, 2) for one in self.rounds],
            "compile_seconds": round(self.ready["compile"], 2),
            "bytes_per_person": round(memory["bytes_per_person"], 1),
        }


@cache
def time_compiling(entry: Entry) -> float:
    """Processor seconds that a first start takes more than a second one, whose code is kept."""
    keep_world(entry.workload, FEW)
    with TemporaryDirectory() as folder:
        taken = []
        for _ in range(2):
            with open_runner(entry, FEW, 1, folder) as runner:
                taken.append(runner.ready["prepare"] + runner.ready["compile"])
    return max(0.0, taken[0] - taken[1])


@contextmanager
def open_runner(entry: Entry, people: int, threads: int, cache: str | None = None) -> Iterator[Runner]:
    """A runner that is ended whatever happens."""
    runner = Runner(entry, people, threads, cache)
    try:
        yield runner
    finally:
        runner.process.kill()
        runner.process.communicate()


def choose_entries(workload: str, wanted: list[str], tell: Tell) -> list[Entry]:
    """The engines that can run here; a line for each that cannot."""
    chosen = []
    for entry in ENTRIES:
        if entry.workload != workload or (wanted and entry.name not in wanted):
            continue
        if not has_module(entry) or find_version(entry.python, entry.needs) is None:
            how = "make peers" if entry.python == PEERS else f"install {entry.needs}"
            tell(f"{entry.title} is left out: {entry.needs} is not there ({how}).")
        else:
            chosen.append(entry)
    return chosen


def race(
    workload: str, people: int, rounds: int, seconds: float, wanted: list[str], tell: Tell
) -> list[dict[str, Any]]:
    """All engines on one workload and size, in turn."""
    entries = [entry for entry in choose_entries(workload, wanted, tell) if people <= entry.most]
    if not entries:
        return []
    keep_world(workload, people)
    rows, processors = [], os.cpu_count() or 1
    with ExitStack() as stack:
        runners = []
        for entry in entries:
            for threads in entry.threads:
                if threads <= processors:
                    runners.append(stack.enter_context(open_runner(entry, people, threads)))
                    runners[-1].choose_days(seconds)
        for turn in range(rounds):
            # Another one goes first each time.
            for runner in runners[turn % len(runners) :] + runners[: turn % len(runners)]:
                runner.run()
        rows = [runner.end() for runner in runners]
    for row, runner in zip(rows, runners, strict=True):
        if runner.entry.cache:
            row["compile_seconds"] = round(time_compiling(runner.entry), 2)
    for row in rows:
        threads = "" if row["threads"] == 1 else f" {row['threads']} threads"
        tell(f"  {row['engine']}{threads}: {min(row['cpu_ns']):.0f} CPU-ns, {row['bytes_per_person']:.0f} B a person")
    return rows
