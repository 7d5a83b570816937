"""The record: what is written down about a run each day, and who had an episode.

An episode is symptoms past the middle of their scale for some time on end: 14 days of depression, because PHQ-9 asks
about the last two weeks, 30 days of anxiety.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from nearer.model.state import State
from nearer.population.people import Floats
from nearer.population.run import Run

SHOWN = (
    "loneliness",
    "depression",
    "anxiety",
    "avoidance",
    "threat",
    "craving",
    "mood",
    "rumination",
    "battery",
    "approach",
)
LEVELS = (0.1, 0.25, 0.5, 0.75, 0.9)
SHARES = ("loneliness", "depression", "anxiety")
PAST_MIDDLE = 0.5
EPISODE_DAYS = {"depression": 14, "anxiety": 30}
NEVER = -1


@dataclass
class Record:
    """Daily figures (day, ...) and each person's episodes; the days still to come are left empty."""

    days: int
    people: int
    panel: NDArray[np.int64]  # the people whose every day is kept
    day: int = 0  # days written so far
    mean: Floats = field(init=False)  # (day, quantity)
    spread: Floats = field(init=False)  # standard deviation, (day, quantity)
    quantiles: Floats = field(init=False)  # (day, shown quantity, level)
    shares: Floats = field(init=False)  # people past the middle, (day, quantity of SHARES)
    new_ties: NDArray[np.int64] = field(init=False)  # formed since the start, (day,)
    streak: dict[str, NDArray[np.int32]] = field(init=False)  # days past the middle on end
    last_ill: dict[str, NDArray[np.int32]] = field(init=False)  # last day of an episode, or NEVER
    panel_days: list[Floats] = field(default_factory=list)  # (quantity, person) a day, since the last checkpoint

    def __post_init__(self) -> None:
        size = len(State._fields)
        self.mean = np.zeros((self.days, size), dtype=np.float32)
        self.spread = np.zeros((self.days, size), dtype=np.float32)
        self.quantiles = np.zeros((self.days, len(SHOWN), len(LEVELS)), dtype=np.float32)
        self.shares = np.zeros((self.days, len(SHARES)), dtype=np.float32)
        self.new_ties = np.zeros(self.days, dtype=np.int64)
        self.streak = {name: np.zeros(self.people, dtype=np.int32) for name in EPISODE_DAYS}
        self.last_ill = {name: np.full(self.people, NEVER, dtype=np.int32) for name in EPISODE_DAYS}

    def write_day(self, run: Run) -> None:
        """Write down one more day."""
        shown = run.state[[State._fields.index(name) for name in SHOWN]]
        self.mean[self.day] = run.state.mean(axis=1, dtype=np.float64)
        self.spread[self.day] = run.state.std(axis=1, dtype=np.float64)
        self.quantiles[self.day] = np.quantile(shown, LEVELS, axis=1).T
        self.shares[self.day] = [np.mean(run.quantity(name) > PAST_MIDDLE) for name in SHARES]
        self.new_ties[self.day] = run.new_ties
        self.day += 1
        for name, needed in EPISODE_DAYS.items():
            streak = self.streak[name]
            streak += 1
            streak[run.quantity(name) <= PAST_MIDDLE] = 0
            self.last_ill[name][streak >= needed] = self.day
        if self.panel.size:
            self.panel_days.append(run.state[:, self.panel].copy())

    def had_episode(self, name: str, within: int) -> NDArray[np.bool_]:
        """Who had an episode in the last so many days."""
        return self.last_ill[name] > max(0, self.day - within)

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """Everything a later start needs, by name; the panel is kept apart."""
        parts: dict[str, NDArray[np.generic]] = {
            "mean": self.mean,
            "spread": self.spread,
            "quantiles": self.quantiles,
            "shares": self.shares,
            "formed": self.new_ties,
        }
        for name in EPISODE_DAYS:
            parts[f"streak_{name}"], parts[f"last_ill_{name}"] = self.streak[name], self.last_ill[name]
        return parts


def choose_panel(people: int, wanted: int) -> NDArray[np.int64]:
    """The people whose every day is kept: spread evenly over all."""
    return np.arange(min(people, wanted), dtype=np.int64) * people // max(1, min(people, wanted))
