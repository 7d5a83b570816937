"""A world: simulated people lived through once and recorded week by week, so that many studies can look at it.

Values, ranges and sources: world.toml.
"""

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import ceil
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from nearer.calibrate.names import needs_days, needs_ties, quantities_behind
from nearer.calibrate.study import WEEK, Arm, Study
from nearer.model.evidence import read_numbers
from nearer.model.state import Help, Side, State
from nearer.population.people import Floats, People
from nearer.population.run import Run, advance, start_run

Progress = Callable[[float], None]
# Weeks before the first start, so that questions about the last month can be answered.
FIRST_WEEK = 5


@cache
def read_world_numbers() -> dict[str, float]:
    """The numbers of world.toml."""
    numbers = read_numbers(files("nearer.calibrate").joinpath("world.toml"))
    return {name: number.value for name, number in numbers.items()}


class Ties(NamedTuple):
    """The network in one week."""

    ends: NDArray[np.int32]  # (2, tie)
    strength: Floats
    layer: NDArray[np.uint8]


class WorldPlan(NamedTuple):
    """What is lived and what is written down."""

    people: int
    seed: int
    weeks: int
    quantities: tuple[str, ...]
    ties: bool
    diary: bool
    parameters: Mapping[str, float] | None = None


@dataclass
class World:
    """One recorded world; weeks count from the end of settling."""

    plan: WorldPlan
    people: People
    weekly: dict[str, Floats] = field(default_factory=dict)  # means, (week, person)
    ties: dict[int, Ties] = field(default_factory=dict)  # by week
    mood: Floats | None = None  # day by day, (day, person)
    kept: dict[Any, Any] = field(default_factory=dict)  # what was computed from it once


def plan_world(
    studies: Iterable[Study], people: int, seed: int, parameters: Mapping[str, float] | None = None
) -> WorldPlan:
    """The smallest world in which all these studies can be made."""
    some = list(studies)
    whats = {reading.what for study in some for reading in study.readings()}
    quantities = sorted({name for what in whats for name in quantities_behind(what)})
    entry = read_world_numbers()["entry_days"]
    weeks = max(
        FIRST_WEEK + 1 + study.weeks_back + max(study.lag_weeks, 0) + ceil((0 if study.arms else entry) / WEEK)
        for study in some
    )
    paired = any(study.statistic.startswith("pair") for study in some)
    return WorldPlan(
        people,
        seed,
        weeks,
        tuple(quantities),
        paired or any(needs_ties(what) for what in whats),
        any(needs_days(what) for what in whats),
        parameters,
    )


def settle(plan: WorldPlan, threads: int = 1, progress: Progress | None = None) -> Run:
    """People at the end of settling."""
    run = start_run(plan.people, plan.seed, parameters=plan.parameters)
    return advance(run, read_world_numbers()["settle_days"], threads, watch=tell(progress))


def tell(progress: Progress | None) -> Callable[[Run], None] | None:
    """Something that is called after each day and passes it on."""
    return None if progress is None else lambda run: progress(1)


def live(plan: WorldPlan, run: Run, threads: int = 1, progress: Progress | None = None) -> World:
    """Let people live on, and write down what the plan asks for; `run` is moved on."""
    world = new_world(plan, run)
    record(world, run, 0, plan.weeks, threads, None, progress)
    return world


def live_in_arms(
    plan: WorldPlan,
    run: Run,
    arms: tuple[Arm, ...],
    choose: Callable[[World], NDArray[np.bool_]],
    threads: int = 1,
    progress: Progress | None = None,
) -> list[World]:
    """Worlds with the same luck that part at the first start: in each, those who are chosen get another help."""
    before = new_world(plan, run)
    record(before, run, 0, FIRST_WEEK + 1, threads, None, progress)
    chosen, worlds = choose(before), []
    for arm in arms:
        world, twin = deepcopy(before), deepcopy(run)
        help = np.zeros((len(Help._fields), plan.people), dtype=np.float32)
        for name, much in arm.help.items():
            help[Help._fields.index(name), chosen] = much
        helped = min(ceil(arm.days / WEEK), plan.weeks - FIRST_WEEK - 1)
        record(world, twin, FIRST_WEEK + 1, FIRST_WEEK + 1 + helped, threads, help, progress)
        record(world, twin, FIRST_WEEK + 1 + helped, plan.weeks, threads, None, progress)
        worlds.append(world)
    return worlds


def new_world(plan: WorldPlan, run: Run) -> World:
    """A world of which nothing is written yet."""
    world = World(plan, run.people)
    world.weekly = {name: np.zeros((plan.weeks, plan.people), dtype=np.float32) for name in plan.quantities}
    if plan.diary:
        days = min(int(read_world_numbers()["diary_days"]), plan.weeks * WEEK)
        world.mood = np.zeros((days, plan.people), dtype=np.float32)
    return world


def record(
    world: World, run: Run, first: int, last: int, threads: int, help: Floats | None, progress: Progress | None
) -> None:
    """Live the weeks from `first` up to `last`, and write them down."""
    every = int(read_world_numbers()["tie_weeks"])
    offset = WEEK * first - round(run.day)

    def watch(moved: Run) -> None:
        day = round(moved.day) + offset - 1
        for name, weekly in world.weekly.items():
            weekly[day // WEEK] += look(moved, name) / np.float32(WEEK)
        if world.mood is not None and day < world.mood.shape[0]:
            world.mood[day] = moved.quantity("mood")
        if progress is not None:
            progress(1)

    for week in range(first, last):
        if world.plan.ties and (week - FIRST_WEEK) % every == 0:
            world.ties[week] = picture_ties(run)
        advance(run, WEEK, threads, help, watch)


def picture_ties(run: Run) -> Ties:
    """The network as it is now."""
    network = run.list_ties()
    return Ties(network.ends, network.strength, network.layer)


def look(run: Run, name: str) -> Floats:
    """One quantity of everybody now: a state, or what a person brings to meetings."""
    if name in State._fields:
        return run.quantity(name)
    row: Floats = run.sides[Side._fields.index(name)]
    return row
