"""Standing: every quantity as a normal score among simulated people, so that all bend alike and have no ends.

    z = normal score of the share of people who have less       0 the median person, 1 more than 84 in 100

Between the knots the way is straight; beyond the last one nobody of the reference has ever been, and nobody goes.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from nearer.fit.compiled import Crew, fit_loops

Floats = NDArray[np.float32]
Numbers = NDArray[np.float64]

KNOT_SCORES = np.linspace(-4.0, 4.0, 41)
# Knots are looked up by halving sixty-four of them; those that are not used lie beyond everything.
ROOM = 64
# Values nearer to each other than this share of the whole range are one knot: a rate that has died down is zero.
SAME = 5e-4


@dataclass(frozen=True)
class Standing:
    """The way between quantities and normal scores, for some rows of an array (quantity, self)."""

    rows: NDArray[np.int64]
    knots: Floats
    scores: Floats
    # Values at the scores of KNOT_SCORES, for the way back.
    spots: Floats
    floors: Floats

    @classmethod
    def among(cls, people: Floats, rows: list[int]) -> "Standing":
        """Learn it from simulated people, (quantity, self)."""
        knots = np.full((len(rows), ROOM), np.inf, dtype=np.float32)
        scores, floors = np.zeros((len(rows), ROOM), dtype=np.float32), np.zeros((2, len(rows)), dtype=np.float32)
        spots = np.zeros((len(rows), len(KNOT_SCORES)), dtype=np.float32)
        for k, row in enumerate(rows):
            spots[k] = find_spots(people[row])
            values, points, floors[:, k] = place_knots(spots[k].astype(float))
            knots[k, : len(values)], scores[k, : len(values)] = values, points
            # Beyond the last knot everybody stands where it stands.
            scores[k, len(values) :] = points[-1]
        return cls(np.array(rows, dtype=np.int64), knots, scores, spots, floors)

    def rank(self, values: Floats, out: Floats, crew: Crew) -> None:
        """Write the normal scores of `values` into `out`."""
        work = fit_loops().rank_block
        args = (self.rows, values, self.knots, self.scores, self.floors, out)
        crew.share(lambda lo, hi: work(lo, hi, *args), len(self.rows), out.size)

    def unrank(self, ranks: Floats, values: Floats, crew: Crew) -> None:
        """Write into `values` what stands at `ranks`; ranks beyond the last knot are drawn back to it."""
        work = fit_loops().value_block
        args = (self.rows, values, self.spots, self.floors, ranks)
        crew.share(lambda lo, hi: work(lo, hi, *args), len(self.rows), ranks.size)


def find_spots(values: Floats) -> Numbers:
    """The values that stand at each of the knot scores."""
    ordered = np.sort(values.astype(np.float64))
    shares = (np.arange(ordered.size) + 0.5) / ordered.size
    return np.interp(ndtr(KNOT_SCORES), shares, ordered)


def place_knots(at: Numbers) -> tuple[Numbers, Numbers, tuple[float, float]]:
    """Knots of one quantity: values and their scores, both rising, and its floor.

    The floor is how high values reach that are as good as the least, and the mean score of the people there. A value
    that many share elsewhere stands in their middle.
    """
    step = SAME * (at[-1] - at[0])
    starts = [0]
    for k in range(1, len(at)):
        if at[k] - at[starts[-1]] > step:
            starts.append(k)
    if len(starts) < 2:
        raise ValueError("A quantity that is the same in everybody has no standing. Leave it out.")
    ends = [*starts[1:], len(at)]
    scores = np.array([KNOT_SCORES[a:b].mean() for a, b in zip(starts, ends, strict=True)])
    # Above the floor the way up starts at the floor's top.
    scores[0] = top = KNOT_SCORES[ends[0] - 1]
    middle = -np.exp(-0.5 * top * top) / np.sqrt(2 * np.pi) / ndtr(top)
    return at[starts], scores, (at[0] + step, middle)


def differing(people: Floats, rows: list[int]) -> list[int]:
    """Those rows in which people differ."""
    return [row for row in rows if float(np.ptp(people[row])) > 0]
