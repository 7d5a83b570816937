"""How long a twin takes: two weeks of four answers a day to ten questions, on this machine.

    python benchmarks/twin.py [--selves 20000] [--threads 2]

Prints the time of a second fit, after everything has been compiled. The promise is 20 s on two cores.
"""

import argparse
import time

from nearer.diary import Item
from nearer.fit import fit_twin, simulate_diary
from nearer.population.reference import reference_selves

ASKED = (
    "mood",
    "loneliness",
    "contact",
    "depression",
    "rumination",
    "threat",
    "energy",
    "rejection_expectation",
    "warmth",
    "withdrawal",
)
DAYS, BEEPS, PROMISED_SECONDS = 14, 4, 20


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--selves", type=int, default=20_000)
    parser.add_argument("--threads", type=int, default=2)
    asked = parser.parse_args()
    items = tuple(Item(name, name, 1, 0.0, 6.0, "ordinal") for name in ASKED)
    diary = simulate_diary(reference_selves(10, 3), items, DAYS, BEEPS, seed=3)
    fit_twin(diary, count=200, threads=asked.threads)
    start, busy = time.perf_counter(), time.process_time()
    twin = fit_twin(diary, count=asked.selves, threads=asked.threads)
    wall, cpu = time.perf_counter() - start, time.process_time() - busy
    print(
        f"{asked.selves} selves, {len(diary.hours)} occasions, {len(items)} items, {asked.threads} threads: "
        f"{wall:.1f} s ({cpu:.1f} s of processor time; promised {PROMISED_SECONDS} s). "
        f"Least effective sample {twin.diagnostics.least_effective:.2f}."
    )


if __name__ == "__main__":
    main()
