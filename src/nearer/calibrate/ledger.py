"""The ledger: every world that was lived in a search, one line each, so that a stop loses nothing.

A world is known by its numbers, people, seed and studies; one that stands in the ledger is not lived again.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from nearer.calibrate.running import measure_world
from nearer.calibrate.study import Study

Found = dict[str, float]  # figure by study
Numbers = Mapping[str, float]


@dataclass
class Ledger:
    """Worlds that were lived, in a file."""

    file: Path
    studies: list[Study]
    people: int
    seed: int
    lived: dict[str, Found] = field(default_factory=dict)
    place: str = field(init=False)  # what all worlds of this ledger have in common

    def __post_init__(self) -> None:
        self.place = repr((self.people, self.seed, sorted(repr(one) for one in self.studies)))
        if self.file.exists():
            for line in self.file.read_text(encoding="utf-8").splitlines():
                # A line that was cut off by a stop is a world to be lived again.
                if line.endswith("}"):
                    row = json.loads(line)
                    self.lived[row["key"]] = {name: float(value) for name, value in row["found"].items()}

    def key(self, numbers: Numbers) -> str:
        """What a world is known by."""
        return hashlib.sha256(f"{sorted(numbers.items())} {self.place}".encode()).hexdigest()[:20]

    def write(self, numbers: Numbers, found: Found) -> None:
        """Add one world."""
        self.lived[self.key(numbers)] = found
        self.file.parent.mkdir(parents=True, exist_ok=True)
        row = {"key": self.key(numbers), "numbers": dict(numbers), "found": found}
        with self.file.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(row) + "\n")

    def live(
        self, points: Sequence[Numbers], workers: int = 1, progress: Callable[[float], None] | None = None
    ) -> list[Found]:
        """What every one of these gives, living only what is not in the ledger yet."""
        missing = [numbers for numbers in points if self.key(numbers) not in self.lived]
        if progress is not None:
            progress(len(points) - len(missing))
        for numbers, found in live_apart(self.studies, self.people, self.seed, missing, workers):
            self.write(numbers, found)
            if progress is not None:
                progress(1)
        return [self.lived[self.key(numbers)] for numbers in points]


def live_apart(
    studies: list[Study], people: int, seed: int, points: Sequence[Numbers], workers: int
) -> Iterator[tuple[Numbers, Found]]:
    """Live worlds in processes of their own, as they finish."""
    if workers == 1:
        for numbers in points:
            yield numbers, live_one(studies, people, seed, numbers)
        return
    with open_workers(workers) as pool:
        waiting = {pool.submit(live_one, studies, people, seed, numbers): numbers for numbers in points}
        for done in as_completed(waiting):
            yield waiting[done], done.result()


@contextmanager
def open_workers(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that are sent away at once on a stop."""
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def live_one(studies: list[Study], people: int, seed: int, numbers: Numbers) -> Found:
    """The figures of one world."""
    return {name: one.value for name, one in measure_world(studies, people, seed, 1, numbers, errors=False).items()}
