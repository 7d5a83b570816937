"""Starts: who enters a study in which week of a world, and who stays in it."""

from collections.abc import Callable
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from nearer.calibrate.names import needs_days
from nearer.calibrate.readings import YEAR_WEEKS, Values, episodes, first_start, read, weeks_of
from nearer.calibrate.study import Condition, Reading, Study
from nearer.calibrate.world import World

Whole = NDArray[np.int64]
FEWEST_WEEKS = 1
COMPARE: dict[str, Callable[[Values, float], NDArray[np.bool_]]] = {
    "<": np.less,
    "<=": np.less_equal,
    "==": np.equal,
    ">=": np.greater_equal,
    ">": np.greater,
}


class Starts(NamedTuple):
    """Entries into a study: a person may enter more than once, in different weeks."""

    person: Whole
    week: Whole


def find_starts(world: World, study: Study) -> Starts:
    """Everybody who enters, in every week in which they may."""
    # Who waits for an event may still be waiting when the world ends.
    ahead = FEWEST_WEEKS if study.event else study.lag_weeks
    first, last = first_start(study.weeks_back), world.plan.weeks - 1 - ahead
    found = enter(world, study, first, last)
    fits = fit_person(world, study)[found.person]
    for condition in study.include:
        fits &= meets(world, condition, found)
    return Starts(found.person[fits], found.week[fits])


def enter(world: World, study: Study, first: int, last: int) -> Starts:
    """Entries by the kind of start, before inclusion."""
    if study.start == "incident":
        return find_onsets(episodes(world, study.condition), first, last, weeks_of(study.free_days))
    if study.start == "remitted":
        return find_well_again(episodes(world, study.condition), first, last, weeks_of(study.well_days))
    every = max(1, round(study.every_years * YEAR_WEEKS))
    weeks = np.arange(first, last + 1, every)[: 1 if starts_once(study) else None]
    who = np.arange(world.plan.people)
    person, week = np.tile(who, weeks.size), np.repeat(weeks, who.size)
    if study.start == "general":
        return Starts(person, week)
    ill = episodes(world, study.condition)[week, person]
    return Starts(person[ill], week[ill])


def starts_once(study: Study) -> bool:
    """Arms part once, and diaries are kept once."""
    return bool(study.arms) or any(needs_days(reading.what) for reading in study.readings())


def fit_person(world: World, study: Study) -> NDArray[np.bool_]:
    """Who is of the age and sex that are wanted."""
    people = world.people
    fits = (people.age >= study.age[0]) & (people.age <= study.age[1])
    return np.asarray(fits if study.sex == "any" else fits & (people.sex == (study.sex == "women")))


def meets(world: World, condition: Condition, starts: Starts) -> NDArray[np.bool_]:
    """Which entries meet a condition."""
    return COMPARE[condition.sign](read_at(world, condition.reading, starts), condition.number)


def read_at(world: World, reading: Reading, starts: Starts, later: int | Whole = 0) -> Values:
    """A reading of each entry, some weeks after its start."""
    weeks = starts.week + later
    values = np.empty(weeks.size)
    for week in np.unique(weeks):
        here = weeks == week
        values[here] = read(world, reading, int(week))[starts.person[here]]
    return values


def find_onsets(ill: NDArray[np.bool_], first: int, last: int, free: int) -> Starts:
    """New episodes of people who had none for so many weeks before."""
    begins = ill[1:] & ~ill[:-1]
    week, person = np.nonzero(begins)
    week = week + 1
    before = np.cumsum(np.vstack([np.zeros((1, ill.shape[1]), dtype=np.int64), ill]), axis=0)
    was_free = before[week, person] == before[np.maximum(week - free, 0), person]
    fits = was_free & (week - free >= 0) & (week >= first) & (week <= last)
    return Starts(person[fits], week[fits])


def find_well_again(ill: NDArray[np.bool_], first: int, last: int, well: int) -> Starts:
    """People who have just been well for so many weeks after an episode."""
    ends = ~ill[1:] & ill[:-1]
    end, person = np.nonzero(ends)
    end = end + 1
    week = end + well
    possible = week <= min(last, ill.shape[0] - 1)
    end, person, week = end[possible], person[possible], week[possible]
    before = np.cumsum(np.vstack([np.zeros((1, ill.shape[1]), dtype=np.int64), ill]), axis=0)
    stayed = before[week + 1, person] == before[end, person]
    fits = stayed & (week >= first)
    return Starts(person[fits], week[fits])


def stay(world: World, study: Study, starts: Starts) -> Values:
    """Weeks until each entry is lost; endless without attrition."""
    rules = study.attrition
    if not rules.get("a_year"):
        return np.full(starts.person.size, np.inf)
    hazard = -np.log1p(-rules["a_year"]) / YEAR_WEEKS
    pull = np.ones(starts.person.size)
    if "with" in rules:
        score = read_at(world, Reading(rules["with"]), starts)
        spread = score.std()
        pull = rules.get("odds", 1.0) ** ((score - score.mean()) / spread if spread > 0 else 0 * score)
    luck = np.random.Generator(np.random.Philox(key=[world.plan.seed, crc32(f"leave {study.id}".encode())]))
    return np.asarray(luck.exponential(1.0, starts.person.size) / (hazard * pull))
