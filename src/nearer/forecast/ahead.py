"""Ahead: a person's possible selves lived on, each with the luck of its slot.

A what-if pair shares slot and luck, so the difference between two courses is what the change does and nothing else.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nearer.fit import Twin
from nearer.model.compiler import as_float32
from nearer.model.parameters import load_parameters
from nearer.model.state import NO_HELP, Help, State, Tie
from nearer.population.selves import move_selves

Floats = NDArray[np.float32]

READOUTS = ("loneliness", "depression", "anxiety", "mood", "avoidance", "craving", "battery", "contact_pace")
DISTRESS = ("depression", "anxiety", "loneliness")  # and low mood
BAND = (0.1, 0.5, 0.9)
# Ahead, a day at a time: halving the step moves no course beyond chance, and a day is eight times faster than 1/8.
STEP_DAYS = 1.0


@dataclass(frozen=True)
class Course:
    """How readouts may go on: median and 80 % band over the possible selves, by day."""

    days: NDArray[np.float64]
    names: tuple[str, ...]
    low: dict[str, Floats]
    median: dict[str, Floats]
    high: dict[str, Floats]


@dataclass(frozen=True)
class Lives:
    """What happens to every self: readout name to (day, self)."""

    readouts: dict[str, Floats]

    def distress(self) -> Floats:
        """Mean of depression, anxiety, loneliness and low mood, each 0..1, (day, self)."""
        low_mood = (1 - self.readouts["mood"]) / 2
        parts = np.stack([*(self.readouts[name] for name in DISTRESS), low_mood])
        total: Floats = parts.mean(axis=0, dtype=np.float32)
        return total

    def course(self) -> Course:
        """Bands over the selves."""
        bands = {name: np.quantile(lives, BAND, axis=1).astype(np.float32) for name, lives in self.readouts.items()}
        days = np.arange(1, next(iter(self.readouts.values())).shape[0] + 1, dtype=float)
        names = tuple(bands)
        low, median, high = ({name: bands[name][k] for name in names} for k in range(3))
        return Course(days, names, low, median, high)


@dataclass(frozen=True)
class Change:
    """One thing that is different: numbers of the model, what belongs to ties (times a factor), or a help."""

    parameters: Mapping[str, float]
    ties: Mapping[str, float]
    help: Help

    @classmethod
    def nothing(cls) -> "Change":
        """No change."""
        return cls({}, {}, NO_HELP)


def live_on(twin: Twin, days: int, change: Change, threads: int = 2) -> Lives:
    """Live every self on for some days under a change."""
    p = as_float32(load_parameters({**twin.parameters, **change.parameters}))
    selves = twin.selves
    state, ties = selves.state.copy(), selves.ties.copy()
    for name, factor in change.ties.items():
        ties[Tie._fields.index(name)] *= np.float32(factor)
    count = state.shape[1]
    help = np.repeat(np.array(change.help, dtype=np.float32)[:, None], count, axis=1)
    sums = np.zeros((5, count), dtype=np.float32)
    rows = [State._fields.index(name) for name in READOUTS]
    kept = np.empty((len(rows), days, count), dtype=np.float32)
    edges = np.linspace(0, count, threads * 4 + 1).astype(int)
    # Steps ahead are days: their luck is keyed after the last step of the diary.
    start = twin.when + 1

    def block(lo: int, hi: int) -> None:
        for day in range(days):
            move_selves(
                lo,
                hi,
                state,
                selves.traits,
                help,
                ties,
                selves.around,
                sums,
                np.uint64(twin.seed),
                twin.slots,
                start + day,
                1,
                p,
                np.float32(STEP_DAYS),
            )
            kept[:, day, lo:hi] = state[rows, lo:hi]

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(block, edges[:-1], edges[1:]))
    return Lives({name: kept[row] for row, name in enumerate(READOUTS)})


def look_ahead(twin: Twin, days: int = 56, progress: Callable[[float], None] | None = None) -> Course:
    """The course ahead with nothing changed."""
    course = live_on(twin, days, Change.nothing()).course()
    if progress:
        progress(1.0)
    return course
