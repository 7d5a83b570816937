"""`python -m benchmarks.race`: run the race, keep what it took, and draw how it grows.

    python -m benchmarks.race [--quick] [--people 1000 10000 ...] [--rounds 5] [--seconds 1] [--engines ours c ...]

The results go to benchmarks/results/race.json, and from there into docs/reference/benchmarks.md (`make docs`). Figures
to be kept should be taken on a machine that does nothing else; the load before and after is kept with them.
"""

import argparse
import json
import os
import platform
import time
from pathlib import Path
from typing import Any

from benchmarks.race.conducting import race
from benchmarks.race.entries import ENTRIES, ROOT, find_version

SIZES, QUICK_SIZES = (1_000, 10_000, 100_000, 1_000_000), (1_000, 10_000)
RESULTS = ROOT / "benchmarks" / "results" / "race.json"
QUICK_RESULTS = ROOT / "build" / "race.json"


def describe_machine() -> dict[str, Any]:
    """What the figures were taken on."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    model = next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine()
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "processor": model,
        "processors": os.cpu_count(),
        "memory_gib": round(memory / 2**30, 1),
        "system": platform.system(),
        "python": platform.python_version(),
    }


def read_arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--quick", action="store_true", help="small sizes, short rounds; kept in build, about two minutes"
    )
    parser.add_argument("--people", type=int, nargs="+", help="sizes")
    parser.add_argument("--rounds", type=int, help="rounds of each size (5; quick 3)")
    parser.add_argument("--seconds", type=float, help="length of one engine's round (1; quick 0.2)")
    parser.add_argument(
        "--engines", nargs="+", default=[], choices=sorted({e.name for e in ENTRIES}), help="only these"
    )
    parser.add_argument("--workloads", nargs="+", default=["reference", "model"], choices=["reference", "model"])
    parser.add_argument("--out", type=Path, help="where the results go")
    asked = parser.parse_args()
    asked.people = asked.people or (QUICK_SIZES if asked.quick else SIZES)
    asked.rounds = asked.rounds or (3 if asked.quick else 5)
    asked.seconds = asked.seconds or (0.2 if asked.quick else 1.0)
    asked.out = asked.out or (QUICK_RESULTS if asked.quick else RESULTS)
    return asked


def main() -> None:
    """Run, keep, draw."""
    from benchmarks.race.drawing import draw_scaling
    from benchmarks.race.table import write_tables

    def tell(words: str) -> None:
        print(words, flush=True)

    asked, begun = read_arguments(), os.getloadavg()
    rows: list[dict[str, Any]] = []
    for workload in asked.workloads:
        for people in asked.people:
            tell(f"{workload}, {people} people")
            rows += race(workload, people, asked.rounds, asked.seconds, asked.engines, tell)
    found = {
        "date": time.strftime("%Y-%m-%d"),
        "machine": describe_machine(),
        "load_average": {"before": round(begun[0], 2), "after": round(os.getloadavg()[0], 2)},
        "rounds": asked.rounds,
        "seconds": asked.seconds,
        "titles": {entry.name: entry.title for entry in ENTRIES},
        "versions": {entry.name: find_version(entry.python, entry.needs) for entry in ENTRIES},
        "rows": rows,
    }
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    asked.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    figure = ROOT / "docs" / "reference" / "benchmarks.svg" if asked.out == RESULTS else asked.out.with_suffix(".svg")
    draw_scaling(found, figure)
    print(write_tables(found))
    print(f"Kept in {asked.out}, drawn in {figure}. `make docs` writes them into the pages.")


if __name__ == "__main__":
    main()
