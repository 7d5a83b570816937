"""Interviewing: who would be called ill by an interview, week by week, and when an episode begins and ends.

An episode begins with a week above a threshold when the mean of some weeks from there on is above it too, and ends with
a week below a lower one when the mean of some weeks from there on is. Values, ranges and sources: interviewing.toml.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nearer.model.evidence import check_number

Weekly = NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Interview:
    """What one interview calls an episode."""

    name: str
    says: str
    reads: tuple[str, ...]
    over: float
    weeks: int
    under: float
    well_weeks: int


@cache
def read_interviews() -> dict[str, Interview]:
    """Every interview there is."""
    table = tomllib.loads(files("nearer.instruments").joinpath("interviewing.toml").read_text(encoding="utf-8"))
    return {name: build_interview(name, row) for name, row in table.items()}


def build_interview(name: str, row: Mapping[str, Any]) -> Interview:
    """One interview from its table."""
    number = {part: check_number(f"interviewing.toml [{name}.{part}]", row[part]).value for part in NUMBERS}
    return Interview(
        name,
        row["says"],
        tuple(row["reads"]),
        number["over"],
        round(number["weeks"]),
        number["under"],
        round(number["well_weeks"]),
    )


NUMBERS = ("over", "weeks", "under", "well_weeks")


def find_episodes(interview: Interview, weekly: Mapping[str, Weekly]) -> NDArray[np.bool_]:
    """Who is in an episode in each week, (week, person), from weekly means of the quantities it reads."""
    level = np.mean([weekly[name] for name in interview.reads], axis=0)
    begins = (level > interview.over) & (mean_ahead(level, interview.weeks) > interview.over)
    ends = (level < interview.under) & (mean_ahead(level, interview.well_weeks) < interview.under)
    ill = np.zeros(level.shape, dtype=bool)
    now = np.zeros(level.shape[1], dtype=bool)
    for week in range(level.shape[0]):
        now = (now & ~ends[week]) | begins[week]
        ill[week] = now
    return ill


def mean_ahead(level: Weekly, weeks: int) -> Weekly:
    """Mean over this week and those that follow; not a number where too few weeks follow."""
    ahead = np.full(level.shape, np.nan)
    if level.shape[0] >= weeks:
        total = np.zeros((level.shape[0] + 1, *level.shape[1:]))
        np.cumsum(level, axis=0, out=total[1:])
        ahead[: level.shape[0] - weeks + 1] = (total[weeks:] - total[:-weeks]) / weeks
    return ahead
