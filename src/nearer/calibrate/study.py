"""A study: who is looked at, when, what is asked of them, and which figure comes out."""

from dataclasses import dataclass, field
from math import ceil
from typing import Any

from nearer.calibrate.targets import find_target

WEEK = 7


@dataclass(frozen=True)
class Reading:
    """Something read from a person at one time, perhaps turned into yes or no."""

    what: str
    at_least: float | None = None
    below: float | None = None
    top: float | None = None
    bottom: float | None = None
    within_days: int = 0
    onset: bool = False

    @property
    def weeks_back(self) -> int:
        """How many weeks before the moment it looks at."""
        return ceil(self.within_days / WEEK)


@dataclass(frozen=True)
class Condition:
    """What must hold at the start, such as `phq9 < 10`."""

    reading: Reading
    sign: str
    number: float


@dataclass(frozen=True)
class Arm:
    """What one arm is given, for how long."""

    name: str
    days: int
    help: dict[str, float]


@dataclass(frozen=True)
class Study:
    """A study as its file describes it."""

    id: str
    says: str
    target: str
    covariates: tuple[Reading, ...]
    published: dict[str, float]
    start: str
    condition: str
    age: tuple[float, float]
    sex: str
    include: tuple[Condition, ...]
    every_years: float
    free_days: int
    well_days: int
    exposure: Reading | None
    outcome: Reading
    lag_days: int
    halved: bool
    event: str
    attrition: dict[str, Any]
    arms: tuple[Arm, ...]
    statistic: str
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def lag_weeks(self) -> int:
        """Weeks from the start to the follow-up."""
        return round(self.lag_days / WEEK)

    @property
    def weeks_back(self) -> int:
        """Weeks that must have been lived before the first start."""
        before = [c.reading for c in self.include] + list(self.covariates) + ([self.exposure] if self.exposure else [])
        back = [reading.weeks_back for reading in before]
        back.append(self.outcome.weeks_back - self.lag_weeks)
        back.append(ceil((self.free_days if self.start == "incident" else 0) / WEEK))
        return max(back)

    def readings(self) -> tuple[Reading, ...]:
        """Everything that is read."""
        found = [self.outcome, *self.covariates, *(c.reading for c in self.include)]
        found += [self.exposure] if self.exposure else []
        found += [Reading(self.condition)] if self.condition else []
        found += [Reading(self.attrition["with"])] if "with" in self.attrition else []
        return tuple(found)


def held_against(study: Study) -> tuple[float | None, float | None, float | None]:
    """The figure a study is held against, and the interval that counts as met."""
    if study.target:
        target = find_target(study.target)
        low, high = target.interval or (None, None)
        return target.figure, low, high
    return study.published.get("figure"), study.published.get("low"), study.published.get("high")
