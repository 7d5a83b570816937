"""Coverage: each part of the system is switched off in a simulated population, to see whether it does anything.

Both worlds share every person's luck, so the difference is what the part does. A Monte Carlo error is the standard
error of the mean difference over independent seeds.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from nearer.model.state import NO_HELP, State, Tie, Traits
from nearer.population.network import LAYERS
from nearer.population.people import Floats, People
from nearer.population.run import Run, advance, start_run

OUTPUTS = (
    "loneliness",
    "depression",
    "anxiety",
    "mood",
    "avoidance",
    "contact_pace",
    "rejection_expectation",
    "self_worth",
    "functioning",
    "tie_strength",
)
LAST_DAYS = 90
ENOUGH = 3.0


@dataclass(frozen=True)
class Row:
    """One part of the system and how it is switched off; see coverage.toml."""

    name: str
    row: str
    carrier: str
    hold: list[str] = field(default_factory=list)
    off: dict[str, float] = field(default_factory=dict)
    traits: dict[str, float] = field(default_factory=dict)
    same: list[str] = field(default_factory=list)
    ties: dict[str, float] = field(default_factory=dict)
    drop: list[str] = field(default_factory=list)
    help: dict[str, float] = field(default_factory=dict)
    without_help: bool = False
    profile: str | None = None
    own: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Moved:
    """What switching one part off moved most, in Monte Carlo errors."""

    name: str
    row: str
    carrier: str
    output: str
    change: float
    error: float

    @property
    def errors(self) -> float:
        """How many Monte Carlo errors away from nothing."""
        return abs(self.change) / self.error if self.error > 0 else 0.0

    @property
    def counts(self) -> bool:
        """Whether that is enough."""
        return self.errors > ENOUGH


@cache
def read_rows() -> tuple[Row, ...]:
    """Every part of the system."""
    table = tomllib.loads(files("nearer.model").joinpath("coverage.toml").read_text(encoding="utf-8"))
    return tuple(Row(name, **row) for name, row in table.items())


def measure_coverage(
    people: int = 1000,
    days: int = 365,
    seeds: int = 8,
    threads: int = 2,
    rows: tuple[Row, ...] | None = None,
    progress: Callable[[str, float], None] | None = None,
) -> tuple[Moved, ...]:
    """Switch each part off and see which of the ten outputs moves most."""
    wanted, usual, moved = rows or read_rows(), {}, []
    for n, row in enumerate(wanted):
        if progress:
            progress(row.row, n / len(wanted))
        kept = [k for k, name in enumerate(OUTPUTS) if name not in row.own]
        key = (row.profile, tuple(row.help.items()))
        if key not in usual:
            with_it = Row(row.name, row.row, row.carrier, profile=row.profile, help=row.help)
            usual[key] = [live_year(with_it, people, days, seed, threads) for seed in range(1, seeds + 1)]
        without = [live_year(switched_off(row), people, days, seed, threads) for seed in range(1, seeds + 1)]
        difference = np.array(without) - np.array(usual[key])
        change, error = difference.mean(axis=0), difference.std(axis=0, ddof=1) / np.sqrt(seeds)
        most = max(kept, key=lambda k: abs(change[k]) / (error[k] + 1e-12))
        moved.append(Moved(row.name, row.row, row.carrier, OUTPUTS[most], float(change[most]), float(error[most])))
    return tuple(moved)


def switched_off(row: Row) -> Row:
    """The other world: the part switched off."""
    if row.without_help or row.profile:
        return Row(row.name, row.row, row.carrier)
    return row


def live_year(row: Row, people: int, days: int, seed: int, threads: int) -> NDArray[np.float64]:
    """Mean of each output over everybody and the last days, in the world this row describes."""
    run = start_run(people, seed, parameters=row.off, profile=row.profile)
    set_traits(run.people, row.traits, row.same)
    rest = run.state.copy()
    help = np.repeat(np.array(NO_HELP._replace(**row.help), dtype=np.float32)[:, None], people, axis=1)
    total = np.zeros(len(OUTPUTS))

    def watch(run: Run) -> None:
        hold_at_rest(run, rest, row)
        if run.day > days - LAST_DAYS:
            total[:] += read_outputs(run)

    change_ties(run, row)
    hold_at_rest(run, rest, row)
    advance(run, days, threads, help, watch)
    return total / min(LAST_DAYS, days)


def set_traits(people: People, values: Mapping[str, float], same: list[str]) -> None:
    """Give everybody these values, or the usual value, of some traits."""
    for name, value in values.items():
        people.rows[Traits._fields.index(name)] = value
    for name in same:
        people.rows[Traits._fields.index(name)] = np.median(people.trait(name))


def hold_at_rest(run: Run, rest: Floats, row: Row) -> None:
    """Keep parts of the state at rest."""
    for name in row.hold:
        at = State._fields.index(name)
        run.state[at] = rest[at]


def change_ties(run: Run, row: Row) -> None:
    """Make ties as they are in this world: layers that are dropped stay silent."""
    for name, factor in row.ties.items():
        run.layers[:, Tie._fields.index(name)] *= factor
        if name == "strain":
            network = run.list_ties()
            run.change_ties(replace(network, strain=network.strain * np.float16(factor)))
    for name in row.drop:
        run.layers[LAYERS.index(name), [Tie._fields.index("pace"), Tie._fields.index("use")]] = 0


def read_outputs(run: Run) -> NDArray[np.float64]:
    """The ten outputs, as means over everybody and all ties."""
    values = [run.quantity(name).mean() for name in OUTPUTS[:-1]]
    return np.array([*values, run.list_ties().strength.mean()], dtype=np.float64)
