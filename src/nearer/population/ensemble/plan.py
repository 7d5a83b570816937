"""What an ensemble holds: draws of the numbers, seeds and arms, and one task for each of their combinations."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from typing import Any

from nearer.errors import NearerError
from nearer.model.help import NAMES, load_intervention
from nearer.model.state import NO_HELP, Help
from nearer.population.simulation import Plan, check_plan, describe_plan, read_changes


class EnsembleError(NearerError):
    """An ensemble cannot be started, continued or kept."""


@dataclass(frozen=True)
class Draw:
    """One plausible set of numbers: what it changes."""

    name: str
    changes: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Arm:
    """What is done to everybody: numbers changed from the start, and help given from the end of burn-in on."""

    name: str
    changes: Mapping[str, float] = field(default_factory=dict)
    help: Help = NO_HELP


AS_BELIEVED = Draw("0")
USUAL = Arm("usual")


@dataclass(frozen=True)
class Ensemble:
    """Every draw lives with every seed in every arm; arms of one draw and seed share their luck."""

    each: Plan  # the seed and the numbers of each run come from below
    seeds: tuple[int, ...] = (1,)
    draws: tuple[Draw, ...] = (AS_BELIEVED,)
    arms: tuple[Arm, ...] = (USUAL,)


@dataclass(frozen=True)
class Task:
    """One run of an ensemble."""

    arm: str
    draw: str
    plan: Plan
    help: Help

    def __str__(self) -> str:
        return f"arm {self.arm}, draw {self.draw}, seed {self.plan.seed}"


def list_tasks(ensemble: Ensemble) -> list[Task]:
    """Every run, arms innermost, so that runs to be compared end at about the same time."""
    return [
        Task(
            arm.name, draw.name, replace(ensemble.each, seed=seed, parameters={**draw.changes, **arm.changes}), arm.help
        )
        for draw in ensemble.draws
        for seed in ensemble.seeds
        for arm in ensemble.arms
    ]


def check_ensemble(ensemble: Ensemble) -> None:
    """Say what is wrong with an ensemble before anything is done."""
    for what, names in (
        ("draw", [draw.name for draw in ensemble.draws]),
        ("seed", [str(seed) for seed in ensemble.seeds]),
        ("arm", [arm.name for arm in ensemble.arms]),
    ):
        if not names:
            raise EnsembleError(f"An ensemble needs at least one {what}, got none.")
        if doubled := sorted({name for name in names if names.count(name) > 1}):
            raise EnsembleError(f"There are two {what}s called {doubled[0]}. Give each its own name.")
    for task in list_tasks(ensemble):
        check_plan(task.plan)


@cache
def made_with() -> dict[str, Any]:
    """The versions, equations and numbers that every run here is made with."""
    return {name: value for name, value in describe_plan(Plan(2, 1, 0)).items() if name != "plan"}


def describe_task(task: Task) -> dict[str, Any]:
    """Everything the bits of one run depend on."""
    return {"plan": asdict(task.plan), "help": list(task.help), **made_with()}


def name_task(described: Mapping[str, Any]) -> str:
    """The name a run is kept under: a hash of everything its bits depend on."""
    return hashlib.sha256(json.dumps(described, sort_keys=True).encode()).hexdigest()[:24]


def read_arm(words: str) -> Arm:
    """An arm written as `name`, `name:small_step` or `name:avoidance.gain=0,rest`."""
    name, _, rest = words.partition(":")
    if not name.strip():
        raise EnsembleError(f"An arm needs a name, got '{words}'. Write --arm usual or --arm steps:small_step.")
    parts = [part.strip() for part in rest.split(",") if part.strip()]
    helps = [part for part in parts if "=" not in part]
    if len(helps) > 1:
        raise EnsembleError(f"An arm gives one help, got {' and '.join(helps)}. Make an arm of each.")
    if unknown := [part for part in helps if part not in NAMES]:
        raise EnsembleError(f"There is no help called {unknown[0]}. There are: {', '.join(NAMES)}.")
    given = load_intervention(helps[0]).help if helps else NO_HELP
    return Arm(name.strip(), read_changes([part for part in parts if "=" in part]), given)


def read_seeds(words: str) -> tuple[int, ...]:
    """Seeds written as `7`, `1-8` or `1,5,9-12`."""
    seeds: list[int] = []
    for part in words.split(","):
        found = re.fullmatch(r"(\d+)(?:-(\d+))?", part.strip(), re.ASCII)
        if found is None or int(found[2] or found[1]) < int(found[1]):
            raise EnsembleError(f"Seeds are written as 7, 1-8 or 1,5,9-12, got '{words}'.")
        seeds += range(int(found[1]), int(found[2] or found[1]) + 1)
    return tuple(seeds)
