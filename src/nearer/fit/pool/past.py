"""Past: what each person's earlier answers say at every occasion, kept as running sums.

Entry t of every array knows the answers before t and none from t on.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nearer.fit.pool.panel import Floats, Panel
from nearer.fit.pool.settings import number

Floats32 = NDArray[np.float32]

# One value for each person, occasion and item.
NAMES = (
    "count",
    "total",
    "squares",
    "last",
    "before_last",
    "fast",
    "slow",
    "steps",
    "step_squares",
    "stays",
    "beep_count",
    "beep_total",
    "beep_last",
    "today_count",
    "today_total",
    "last_hour",
)


@dataclass(frozen=True)
class Past:
    """Running statistics of the answers, scaled to 0-1; histograms are (people, occasions, items, levels).

    `scaled` and `level` are what is forecast at each occasion.
    """

    values: dict[str, Floats32]
    histogram: Floats32
    recent: Floats32
    scaled: Floats
    level: NDArray[np.int64]


def scale_answers(panel: Panel, answers: Floats) -> Floats:
    """Answers from 0 (low end of the scale) to 1 (high end)."""
    low = np.array([item.low for item in panel.items])
    high = np.array([item.high for item in panel.items])
    scaled: Floats = (answers - low) / (high - low)
    return scaled


def place_answers(panel: Panel, answers: Floats) -> NDArray[np.int64]:
    """The level of every answer, -1 where there is none."""
    levels = np.full(answers.shape, -1, dtype=np.int64)
    for k, ladder in enumerate(panel.ladders):
        levels[:, :, k] = np.where(np.isnan(answers[:, :, k]), -1, ladder.place(answers[:, :, k]))
    return levels


def read_past(panel: Panel) -> Past:
    """Walk through the occasions once and note, before each, what was known."""
    people, occasions, items = panel.answers.shape
    scaled, level = scale_answers(panel, panel.answers), place_answers(panel, panel.answers)
    most = max(ladder.levels for ladder in panel.ladders)
    kept = {name: np.zeros((people, occasions, items), np.float32) for name in NAMES}
    histogram = np.zeros((people, occasions, items, most), np.float32)
    recent = np.zeros_like(histogram)
    walk = Walk(people, items, int(panel.beep.max()), most)
    for t in range(occasions):
        if t and panel.day[t] != panel.day[t - 1]:
            walk.wake()
        beep = int(panel.beep[t]) - 1
        for name, value in walk.tell(beep).items():
            kept[name][:, t] = value
        histogram[:, t], recent[:, t] = walk.histogram, walk.recent
        walk.hear(scaled[:, t], level[:, t], panel.hours[:, t], beep)
    targets = panel.targets
    return Past(kept, histogram, recent, scale_answers(panel, targets), place_answers(panel, targets))


class Walk:
    """The running sums while walking through the occasions."""

    def __init__(self, people: int, items: int, beeps: int, levels: int) -> None:
        shape = (people, items)
        self.now = {name: np.zeros(shape) for name in NAMES if not name.startswith("beep_")}
        for name in ("last", "before_last", "fast", "slow", "last_hour"):
            self.now[name][:] = np.nan
        self.beep_count, self.beep_total = np.zeros((beeps, *shape)), np.zeros((beeps, *shape))
        self.beep_last = np.full((beeps, *shape), np.nan)
        self.histogram, self.recent = np.zeros((*shape, levels)), np.zeros((*shape, levels))

    def wake(self) -> None:
        """A new day: nothing has been answered today."""
        self.now["today_count"][:] = 0
        self.now["today_total"][:] = 0

    def tell(self, beep: int) -> dict[str, Floats]:
        """What is known before this beep."""
        own = {"beep_count": self.beep_count, "beep_total": self.beep_total, "beep_last": self.beep_last}
        return self.now | {name: by_beep[beep] for name, by_beep in own.items()}

    def hear(self, answers: Floats, level: NDArray[np.int64], hours: Floats, beep: int) -> None:
        """Take in the answers of one beep."""
        now = self.now
        heard = ~np.isnan(answers)
        value = np.where(heard, answers, 0.0)
        step = np.where(heard & ~np.isnan(now["last"]), answers - now["last"], np.nan)
        stepped = ~np.isnan(step)
        now["steps"] += stepped
        now["step_squares"] += np.where(stepped, step**2, 0.0)
        now["stays"] += stepped & (np.abs(step) < number("same_answer"))
        now["count"] += heard
        now["total"] += value
        now["squares"] += value**2
        now["today_count"] += heard
        now["today_total"] += value
        self.beep_count[beep] += heard
        self.beep_total[beep] += value
        self.beep_last[beep] = np.where(heard, answers, self.beep_last[beep])
        now["before_last"] = np.where(heard, now["last"], now["before_last"])
        now["last"] = np.where(heard, answers, now["last"])
        now["last_hour"] = np.where(heard, hours[:, None], now["last_hour"])
        for name in ("fast", "slow"):
            moved = now[name] + number(f"{name}_weight") * (answers - now[name])
            now[name] = np.where(heard, np.where(np.isnan(now[name]), answers, moved), now[name])
        one = np.where(level[..., None] == np.arange(self.histogram.shape[-1]), 1.0, 0.0)
        self.histogram += one
        self.recent += np.where(heard[..., None], number("recent_weight") * (one - self.recent), 0.0)
