"""A study's table: one row an entry, with exposure, outcome, covariates and, where it waits, time and event."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from nearer.calibrate.readings import Values, episodes
from nearer.calibrate.starts import Starts, find_starts, read_at, stay
from nearer.calibrate.study import WEEK, Reading, Study
from nearer.calibrate.world import World


def make_table(world: World, study: Study, arm: int | None = None) -> pd.DataFrame:
    """The table of one world; in arms, the exposure is the arm."""
    starts = find_starts(world, study)
    table = pd.DataFrame({"person": starts.person, "week": starts.week})
    stays = stay(world, study, starts)
    for reading in study.covariates:
        table[reading.what] = read_at(world, reading, starts)
    if arm is not None and len(study.arms) > 1:
        table["exposure"] = float(arm)
    elif study.exposure is not None:
        table["exposure"] = decide(read_at(world, study.exposure, starts), study.exposure)
    if study.event:
        table["time"], table["event"] = wait(world, study, starts, stays)
        return table.dropna()
    start_free = Reading(study.outcome.what, within_days=study.outcome.within_days, onset=study.outcome.onset)
    then = read_at(world, start_free, starts, study.lag_weeks)
    if study.lag_weeks and looks_back_less(study):
        table["before"] = read_at(world, start_free, starts)
    table["outcome"] = decide(then, study.outcome)
    if study.halved:
        table["outcome"] = (2 * then <= table["before"]).astype(float)
    table = table[stays >= study.lag_weeks]
    return table if study.outcome.onset else table.dropna()


def looks_back_less(study: Study) -> bool:
    """Whether the outcome can be read at the start too."""
    return study.outcome.weeks_back <= study.weeks_back


def decide(values: Values, reading: Reading) -> Values:
    """Turn a score into yes or no where the reading has a cut-off; nobody decides about what is between two shares."""
    if reading.at_least is not None or reading.below is not None:
        enough = values >= (-np.inf if reading.at_least is None else reading.at_least)
        return (enough & (values < (np.inf if reading.below is None else reading.below))).astype(float)
    if reading.top is None and reading.bottom is None:
        return values
    ranks = pd.Series(values).rank(pct=True, method="first").to_numpy()
    top = reading.top if reading.top is not None else 1 - (reading.bottom or 0)
    bottom = reading.bottom if reading.bottom is not None else 1 - top
    return np.where(ranks > 1 - top, 1.0, np.where(ranks <= bottom, 0.0, np.nan))


def wait(world: World, study: Study, starts: Starts, stays: Values) -> tuple[Values, NDArray[np.int64]]:
    """Days until the event, and whether it came before the follow-up, the end of the world or leaving."""
    ill = episodes(world, study.outcome.what)
    wanted = ill if study.event == "begins" else ~ill
    comes = next_time(wanted)[starts.week, starts.person] - starts.week
    horizon = np.minimum(np.minimum(study.lag_weeks, world.plan.weeks - 1 - starts.week), stays)
    seen = comes <= horizon
    # An event in the first week counts as half a week: it lies somewhere within.
    days = np.where(seen, np.maximum(comes, 0.5), np.maximum(horizon, 0.5)) * WEEK
    return days, seen.astype(np.int64)


def next_time(wanted: NDArray[np.bool_]) -> NDArray[Any]:
    """The next week, this one included, in which something holds, (week, person); endless when it never does."""
    weeks = wanted.shape[0]
    ahead = np.full(wanted.shape, np.inf)
    now = np.full(wanted.shape[1], np.inf)
    for week in range(weeks - 1, -1, -1):
        now = np.where(wanted[week], week, now)
        ahead[week] = now
    return ahead
