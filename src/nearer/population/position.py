"""Position: loneliness by the number of live ties, and by distance in the network from a lonely person."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array

from nearer.population.new_ties import read_new_tie_numbers
from nearer.population.record import PAST_MIDDLE
from nearer.population.run import Run

MOST_TIES = 15  # people with more are counted together
FARTHEST = 3
MOST_LOOKS = 4_000_000  # pairs of people looked at; more would only cost time and memory


class Position(NamedTuple):
    """Loneliness by place in the network."""

    ties: NDArray[np.int64]  # 0, 1, 2 ... live ties
    loneliness: NDArray[np.float64]  # mean for that many; no number where nobody has so many
    people: NDArray[np.int64]  # how many have so many
    lonely_near: NDArray[np.float64]  # share of lonely people at distance 1, 2, 3 from a lonely one
    lonely_else: NDArray[np.float64]  # the same from someone who is not lonely


def find_position(run: Run) -> Position:
    """Where the lonely stand."""
    people, network = run.people.count, run.list_ties()
    live = network.strength >= read_new_tie_numbers()["dead"]
    one, other = network.ends[:, live].astype(np.int64)
    degree = np.minimum(np.bincount(np.concatenate([one, other]), minlength=people), MOST_TIES)
    felt = run.quantity("loneliness").astype(float)
    count = np.bincount(degree, minlength=MOST_TIES + 1)
    with np.errstate(invalid="ignore"):
        mean = np.bincount(degree, weights=felt, minlength=MOST_TIES + 1) / np.where(count, count, np.nan)
    lonely = felt > PAST_MIDDLE
    near, elsewhere = (look_around(one, other, lonely, np.flatnonzero(who)) for who in (lonely, ~lonely))
    return Position(np.arange(MOST_TIES + 1), mean, count, near, elsewhere)


def look_around(
    one: NDArray[np.int64], other: NDArray[np.int64], lonely: NDArray[np.bool_], sources: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Share of lonely people at each distance from some people."""
    people = lonely.size
    wanted = max(1, MOST_LOOKS // people)
    sources = sources[:: -(-sources.size // wanted) or 1]
    mark = np.ones(2 * one.size, dtype=np.int64)
    ends = (np.concatenate([one, other]), np.concatenate([other, one]))
    tied = csr_array(coo_array((mark, ends), shape=(people, people)))
    first = (np.ones(sources.size, dtype=np.int64), (np.arange(sources.size), sources))
    edge = csr_array(coo_array(first, shape=(sources.size, people)))
    seen = edge.toarray() > 0
    shares = np.full(FARTHEST, np.nan)
    for distance in range(FARTHEST):
        edge = csr_array(edge @ tied)
        fresh = (edge.toarray() > 0) & ~seen
        seen |= fresh
        if fresh.any():
            shares[distance] = float((fresh & lonely).sum() / fresh.sum())
        edge = csr_array(fresh.astype(np.int64))
    return shares
