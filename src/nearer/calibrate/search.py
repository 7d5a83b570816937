"""The search: screen by mechanism, then by number, then match; what comes out is a set of plausible draws.

Everything is lived through ledgers in one folder, so that the same command goes on after a stop. Only figures that may
be fitted are ever looked at.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from nearer.calibrate.ledger import Ledger
from nearer.calibrate.matching import Wave, choose_draws, match
from nearer.calibrate.running import check_size
from nearer.calibrate.screening import Effect, screen
from nearer.calibrate.space import Free, SpaceError, free_numbers, name_point
from nearer.calibrate.study import Study
from nearer.calibrate.study_file import list_studies, read_own_study
from nearer.calibrate.targets import read_targets
from nearer.calibrate.world import plan_world

WEEKS_A_YEAR = 52
Progress = Callable[[str, float], None]


class SearchPlan(NamedTuple):
    """How much is searched, and how closely."""

    people: int = 1000
    seed: int = 1
    longest_years: float = 30.0  # worlds longer than that are left out, and their figures with them
    trajectories: int = 4  # of screening
    mechanisms: int = 10  # whose numbers are screened one by one
    numbers: int = 25  # that stay free
    waves: int = 4
    size: int = 60  # worlds a wave
    draws: int = 50
    workers: int = 1


class Draw(NamedTuple):
    """One plausible set of numbers, and how many fitted figures it meets."""

    numbers: dict[str, float]
    met: int


class Search(NamedTuple):
    """What a search found."""

    plan: SearchPlan
    studies: tuple[str, ...]
    mechanisms: list[Effect]
    numbers: list[Effect]
    space: tuple[Free, ...]
    waves: list[Wave]
    draws: list[Draw]


LEAST = {"trajectories": 2, "mechanisms": 1, "numbers": 1, "waves": 1, "size": 8, "draws": 1, "workers": 1}


def check_plan(plan: SearchPlan) -> None:
    """Enough of everything for a search to make sense."""
    check_size(plan.people, 1)
    for name, least in LEAST.items():
        if getattr(plan, name) < least:
            raise SpaceError(f"--{name} must be {least} or more, got {getattr(plan, name)}.")


def fitted_studies(longest_years: float) -> list[Study]:
    """The studies of the figures that may be fitted, in worlds that are not too long."""
    targets = read_targets()
    fitted = [read_own_study(name) for name in list_studies() if targets[name].set == "fitted"]
    short = [one for one in fitted if plan_world([one], 1, 0).weeks <= longest_years * WEEKS_A_YEAR]
    if not short:
        raise SpaceError(f"No study fits into {longest_years:g} years. Allow longer worlds.")
    return short


def search(folder: Path, plan: SearchPlan, progress: Progress | None = None) -> Search:
    """The whole search."""
    check_plan(plan)
    studies = fitted_studies(plan.longest_years)
    ledger = Ledger(folder / "worlds.jsonl", studies, plan.people, plan.seed)

    def tell(words: str) -> Callable[[float], None] | None:
        return None if progress is None else lambda worlds: progress(words, worlds)

    every = free_numbers()
    how = (plan.trajectories, plan.seed)
    groups = screen(ledger, every, *how, by_mechanism=True, workers=plan.workers, progress=tell("Mechanisms"))
    chosen = {one.name for one in groups[: plan.mechanisms]}
    some = tuple(one for one in every if one.name.partition(".")[0] in chosen)
    effects = screen(ledger, some, *how, by_mechanism=False, workers=plan.workers, progress=tell("Numbers"))
    space = free_numbers([one.name for one in effects[: plan.numbers]])
    waves = match(ledger, space, plan.waves, plan.size, plan.seed, plan.workers, tell("Waves"))
    found = [Draw(name_point(space, point), met) for point, met in choose_draws(waves, plan.draws)]
    return Search(plan, tuple(one.id for one in studies), groups, effects, space, waves, found)


def worlds_to_live(plan: SearchPlan) -> int:
    """How many worlds a search lives, about: the numbers of the chosen mechanisms are not known beforehand."""
    every = free_numbers()
    groups = len({one.name.partition(".")[0] for one in every})
    some = round(len(every) * min(1.0, plan.mechanisms / groups))
    return plan.trajectories * (groups + 1 + some + 1) + plan.waves * plan.size


def write_draws(found: Search) -> str:
    """The draws as a file, with the command and seed that made them."""
    plan = found.plan
    options = " ".join(f"--{name.replace('_', '-')} {value:g}" for name, value in plan._asdict().items())
    lines = [
        "# Plausible sets of the model's numbers; every other number keeps its value. Not one point: the evidence does",
        "# not single one out.",
        f'command = "nearer calibrate run {options}"',
        f"seed = {plan.seed}",
        f"figures = {len(found.studies)}",
        f"plausible = [{', '.join(f'{wave.plausible:.5f}' for wave in found.waves)}]",
    ]
    for draw in found.draws:
        lines += ["", "[[draw]]", f"met = {draw.met}"]
        lines += [f'"{name}" = {value:.6g}' for name, value in draw.numbers.items()]
    return "\n".join(lines) + "\n"
