"""One engine at work: `python -m benchmarks.race.worker MODULE WORKLOAD PEOPLE THREADS`.

It prepares and says so; then each line `run DAYS` on its input moves everybody on, and what that took is said in one
line of JSON behind `@`. At the end of its input it says how much memory it held at most while running.
"""

import ctypes
import gc
import importlib
import inspect
import json
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

STATUS, CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")
FORGET_PEAK = "5"


def read_memory(name: str) -> int:
    """A figure of this process's memory in bytes; 0 where the system does not tell."""
    if not STATUS.exists():
        return 0
    lines = STATUS.read_text(encoding="ascii").splitlines()
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:")), 0)


def say(**words: Any) -> None:
    """Tell the conductor."""
    print("@" + json.dumps(words), flush=True)


def busy() -> float:
    """Processor time of this process and of those it started, such as compilers."""
    return sum(os.times()[:4])


def give_back_memory() -> None:
    """Hand what preparing has left over back to the system, where the library of C can."""
    gc.collect()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def move(engine: Any, days: int) -> dict[str, float]:
    """Move everybody on, and say what it took."""
    wall, cpu = time.perf_counter(), time.process_time()
    engine.run(days)
    return {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}


def start(module: str, workload: str, people: int, threads: int) -> tuple[Any, int]:
    """The engine with its people, and the memory that was held before them."""
    kind = importlib.import_module(module).Engine
    before = read_memory("VmRSS")
    if workload == "reference":
        from benchmarks.race.worlds import load_reference

        world: Any = load_reference(people)
    else:
        world = people
    given = {"threads": threads} if "threads" in inspect.signature(kind).parameters else {}
    return kind(world, **given), before


def main() -> None:
    """Prepare, then do as told."""
    module, workload, people, threads = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    if threads == 1 and hasattr(os, "sched_setaffinity"):
        # One processor, whatever a library thinks is good for us.
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    begun = busy()
    engine, before = start(module, workload, people, threads)
    prepared = busy() - begun
    first, second = move(engine, 1), move(engine, 1)
    give_back_memory()
    if CLEAR.exists():
        CLEAR.write_text(FORGET_PEAK, encoding="ascii")
    say(prepare=prepared, compile=max(0.0, first["cpu"] - second["cpu"]), day=second["cpu"])
    for line in sys.stdin:
        say(**move(engine, int(line.split()[1])))
    # What is held while running; scratch of the preparation is not counted.
    say(bytes_per_person=max(0, read_memory("VmHWM") - before) / people)


if __name__ == "__main__":
    main()
