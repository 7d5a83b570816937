"""Two experiments on the cycle: relief now and cost later, and hysteresis. Figures of the model, never evidence.

Values, ranges and sources: experiments.toml.
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nearer.errors import NearerError
from nearer.model.compiler import as_float32
from nearer.model.evidence import read_numbers
from nearer.model.parameters import load_parameters
from nearer.model.state import Help, State, Traits
from nearer.population.people import Floats, read_spreads, shape_trait
from nearer.population.reference import reference_selves
from nearer.population.run import Run, advance, open_threads, share, start_run
from nearer.population.selves import move_selves, rest_people

BURN_IN_DAYS = 365
WEEK = 7
OUTCOMES = ("threat", "loneliness", "depression")
DISTRESS = ("loneliness", "depression", "anxiety")
LEANINGS = (0.0, 1.0, 2.0)
MONTHS = 12
MONTH_DAYS = 30
FEWEST = 50
Progress = Callable[[float], None]


class ExperimentError(NearerError):
    """An experiment cannot be made as asked."""


@dataclass(frozen=True)
class ReliefAndCost:
    """Weekly means of people kept from contact for a while, and of their own twins who were not."""

    weeks: NDArray[np.int64]  # 1, 2, 3 ...
    withdrawn_weeks: float  # how long contact was kept away
    kept_away: dict[str, NDArray[np.float64]]  # outcome: (week,)
    free: dict[str, NDArray[np.float64]]
    difference: dict[str, NDArray[np.float64]]  # in standard deviations of the twins (g)
    error: dict[str, NDArray[np.float64]]  # Monte Carlo error of that difference
    people: int
    harmed: float  # share worse off than their twin at the end
    better: float


@dataclass(frozen=True)
class Hysteresis:
    """Mean depression while load slowly rises and falls again, for three leanings."""

    leanings: tuple[float, ...]  # in standard deviations
    load: NDArray[np.float64]  # rising, (month,)
    up: NDArray[np.float64]  # (leaning, month)
    down: NDArray[np.float64]  # in the order of `load`
    jump_up: tuple[float | None, ...]  # load at which the mean crosses the middle on the way up
    jump_down: tuple[float | None, ...]
    selves: int


@cache
def read_experiment_numbers() -> dict[str, float]:
    """The numbers of experiments.toml."""
    numbers = read_numbers(files("nearer.population").joinpath("experiments.toml"))
    return {name: number.value for name, number in numbers.items()}


def relief_and_cost(
    people: int,
    seed: int,
    threads: int = 1,
    parameters: Mapping[str, float] | None = None,
    progress: Progress | None = None,
) -> ReliefAndCost:
    """Keep some people from contact for a while in one of two worlds with the same luck, then let them be."""
    n = read_experiment_numbers()
    if people < FEWEST:
        raise ExperimentError(f"--people must be {FEWEST} or more, so that there is somebody to compare, got {people}.")
    free = start_run(people, seed, parameters=parameters)
    advance(free, BURN_IN_DAYS, threads, watch=Watch(progress))
    held = deepcopy(free)
    chosen = np.arange(0, people, int(n["withdrawn_one_in"]))
    help = np.zeros((len(Help._fields), people), dtype=np.float32)
    help[Help._fields.index("withdrawal"), chosen] = n["withdrawal"]
    away, without = (follow_weeks(run, chosen, given, threads, progress) for run, given in ((held, help), (free, None)))
    apart, scale = away - without, without.std(axis=-1)
    distress = [np.mean([run.quantity(name)[chosen] for name in DISTRESS], axis=0) for run in (held, free)]
    worse = distress[0] - distress[1]
    return ReliefAndCost(
        weeks=np.arange(1, len(away) + 1),
        withdrawn_weeks=n["withdrawal_days"] / WEEK,
        kept_away=by_outcome(away.mean(axis=-1)),
        free=by_outcome(without.mean(axis=-1)),
        difference=by_outcome(apart.mean(axis=-1) / scale),
        error=by_outcome(apart.std(axis=-1) / np.sqrt(chosen.size) / scale),
        people=chosen.size,
        harmed=float((worse > n["harm"]).mean()),
        better=float((worse < -n["harm"]).mean()),
    )


class Watch:
    """Looks on day by day: tells the progress, and sums up the outcomes of some people."""

    def __init__(self, progress: Progress | None, chosen: NDArray[np.int64] | None = None) -> None:
        self.progress, self.chosen, self.days = progress, chosen, list[Floats]()

    def __call__(self, run: Run) -> None:
        """One day has passed."""
        if self.progress is not None:
            self.progress(1)
        if self.chosen is not None:
            self.days.append(np.stack([run.quantity(name)[self.chosen] for name in OUTCOMES]))


def follow_weeks(
    run: Run, chosen: NDArray[np.int64], help: Floats | None, threads: int, progress: Progress | None
) -> NDArray[np.float64]:
    """Withdrawal for a while (or nothing), then life as it comes: mean outcomes (week, outcome, person)."""
    n, watch = read_experiment_numbers(), Watch(progress, chosen)
    advance(run, n["withdrawal_days"], threads, help, watch)
    advance(run, n["release_days"], threads, watch=watch)
    weeks = len(watch.days) // WEEK
    days = np.stack(watch.days[: weeks * WEEK]).astype(float)
    return np.asarray(days.reshape(weeks, WEEK, len(OUTCOMES), chosen.size).mean(axis=1))


def by_outcome(table: NDArray[np.float64]) -> dict[str, NDArray[np.float64]]:
    """Columns (week, outcome) by the outcome's name."""
    return {name: table[:, place] for place, name in enumerate(OUTCOMES)}


