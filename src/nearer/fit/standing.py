"""Standing: every quantity as a normal score among simulated people, so that all bend alike and have no ends.

    z = normal score of the share of people who have less       0 the median person, 1 more than 84 in 100

Between the knots the way is straight; beyond the last one nobody of the reference has ever been, and nobody goes.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from nearer.fit.compiled import Crew, fit_loops

Floats = NDArray[np.float32]
Numbers = NDArray[np.float64]

KNOT_SCORES = np.linspace(-4.0, 4.0, 41)
# Values nearer to each other than this share of the whole range are one knot: a rate that has died down is zero.
SAME = 5e-4


@dataclass(frozen=True)
class Standing:
    """The way between quantities and normal scores, for some rows of an array (quantity, self)."""

    rows: NDArray[np.int64]
    knots: Floats
    scores: Floats
    sizes: NDArray[np.int64]
    floors: Floats

    @classmethod
    def among(cls, people: Floats, rows: list[int]) -> "Standing":
        """Learn it from simulated people, (quantity, self)."""
        sizes = np.zeros(len(rows), dtype=np.int64)
        knots = np.zeros((len(rows), len(KNOT_SCORES) + 1), dtype=np.float32)
        scores, floors = np.zeros_like(knots), np.zeros((2, len(rows)), dtype=np.float32)
        for k, row in enumerate(rows):
            values, points, floor = place_knots(people[row])
            sizes[k] = len(values)
            knots[k, : len(values)], scores[k, : len(values)], floors[:, k] = values, points, floor
        return cls(np.array(rows, dtype=np.int64), knots, scores, sizes, floors)

    def rank(self, values: Floats, out: Floats, crew: Crew) -> None:
        """Write the normal scores of `values` into `out`."""
        work = fit_loops().rank_block
        crew.share(lambda lo, hi: work(lo, hi, *self.ways(values), self.floors, out), len(self.rows), out.size)

    def unrank(self, ranks: Floats, values: Floats, crew: Crew) -> None:
        """Write into `values` what stands at `ranks`; ranks beyond the last knot are drawn back to it."""
        work = fit_loops().value_block
        crew.share(lambda lo, hi: work(lo, hi, *self.ways(values), ranks), len(self.rows), ranks.size)

    def ways(self, values: Floats) -> tuple[Any, ...]:
        """The arguments both ways share."""
        return self.rows, values, self.knots, self.scores, self.sizes


def place_knots(values: Floats) -> tuple[Numbers, Numbers, tuple[float, float]]:
    """Knots of one quantity: values and their scores, both rising, and its floor.

    The floor is how high values reach that are as good as the least, and the mean score of the people there. A value
    that many share elsewhere stands in their middle.
    """
    ordered = np.sort(values.astype(np.float64))
    shares = (np.arange(ordered.size) + 0.5) / ordered.size
    at = np.interp(ndtr(KNOT_SCORES), shares, ordered)
    step = SAME * (at[-1] - at[0])
    starts = [0]
    for k in range(1, len(at)):
        if at[k] - at[starts[-1]] > step:
            starts.append(k)
    if len(starts) < 2:
        raise ValueError("A quantity that is the same in everybody has no standing. Leave it out.")
    ends = [*starts[1:], len(at)]
    scores = [KNOT_SCORES[a:b].mean() for a, b in zip(starts, ends, strict=True)]
    # The floor keeps both its ends, so that a small move leaves its people where they are.
    top = KNOT_SCORES[ends[0] - 1]
    middle = -np.exp(-0.5 * top * top) / np.sqrt(2 * np.pi) / ndtr(top)
    knots = np.concatenate([[at[0]], at[starts]])
    return knots, np.array([KNOT_SCORES[0] - 1, top, *scores[1:]]), (at[0] + step, middle)


def differing(people: Floats, rows: list[int]) -> list[int]:
    """Those rows in which people differ."""
    return [row for row in rows if float(np.ptp(people[row])) > 0]
