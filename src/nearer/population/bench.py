"""The benchmark of the kernel: what a simulated day of a person costs on this machine, in time and in memory."""

import os
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from nearer.model.compiler import compile_kernel
from nearer.population import reference_loops
from nearer.population.run import Run, RunError, advance, start_run

ROUNDS = 3
REFERENCE_BLOCKS = 200_000
Progress = Callable[[float], None]


@dataclass(frozen=True)
class Measured:
    """What was measured; times are the best of the rounds."""

    people: int
    days: int
    threads: int
    cpu_ns_per_person_day: float
    wall_ns_per_person_day: float
    wall: float  # seconds for all people and days, once
    start_seconds: float  # drawing people and ties
    ready_seconds: float  # compiling the kernel, or loading it
    peak_bytes_per_person: float  # above the empty program, drawing included
    held_bytes_per_person: float  # all arrays of the run
    reference_ns: float  # one round of Philox and one exp on this machine, so that machines can be compared
    load: float | None  # what else the machine was doing: its load average


def measure_kernel(people: int, days: int, threads: int, seed: int = 1, progress: Progress | None = None) -> Measured:
    """Time the real model's kernel; `progress` gets the rounds done."""
    if days < 1:
        raise RunError(f"--days must be 1 or more, got {days}.")
    ready = time.perf_counter()
    # Two threads of a few people touch everything that is compiled.
    advance(start_run(40, seed), 2, threads).list_ties()
    ready_seconds, empty = time.perf_counter() - ready, peak_bytes()
    start = time.perf_counter()
    run = start_run(people, seed)
    start_seconds = time.perf_counter() - start
    cpu, wall, reference = [], [], []
    for done in range(ROUNDS):
        reference.append(time_reference())
        began, spent = time.perf_counter(), time.process_time()
        advance(run, days, threads)
        wall.append(time.perf_counter() - began)
        cpu.append(time.process_time() - spent)
        if progress:
            progress(done + 1)
    return Measured(
        people=people,
        days=days,
        threads=threads,
        cpu_ns_per_person_day=min(cpu) / people / days * 1e9,
        wall_ns_per_person_day=min(wall) / people / days * 1e9,
        wall=min(wall),
        start_seconds=start_seconds,
        ready_seconds=ready_seconds,
        peak_bytes_per_person=(peak_bytes() - empty) / people,
        held_bytes_per_person=held_bytes(run) / people,
        reference_ns=min(reference),
        load=os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
    )


def time_reference() -> float:
    """CPU nanoseconds of one fixed piece of arithmetic, one at a time: ten rounds of Philox and one exp."""
    loops: Any = compile_kernel(reference_loops)
    loops.sum_luck(1, np.uint64(1))
    began = time.process_time()
    loops.sum_luck(REFERENCE_BLOCKS, np.uint64(1))
    return (time.process_time() - began) / REFERENCE_BLOCKS * 1e9


def held_bytes(run: Run) -> int:
    """Memory of all arrays of a run, its people included."""
    people = sum(part.nbytes for part in vars(run.people).values() if isinstance(part, np.ndarray))
    mine = sum(part.nbytes for part in vars(run).values() if isinstance(part, np.ndarray))
    return people + mine + run.layout.bytes


def peak_bytes() -> int:
    """The most memory this program has taken so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts in kilobytes, macOS in bytes.
    return peak if sys.platform == "darwin" else peak * 1024
