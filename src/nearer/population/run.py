"""A run: people and their ties, moved step by step by the compiled kernel.

Each step: what people bring (face), what happens on each tie, the ties' new strength, each person's own step, and then
new ties. Passes are split over threads; every person and tie has its own luck, so the bits never depend on how.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nearer.errors import NearerError
from nearer.model.compiler import as_float32
from nearer.model.parameters import Parameters, load_parameters
from nearer.model.state import Help, Meeting, Side, State, Tie
from nearer.population.compiled import step_loops
from nearer.population.network import Network, draw_network, index_ties, refresh_paces
from nearer.population.new_ties import aim_anew, aim_numbers
from nearer.population.people import Floats, People, draw_people

SMALLEST_STEP = 1 / 8
STRENGTH = Tie._fields.index("strength")
NEW_STRENGTH = Meeting._fields.index("strength")


class RunError(NearerError):
    """A run cannot be started or moved on as asked."""


@dataclass
class Run:
    """People, ties and the clock; arrays are changed in place, except ties' ends and lists when bonds re-aim."""

    seed: int
    dt: float  # days
    parameters: Parameters  # 32-bit
    people: People
    state: Floats  # (quantity, person)
    ends: NDArray[np.int32]  # (2, tie)
    ties: Floats  # (6, tie)
    layer: NDArray[np.uint8]
    step: int = 0
    new_ties: int = 0  # formed since the start
    help: Floats = field(init=False)
    sides: Floats = field(init=False)
    met: Floats = field(init=False)
    start: NDArray[np.int64] = field(init=False)
    slots: NDArray[np.int64] = field(init=False)

    def __post_init__(self) -> None:
        self.help = np.zeros((len(Help._fields), self.people.count), dtype=np.float32)
        self.sides = np.zeros((len(Side._fields), self.people.count), dtype=np.float32)
        self.met = np.zeros((len(Meeting._fields), self.ends.shape[1]), dtype=np.float32)
        self.start, self.slots = index_ties(self.ends, self.people.count)

    @property
    def luck(self) -> np.uint64:
        """The seed as the kernel takes it."""
        return np.uint64(self.seed)

    @property
    def day(self) -> float:
        """Days since the start, burn-in included."""
        return self.step * self.dt

    def restore(self, state: Floats, ties: Floats, ends: NDArray[np.int32], step: int, new_ties: int) -> None:
        """Go on from arrays that were kept."""
        self.state, self.ties, self.ends = state, ties, ends
        self.step, self.new_ties = step, new_ties
        self.start, self.slots = index_ties(ends, self.people.count)

    def quantity(self, name: str) -> Floats:
        """One quantity of everybody's state, such as `loneliness`."""
        row: Floats = self.state[State._fields.index(name)]
        return row

    def degrees(self) -> NDArray[np.int64]:
        """How many ties each person has."""
        return np.diff(self.start)


def check_step(dt: float) -> float:
    """A step must be 1/8 day to 1 day, and whole days must be whole steps."""
    if not SMALLEST_STEP <= dt <= 1 or (1 / dt) % 1:
        raise RunError(f"A step must be 1, 1/2, 1/3 ... or 1/8 of a day (1, 0.5, 0.25, 0.125), got {dt:g}.")
    return dt


def start_run(
    count: int,
    seed: int,
    dt: float = 1.0,
    parameters: Mapping[str, float] | None = None,
    profile: str | None = None,
    every: int = 1,
) -> Run:
    """Draw people and ties and put everybody at rest; `parameters` are changes such as {"avoidance.gain": 0.0}."""
    check_step(dt)
    people = draw_people(count, seed, profile, every=every)
    return begin_run(people, draw_network(people, seed), seed, dt, load_parameters(parameters))


def begin_run(people: People, network: Network, seed: int, dt: float, parameters: Parameters) -> Run:
    """Put these people at rest in their network."""
    numbers = as_float32(parameters)
    state = np.empty((len(State._fields), people.count), dtype=np.float32)
    step_loops().rest_block(0, people.count, state, people.traits, numbers)
    return Run(seed, dt, numbers, people, state, network.ends, network.ties, network.layer)


def check_threads(threads: int) -> None:
    """There must be somebody to do the work."""
    if threads < 1:
        raise RunError(f"There must be at least one thread, got {threads}.")


@contextmanager
def open_threads(threads: int) -> Iterator[ThreadPoolExecutor | None]:
    """Threads for the passes; none for one thread."""
    check_threads(threads)
    if threads == 1:
        yield None
        return
    with ThreadPoolExecutor(threads) as pool:
        yield pool


def advance(
    run: Run,
    days: float,
    threads: int = 1,
    help: Floats | None = None,
    watch: Callable[[Run], None] | None = None,
) -> Run:
    """Move a run on. `help` (8, person) is what people are given meanwhile; `watch` is called after each whole day."""
    steps, a_day = round(days / run.dt), round(1 / run.dt)
    given = run.help if help is None else np.ascontiguousarray(help, dtype=np.float32)
    if given.shape != run.help.shape:
        raise RunError(f"Help must be (kind of help, person) = {run.help.shape}, got {given.shape}.")
    changed = np.empty(run.layer.size, dtype=np.int64)
    numbers = aim_numbers(run.parameters)
    with open_threads(threads) as pool:
        for _ in range(steps):
            step_once(run, given, threads, pool)
            if count := aim_anew(run, changed, numbers, run.dt):
                run.new_ties += count
                run.start, run.slots = index_ties(run.ends, run.people.count)
                refresh_paces(run.ties, run.ends, run.layer, run.start)
            run.step += 1
            if watch is not None and run.step % a_day == 0:
                watch(run)
    return run


def step_once(run: Run, help: Floats, threads: int, pool: ThreadPoolExecutor | None) -> None:
    """One step of everybody and of every tie, without new ties."""
    compiled, dt = step_loops(), np.float32(run.dt)
    clock = (run.luck, run.step, run.parameters)
    people, ties = run.people.count, run.layer.size
    pass_over(pool, threads, people, compiled.face_block, run.state, run.people.traits, help, run.sides, *clock, dt)
    pass_over(pool, threads, ties, compiled.tie_block, run.ties, run.ends, run.sides, run.met, *clock, dt)
    run.ties[STRENGTH] = run.met[NEW_STRENGTH]
    around = (run.sides, run.ties, run.ends, run.met, run.start, run.slots)
    pass_over(pool, threads, people, compiled.person_block, run.state, run.people.traits, help, *around, *clock, dt)


def pass_over(
    pool: ThreadPoolExecutor | None, blocks: int, size: int, block: Callable[..., None], *arguments: Any
) -> None:
    """Run one pass over 0..size, cut into blocks for the threads."""
    if pool is None:
        block(0, size, *arguments)
        return
    edges = [size * k // blocks for k in range(blocks + 1)]
    for done in [pool.submit(block, lo, hi, *arguments) for lo, hi in pairwise(edges)]:
        done.result()


def state_sha256(run: Run) -> str:
    """One hash of everything that changes: people, ties and who is tied to whom."""
    digest = hashlib.sha256(np.int64(run.step).tobytes())
    for part in (run.state, run.ties, run.ends):
        digest.update(np.ascontiguousarray(part).tobytes())
    return digest.hexdigest()
