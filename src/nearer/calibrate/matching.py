"""Matching: wave by wave, numbers that cannot meet the evidence are left out, and what remains is looked at closer.

    I_j = |guess_j - middle_j| / sqrt(doubt_j^2 + luck_j^2 + (half_j / 1.96)^2)        implausibility of figure j

A point stays plausible while its third largest I is at most 3 (a figure or two may be out of the model's reach). What
comes out is a set of plausible points, never one; figures that are kept out are never looked at.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nearer.calibrate.emulator import Emulator
from nearer.calibrate.ledger import Ledger
from nearer.calibrate.screening import FARTHEST, Aim, aim_at
from nearer.calibrate.space import Free, Points, name_point, spread_points, start_point

PLAUSIBLE = 3.0
SPARED = 2  # figures that may be further away
NORMAL_95 = 1.959964
TRIED = 20_000  # points that emulators look at in one go
STEP = 0.08  # how far a new point lies from a plausible one, in shares of each range
ROUNDS = 40


class Wave(NamedTuple):
    """One wave: what was lived, and what share of tried points is still plausible after it."""

    number: int
    points: Points
    misses: NDArray[np.float64]  # |figure - middle| in half-widths, (point, figure)
    plausible: float

    @property
    def inside(self) -> NDArray[np.int64]:
        """How many figures are met at each point."""
        return np.asarray((np.abs(self.misses) <= 1).sum(axis=1))


class Seen(NamedTuple):
    """What the emulators of all figures have learnt so far."""

    emulators: list[Emulator]

    def implausibility(self, points: Points) -> NDArray[np.float64]:
        """The third largest implausibility of each point."""
        each = []
        for emulator in self.emulators:
            if emulator.usable:
                mean, doubt = emulator.guess(points)
                # Everything is in half-widths from the middle of the figure's interval.
                each.append(np.abs(mean) / np.sqrt(doubt**2 + emulator.luck**2 + (1 / NORMAL_95) ** 2))
        if len(each) <= SPARED:
            return np.max(each, axis=0) if each else np.zeros(len(points))
        return np.asarray(np.sort(each, axis=0)[-1 - SPARED])


def scale_found(found: list[dict[str, float]], aims: list[Aim]) -> NDArray[np.float64]:
    """Half-widths from the middle, (point, figure)."""
    return np.clip([[aim.scale(world[aim.id]) for aim in aims] for world in found], -FARTHEST, FARTHEST)


def match(
    ledger: Ledger,
    space: tuple[Free, ...],
    waves: int,
    size: int,
    seed: int,
    workers: int = 1,
    progress: Callable[[float], None] | None = None,
) -> list[Wave]:
    """All waves; after a stop the same call goes on, since every world is in the ledger."""
    aims = [aim_at(study) for study in ledger.studies]
    points = np.vstack([start_point(space), spread_points(size - 1, space, seed)])
    every_point, every_miss = np.empty((0, len(space))), np.empty((0, len(aims)))
    done = []
    for number in range(1, waves + 1):
        found = ledger.live([name_point(space, point) for point in points], workers, progress)
        misses = scale_found(found, aims)
        every_point, every_miss = np.vstack([every_point, points]), np.vstack([every_miss, misses])
        seen = Seen([Emulator(every_point, every_miss[:, k]) for k in range(len(aims))])
        tried = spread_points(TRIED, space, seed + number)
        likely = seen.implausibility(tried)
        done.append(Wave(number, points, misses, float((likely <= PLAUSIBLE).mean())))
        points = choose_next(seen, space, tried, likely, size, seed + number)
    return done


def choose_next(
    seen: Seen, space: tuple[Free, ...], tried: Points, likely: NDArray[np.float64], size: int, seed: int
) -> Points:
    """Plausible points for the next wave; where there are few, the least implausible are walked from."""
    rng = np.random.default_rng(seed)
    order = np.argsort(likely, kind="stable")
    pool, worth = tried[order[: 20 * size]], likely[order[: 20 * size]]
    for _ in range(ROUNDS):
        limit = max(PLAUSIBLE, float(np.quantile(worth, size / worth.size)))
        if (worth <= PLAUSIBLE).sum() >= 5 * size:
            break
        parents = pool[worth <= limit]
        steps = parents[rng.integers(len(parents), size=20 * size)] + STEP * rng.normal(size=(20 * size, len(space)))
        # A step past the end of a range is turned back into it.
        steps = 1 - np.abs(1 - np.abs(steps) % 2)
        pool, worth = np.vstack([parents, steps]), np.concatenate([worth[worth <= limit], seen.implausibility(steps)])
    good = pool[worth <= PLAUSIBLE] if (worth <= PLAUSIBLE).sum() >= size else pool[np.argsort(worth)[: 2 * size]]
    return spread_out(good, size, rng)


def spread_out(points: Points, size: int, rng: np.random.Generator) -> Points:
    """Some of these points, each as far as possible from those already taken."""
    taken = [int(rng.integers(len(points)))]
    away = np.linalg.norm(points - points[taken[0]], axis=1)
    for _ in range(size - 1):
        taken.append(int(away.argmax()))
        away = np.minimum(away, np.linalg.norm(points - points[taken[-1]], axis=1))
    return points[taken]


def choose_draws(waves: list[Wave], count: int) -> list[tuple[NDArray[np.float64], int]]:
    """The lived points that meet most figures, with how many each meets; later ones first among equals."""
    rows = [
        (int(inside), -float(np.nansum(np.minimum(np.abs(miss), PLAUSIBLE))), wave.number, point)
        for wave in waves
        for point, miss, inside in zip(wave.points, wave.misses, wave.inside, strict=True)
    ]
    rows.sort(key=lambda row: row[:3], reverse=True)
    return [(point, inside) for inside, _, _, point in rows[:count]]
