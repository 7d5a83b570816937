"""Screening: which numbers of the model move the fitted figures at all (Morris' elementary effects).

Effects are in half-widths of a figure's interval for a step through the whole range, so that figures can be compared.
Numbers may be screened one by one, or all numbers of a mechanism together, which takes far fewer worlds.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from nearer.calibrate.ledger import Ledger
from nearer.calibrate.space import Free, SpaceError, name_point
from nearer.calibrate.study import Study, held_against
from nearer.calibrate.targets import find_target

LEVELS = 4
FARTHEST = 20.0  # half-widths; beyond it a figure is simply wrong


class Effect(NamedTuple):
    """How much one number, or one mechanism, moves the figures."""

    name: str
    most: float  # the largest mean effect on a figure, in half-widths
    on: str  # that figure
    mean: float  # over figures


class Aim(NamedTuple):
    """A figure to meet: its middle and half-width, by logarithm where it is a ratio or a time."""

    id: str
    middle: float
    half: float
    by_logarithm: bool

    def scale(self, value: float) -> float:
        """Half-widths from the middle."""
        if self.by_logarithm:
            value = float(np.log(value)) if value > 0 else float("nan")
        return (value - self.middle) / self.half


def aim_at(study: Study) -> Aim:
    """What a study's figure is held against."""
    _, low, high = held_against(study)
    assert low is not None
    assert high is not None
    by_logarithm = bool(study.target) and find_target(study.target).measure in ("ratio", "time") and low > 0
    if by_logarithm:
        low, high = float(np.log(low)), float(np.log(high))
    return Aim(study.id, (low + high) / 2, (high - low) / 2, by_logarithm)


def import_morris(part: str) -> Any:
    """One half of Morris' method from SALib, which not everybody needs."""
    try:
        return import_module(f"SALib.{part}.morris")
    except ModuleNotFoundError as error:
        raise SpaceError("Screening needs SALib. Install it: pip install 'nearer[calibrate]'.") from error


def describe_problem(space: tuple[Free, ...], by_mechanism: bool) -> dict[str, Any]:
    """The space as SALib takes it."""
    names = [one.name for one in space]
    problem = {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}
    if by_mechanism:
        problem["groups"] = [name.partition(".")[0] for name in names]
    return problem


def screen(
    ledger: Ledger,
    space: tuple[Free, ...],
    trajectories: int,
    seed: int,
    by_mechanism: bool = True,
    workers: int = 1,
    progress: Callable[[float], None] | None = None,
) -> list[Effect]:
    """The effects, the largest first."""
    problem = describe_problem(space, by_mechanism)
    points = import_morris("sample").sample(problem, trajectories, num_levels=LEVELS, seed=seed)
    found = ledger.live([name_point(space, point) for point in points], workers, progress)
    aims = [aim_at(study) for study in ledger.studies]
    scaled = np.array([[aim.scale(world[aim.id]) for aim in aims] for world in found])
    return rank_effects(problem, points, np.clip(np.nan_to_num(scaled, nan=FARTHEST), -FARTHEST, FARTHEST), aims)


def rank_effects(
    problem: dict[str, Any], points: NDArray[np.float64], scaled: NDArray[np.float64], aims: list[Aim]
) -> list[Effect]:
    """Mean absolute effects by SALib, gathered over figures."""
    names = list(dict.fromkeys(problem.get("groups", problem["names"])))
    sizes = np.zeros((len(aims), len(names)))
    for row in range(len(aims)):
        result = import_morris("analyze").analyze(problem, points, scaled[:, row], num_levels=LEVELS, num_resamples=2)
        by_name = dict(zip(result["names"], np.asarray(result["mu_star"], dtype=float), strict=True))
        sizes[row] = [by_name[name] for name in names]
    worst = sizes.argmax(axis=0)
    effects = [
        Effect(name, float(sizes[worst[k], k]), aims[worst[k]].id, float(sizes[:, k].mean()))
        for k, name in enumerate(names)
    ]
    return sorted(effects, key=lambda one: -one.mean)
