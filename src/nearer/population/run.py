"""A run: people and their ties, moved step by step by the compiled kernel.

Each step: what people bring to their ties (face), what happens on all ties of a person and that person's own step
(live), and then new ties. Windows of people are shared among threads; every person and tie has its own luck, so the
bits never depend on how.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nearer.errors import NearerError
from nearer.model.compiler import as_float32
from nearer.model.parameters import Parameters, load_parameters
from nearer.model.state import Help, Side, State, Tie
from nearer.model.tracing.builder import Settled
from nearer.population.compiled import cycle_kernel, layout_loops, new_tie_loops
from nearer.population.layout import LANES, WINDOW, Layout, lay_out, list_ties, round_up
from nearer.population.memory import check_memory
from nearer.population.network import Network, crowding_numbers, draw_network, layer_table
from nearer.population.new_ties import aim_anew, aim_chances, aim_numbers, read_new_tie_numbers
from nearer.population.people import Floats, People, draw_people
from nearer.population.selves import rest_people

SMALLEST_STEP = 1 / 8
STRENGTH = Tie._fields.index("strength")
PRESENCE = Side._fields.index("presence")
# More pieces than threads, so that a thread that is held up holds nobody else up.
PIECES = 8


class RunError(NearerError):
    """A run cannot be started or moved on as asked."""


@dataclass
class Run:
    """People, their ties and the clock; arrays are changed in place, the layout is also replaced."""

    seed: int
    dt: float  # days
    parameters: Parameters  # 32-bit
    people: People
    rows: Floats  # (quantity, person), in whole chunks of people
    layout: Layout
    layers: NDArray[np.float64] = field(default_factory=layer_table)  # (layer, field of a tie)
    step: int = 0
    new_ties: int = 0  # formed since the start
    room: Floats = field(init=False)  # (1, person)
    records: Floats = field(init=False)  # what people bring, one record after the other

    def __post_init__(self) -> None:
        self.room = np.empty((1, self.layout.degree.size), dtype=np.float32)
        self.records = np.zeros(self.layout.degree.size * cycle_kernel().width, dtype=np.float32)
        self.refresh_rooms()

    def refresh_rooms(self) -> None:
        """Work out how much room each tie has, from how many ties people have."""
        new_tie_loops().set_rooms(self.layout.degree, self.room, *crowding_numbers())

    @property
    def luck(self) -> np.uint64:
        """The seed as the kernel takes it."""
        return np.uint64(self.seed)

    @property
    def day(self) -> float:
        """Days since the start, burn-in included."""
        return self.step * self.dt

    @property
    def state(self) -> Floats:
        """Everybody's state, (quantity, person); writing into it changes the run."""
        return self.rows[:, : self.people.count]

    @property
    def sides(self) -> Floats:
        """What everybody brought to their ties in the last step, (field, person)."""
        records = self.records.reshape(self.layout.degree.size, -1)[: self.people.count, : len(Side._fields)]
        made = np.ascontiguousarray(records.T)
        made[PRESENCE] /= self.room[0, : self.people.count]
        return made

    def quantity(self, name: str) -> Floats:
        """One quantity of everybody's state, such as `loneliness`."""
        row: Floats = self.state[State._fields.index(name)]
        return row

    def degrees(self) -> NDArray[np.int32]:
        """How many ties each person has."""
        return self.layout.degree[: self.people.count]

    def list_ties(self) -> Network:
        """Every tie as it is now, by its lower person."""
        size = int(self.degrees().sum()) // 2
        ends, layer = np.empty((2, size), dtype=np.int32), np.empty(size, dtype=np.uint8)
        strength, strain = np.empty((1, size), dtype=np.float32), np.empty((1, size), dtype=np.uint16)
        layout_loops().read_pairs(self.layout, ends, layer, strength, strain)
        return Network(self.people.count, ends, layer, strength[0], strain[0].view(np.float16))

    def change_ties(self, network: Network) -> None:
        """Give the run these ties instead."""
        self.layout = lay_out(list_network(network), self.layout.window, self.layout.sorted)
        self.refresh_rooms()


def list_network(network: Network) -> Any:
    """The ties of a network, listed with both of their people."""
    return list_ties(network.people, network.ends, network.layer, network.strength[None], network.strain[None])


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
    window: int = WINDOW,
    sort: bool = True,
) -> Run:
    """Draw people and ties and put everybody at rest; `parameters` are changes such as {"avoidance.gain": 0.0}.

    People are moved in windows of so many, sorted by their ties or not; no bit depends on it.
    """
    check_step(dt)
    check_memory(count)
    people = draw_people(count, seed, profile, every=every)
    return begin_run(people, draw_network(people, seed), seed, dt, load_parameters(parameters), window, sort)


