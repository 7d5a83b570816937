"""Pairs: tables whose rows are two people who are tied, or so many ties apart."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array

from nearer.calibrate.readings import Values, nearest_ties, read
from nearer.calibrate.starts import find_starts
from nearer.calibrate.study import Reading, Study
from nearer.calibrate.table import decide
from nearer.calibrate.world import Ties, World
from nearer.population.network import LAYERS
from nearer.population.new_ties import read_new_tie_numbers


def make_pair_table(world: World, study: Study) -> pd.DataFrame:
    """One row a pair and start: a person, somebody they are tied to, and what is read of both."""
    starts = find_starts(world, study)
    tables = []
    for week in np.unique(starts.week):
        here = starts.person[starts.week == week]
        tables.append(pair_up(world, study, int(week), here))
    return (
        pd.concat(tables, ignore_index=True) if tables else pd.DataFrame({"person": [], "exposure": [], "outcome": []})
    )


def pair_up(world: World, study: Study, week: int, people: NDArray[np.int64]) -> pd.DataFrame:
    """The pairs of one start."""
    person, other = find_pairs(nearest_ties(world, week), world.plan.people, study.options)
    wanted = np.isin(person, people)
    person, other = person[wanted], other[wanted]
    later = week + study.lag_weeks
    exposure = study.exposure or study.outcome
    # At a distance the other is looked at when the person is; along a tie both are, and where they came from counts.
    table = pd.DataFrame(
        {
            "person": person,
            "exposure": ask(world, exposure, later)[other],
            "outcome": ask(world, study.outcome, later)[person],
        }
    )
    if study.lag_weeks:
        table["own_before"] = ask(world, study.outcome, week)[person]
        table["other_before"] = ask(world, exposure, week)[other]
    return table


def ask(world: World, reading: Reading, week: int) -> Values:
    """A reading of everybody, decided."""
    return decide(read(world, reading, week), reading)


def find_pairs(ties: Ties, people: int, options: dict[str, Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Both ends of every pair that is exactly so many living ties apart, each way round."""
    alive = ties.strength >= read_new_tie_numbers()["dead"]
    if "layer" in options:
        alive &= ties.layer == LAYERS.index(options["layer"])
    ends = ties.ends[:, alive].astype(np.int64)
    both = np.concatenate([ends, ends[::-1]], axis=1)
    step = csr_array((np.ones(both.shape[1], dtype=np.int32), (both[0], both[1])), shape=(people, people))
    reached = csr_array(
        (np.ones(people, dtype=np.int32), (np.arange(people), np.arange(people))), shape=(people, people)
    )
    edge = reached
    for _ in range(int(options.get("distance", 1))):
        wider = ((edge @ step) > 0).astype(np.int32)
        edge = (wider - wider.multiply(reached)).tocsr()
        edge.eliminate_zeros()
        reached = ((reached + edge) > 0).astype(np.int32)
    person, other = edge.nonzero()
    return person, other