def relief_days() -> int:
    """Days that `relief_and_cost` simulates, for its progress."""
    n = read_experiment_numbers()
    return int(BURN_IN_DAYS + 2 * (n["withdrawal_days"] + n["release_days"]))


def hysteresis(
    seed: int,
    threads: int = 1,
    parameters: Mapping[str, float] | None = None,
    selves: int | None = None,
    ramp_years: float | None = None,
    progress: Progress | None = None,
) -> Hysteresis:
    """Let load rise slowly and fall as slowly on average people with three leanings to depression."""
    n = read_experiment_numbers()
    count = int(selves or n["selves"])
    months = round((ramp_years or n["ramp_years"]) * MONTHS)
    load = n["top_load"] * np.arange(1, months + 1) / months
    # A year without load first, then up and down.
    course = np.concatenate([np.zeros(MONTHS), load, load[::-1]])
    low = live_under_load(course, count, seed, threads, parameters or {}, progress)
    up, down = low[:, MONTHS : MONTHS + months], low[:, MONTHS + months :][:, ::-1]
    return Hysteresis(
        LEANINGS,
        load,
        up,
        down,
        tuple(find_jump(load, line, n["jump"]) for line in up),
        tuple(find_jump(load, line, n["jump"]) for line in down),
        count,
    )


def hysteresis_months() -> int:
    """Months that `hysteresis` simulates, for its progress."""
    return MONTHS + 2 * round(read_experiment_numbers()["ramp_years"] * MONTHS)


def find_jump(load: NDArray[np.float64], line: NDArray[np.float64], middle: float) -> float | None:
    """The load at which a line first rises past the middle; None when it never does."""
    past = np.flatnonzero(line > middle)
    return float(load[past[0]]) if past.size else None


def live_under_load(
    course: NDArray[np.float64],
    count: int,
    seed: int,
    threads: int,
    parameters: Mapping[str, float],
    progress: Progress | None,
) -> NDArray[np.float64]:
    """Mean depression of average selves at the end of each month of a course of load, (leaning, month)."""
    people, numbers = count * len(LEANINGS), as_float32(load_parameters(parameters))
    drawn = reference_selves(count, seed, parameters, threads=threads)
    ties = np.ascontiguousarray(np.tile(drawn.ties, (1, 1, len(LEANINGS))))
    traits = average_traits(np.repeat(LEANINGS, count))
    state = np.empty((len(State._fields), people), dtype=np.float32)
    rest_people(traits, numbers, state)
    help = np.zeros((len(Help._fields), people), dtype=np.float32)
    sums, slot = np.zeros((5, people), dtype=np.float32), np.arange(people)
    row, means = State._fields.index("depression"), []
    with open_threads(threads) as pool:
        for month, extra in enumerate(course):
            help[Help._fields.index("load")] = extra
            inputs = (state, traits, help, ties, drawn.around, sums, np.uint64(seed), slot, month * MONTH_DAYS)
            share(pool, threads, people, partial(move_block, (*inputs, MONTH_DAYS, numbers, 1.0)))
            means.append(state[row].reshape(len(LEANINGS), count).mean(axis=1, dtype=float))
            if progress is not None:
                progress(1)
    return np.stack(means, axis=1)


def move_block(rest: tuple[Any, ...], lo: int, hi: int) -> None:
    """Move some selves on."""
    move_selves(lo, hi, *rest)


def average_traits(leaning: NDArray[np.float64]) -> Floats:
    """Average people who differ only in their leaning to depression, in standard deviations."""
    traits = np.empty((len(Traits._fields), leaning.size), dtype=np.float32)
    for place, (name, spread) in enumerate(read_spreads().items()):
        z = leaning if name == "depression_leaning" else np.zeros(leaning.size)
        traits[place] = shape_trait(spread, z.astype(np.float32))
    return traits