def begin_run(
    people: People,
    network: Network,
    seed: int,
    dt: float,
    parameters: Parameters,
    window: int = WINDOW,
    sort: bool = True,
) -> Run:
    """Put these people at rest in their network."""
    if window < LANES or window % LANES or window > 2**16:
        raise RunError(f"A window must be a multiple of {LANES} up to {2**16}, got {window}.")
    layout = lay_out(list_network(network), window, sort)
    numbers = as_float32(parameters)
    rows = np.zeros((len(State._fields), round_up(people.count)), dtype=np.float32)
    rest_people(people.rows, numbers, rows)
    return Run(seed, dt, numbers, people, rows, layout)


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
    given = take_help(run, help)
    settled = settle_run(run.parameters, run.dt, tuple(map(tuple, run.layers.tolist())))
    numbers = aim_numbers(run.parameters)
    with open_threads(threads) as pool:
        for _ in range(steps):
            found = step_once(run, given, settled, aim_chances(numbers, run.dt), threads, pool)
            clock = (run.luck, run.step, run.dt)
            run.layout, formed = aim_anew(run.layout, found, run.records, run.room, numbers, *clock)
            run.new_ties += formed
            run.step += 1
            if watch is not None and run.step % a_day == 0:
                watch(run)
    return run


@cache
def settle_run(p: Parameters, dt: float, layers: tuple[tuple[float, ...], ...]) -> Settled:
    """The numbers of a run's passes."""
    return cycle_kernel().settle(p, dt, np.array(layers))


def take_help(run: Run, help: Floats | None) -> Floats:
    """Help as the kernel takes it: in whole chunks, or one chunk that stands for everybody."""
    kinds, count = len(Help._fields), run.people.count
    if help is None:
        return np.zeros((kinds, LANES), dtype=np.float32)
    if help.shape != (kinds, count):
        raise RunError(f"Help must be (kind of help, person) = {(kinds, count)}, got {help.shape}.")
    given = np.zeros((kinds, round_up(count)), dtype=np.float32)
    given[:, :count] = help
    return given


def step_once(
    run: Run, help: Floats, settled: Settled, chance: Floats, threads: int, pool: ThreadPoolExecutor | None
) -> NDArray[np.int64]:
    """One step of everybody and of every tie; gives the dead ties that may find someone, as pairs of people."""
    loops, layout, clock = cycle_kernel().loops, run.layout, (run.luck, run.step)
    dead = np.float32(read_new_tie_numbers()["dead"])
    mine = (run.rows, run.people.rows.view(np.uint16), help)

    def face(lo: int, hi: int) -> None:
        loops.face_block(lo * LANES, hi * LANES, *mine, run.room, run.records, settled.face, *clock)

    def live(lo: int, hi: int) -> NDArray[np.int64]:
        # Only the weakest of dead ties have such luck: one of a hundred people is much more than ever was seen.
        found = np.empty((2, (hi - lo) * layout.window), dtype=np.int64)
        ties = (run.records, layout.order, layout.start, layout.width, *layout.slots)
        numbers = (settled.nobody, settled.tie, settled.live)
        count = loops.live_block(lo, hi, layout.window, *mine, *ties, *numbers, *clock, dead, chance, found)
        return found[:, :count]

    share(pool, threads, layout.degree.size // LANES, face)
    return np.concatenate(share(pool, threads, layout.windows, live), axis=1)


def share(pool: ThreadPoolExecutor | None, threads: int, size: int, work: Callable[[int, int], Any]) -> list[Any]:
    """Do work(lo, hi) over 0..size, cut into pieces that threads take as they come; results in order."""
    if pool is None:
        return [work(0, size)]
    pieces = min(size, threads * PIECES)
    edges = [size * k // pieces for k in range(pieces + 1)]
    return [done.result() for done in [pool.submit(work, lo, hi) for lo, hi in pairwise(edges)]]


def state_sha256(run: Run) -> str:
    """One hash of everything that changes: people, ties and who is tied to whom."""
    digest = hashlib.sha256(np.int64(run.step).tobytes())
    listed = run.layout.list()
    for part in (*run.state, run.degrees(), listed.words, listed.changing, listed.kept):
        digest.update(np.ascontiguousarray(part).data)
    return digest.hexdigest()
