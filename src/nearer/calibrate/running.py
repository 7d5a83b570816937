"""Running studies: as many as wished look at one world, in as many worlds as wished, and say how sure they are.

The Monte Carlo error of one world is that of leaving out one block of people after the other (jackknife). Neighbours
stand in one block, and so do all entries of a person.
"""

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from math import isfinite, sqrt
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from nearer.calibrate.pairs import make_pair_table
from nearer.calibrate.starts import find_starts
from nearer.calibrate.statistics import NOTHING, STATISTICS
from nearer.calibrate.study import WEEK, Study, held_against
from nearer.calibrate.table import make_table
from nearer.calibrate.world import FIRST_WEEK, World, WorldPlan, live, live_in_arms, plan_world, settle
from nearer.calibrate.world import read_world_numbers as numbers
from nearer.errors import NearerError
from nearer.population.run import Run

BLOCKS = 20
DEFAULT_PEOPLE = 3000
FEWEST_PEOPLE = 100
# The Monte Carlo error wanted: a quarter of half the width of the interval.
ERROR_PART = 0.25
Progress = Callable[[float], None]


class RunningError(NearerError):
    """Studies cannot be run as asked."""


class Measured(NamedTuple):
    """What one study found in one world."""

    value: float
    error: float  # Monte Carlo
    entries: int  # rows of its table


class Result(NamedTuple):
    """What one study found."""

    id: str
    says: str
    target: str
    statistic: str
    unit: str
    figure: float | None
    low: float | None
    high: float | None
    simulated: float
    mc_se: float
    entries: int  # rows of the table, over all worlds
    worlds: int

    @property
    def inside(self) -> bool | None:
        """Whether the simulated figure lies within the interval; None without one."""
        if self.low is None or self.high is None:
            return None
        return bool(isfinite(self.simulated) and self.low <= self.simulated <= self.high)

    @property
    def sure(self) -> bool | None:
        """Whether the Monte Carlo error is small enough against the interval."""
        if self.low is None or self.high is None:
            return None
        return bool(isfinite(self.mc_se) and self.mc_se <= ERROR_PART * (self.high - self.low) / 2)


def run_studies(
    studies: Iterable[Study],
    people: int = DEFAULT_PEOPLE,
    draws: int = 1,
    seed: int = 1,
    threads: int = 1,
    parameters: Mapping[str, float] | None = None,
    progress: Progress | None = None,
) -> list[Result]:
    """Run studies together; each world is lived once for all of them, and once more an arm where there are arms."""
    some = list(studies)
    check_size(people, draws)
    found = [measure_world(some, people, seed + draw, threads, parameters, progress=progress) for draw in range(draws)]
    return [gather(study, [world[study.id] for world in found]) for study in some]


def check_size(people: int, draws: int) -> None:
    """There must be enough people, and a world."""
    if people < FEWEST_PEOPLE or draws < 1:
        raise RunningError(f"At least {FEWEST_PEOPLE} people and one world are wanted, got {people} and {draws}.")


def measure_world(
    studies: list[Study],
    people: int,
    seed: int,
    threads: int = 1,
    parameters: Mapping[str, float] | None = None,
    errors: bool = True,
    progress: Progress | None = None,
) -> dict[str, Measured]:
    """What every study finds in the world of one seed, by the study's id."""
    tables = make_tables(studies, people, seed, threads, parameters, progress)
    return {study.id: measure(study, table, people, errors) for study, table in tables}


def make_tables(
    studies: list[Study],
    people: int,
    seed: int,
    threads: int = 1,
    parameters: Mapping[str, float] | None = None,
    progress: Progress | None = None,
) -> Iterable[tuple[Study, pd.DataFrame]]:
    """The tables of all studies in the world of one seed."""
    watching, given = ([study for study in studies if bool(study.arms) is arms] for arms in (False, True))
    settled = settle(plan_world(studies, people, seed, parameters), threads, progress)
    for study in given:
        plan = plan_world([study], people, seed, parameters)
        yield study, tabulate_arms(plan, deepcopy(settled), study, threads, progress)
    if watching:
        plan = plan_world(watching, people, seed, parameters)
        world = live(plan, settled, threads, progress)
        for study in watching:
            yield study, tabulate(world, study)


def tabulate(world: World, study: Study) -> pd.DataFrame:
    """The table of a study that only watches."""
    return make_pair_table(world, study) if "pairs" in STATISTICS[study.statistic].needs else make_table(world, study)


def tabulate_arms(plan: WorldPlan, settled: Run, study: Study, threads: int, progress: Progress | None) -> pd.DataFrame:
    """The table of a study whose people are given something."""

    def choose(world: World) -> Any:
        chosen = np.zeros(plan.people, dtype=bool)
        chosen[find_starts(world, study).person] = True
        return chosen

    worlds = live_in_arms(plan, settled, study.arms, choose, threads, progress)
    return pd.concat([make_table(world, study, arm) for arm, world in enumerate(worlds)], ignore_index=True)


def days_to_live(studies: Iterable[Study], draws: int = 1) -> int:
    """Days that will be simulated, for a progress bar."""
    some = list(studies)
    watching, total = [study for study in some if not study.arms], int(numbers()["settle_days"])
    if watching:
        total += WEEK * plan_world(watching, 1, 0).weeks
    for study in some:
        if study.arms:
            weeks = plan_world([study], 1, 0).weeks
            total += WEEK * (FIRST_WEEK + 1 + len(study.arms) * (weeks - FIRST_WEEK - 1))
    return total * draws


def measure(study: Study, table: pd.DataFrame, people: int, errors: bool) -> Measured:
    """The figure of one world, its Monte Carlo error, and the rows behind it."""
    compute, columns = STATISTICS[study.statistic].compute, list_covariates(table)
    value = compute(table, columns)
    error = jackknife(lambda some: compute(some, columns), table, people) if errors else NOTHING
    return Measured(value, error, len(table))


def list_covariates(table: pd.DataFrame) -> list[str]:
    """The columns that are allowed for."""
    named = {"person", "week", "exposure", "outcome", "before", "time", "event"}
    return [str(name) for name in table.columns if name not in named]


def jackknife(compute: Callable[[pd.DataFrame], float], table: pd.DataFrame, people: int) -> float:
    """Standard error by leaving out one block of people after the other."""
    block = table["person"].to_numpy(int) * BLOCKS // people
    values = np.array([compute(table[block != b]) for b in range(BLOCKS) if (block == b).any()])
    count = values.size
    if count < 2 or not np.isfinite(values).all():
        return NOTHING
    return float(sqrt((count - 1) / count * ((values - values.mean()) ** 2).sum()))


def gather(study: Study, found: list[Measured]) -> Result:
    """One result from all worlds."""
    values, squares = [world.value for world in found], [world.error**2 for world in found]
    figure, low, high = held_against(study)
    return Result(
        id=study.id,
        says=study.says,
        target=study.target,
        statistic=study.statistic,
        unit=STATISTICS[study.statistic].unit,
        figure=figure,
        low=low,
        high=high,
        simulated=float(np.mean(values)),
        mc_se=float(np.sqrt(np.mean(squares) / len(found))),
        entries=sum(world.entries for world in found),
        worlds=len(found),
    )
