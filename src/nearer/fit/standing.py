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

KNOT_SCORES = np.linspace(-4.0, 4.0, 41)
# Values nearer to each other than this share of the whole range are one knot: a rate that has died down is zero.
SAME = 1e-4


@dataclass(frozen=True)
class Standing:
    """The way between quantities and normal scores, for some rows of an array (quantity, self)."""

    rows: NDArray[np.int64]
    knots: Floats
    scores: Floats
    sizes: NDArray[np.int64]

    @classmethod
    def among(cls, people: Floats, rows: list[int]) -> "Standing":
        """Learn it from simulated people, (quantity, self)."""
        made = [place_knots(people[row]) for row in rows]
        sizes = np.array([len(values) for values, _ in made], dtype=np.int64)
        knots = np.zeros((len(rows), len(KNOT_SCORES)), dtype=np.float32)
        scores = np.zeros_like(knots)
        for k, (values, points) in enumerate(made):
            knots[k, : len(values)], scores[k, : len(points)] = values, points
        return cls(np.array(rows, dtype=np.int64), knots, scores, sizes)

    def rank(self, values: Floats, out: Floats, crew: Crew) -> None:
        """Write the normal scores of `values` into `out`."""
        work = fit_loops().rank_block
        crew.share(lambda lo, hi: work(lo, hi, *self.ways(values), out), len(self.rows), out.size)

    def unrank(self, ranks: Floats, values: Floats, crew: Crew) -> None:
        """Write into `values` what stands at `ranks`; ranks beyond the last knot are drawn back to it."""
        work = fit_loops().value_block
        crew.share(lambda lo, hi: work(lo, hi, *self.ways(values), ranks), len(self.rows), ranks.size)

    def ways(self, values: Floats) -> tuple[Any, ...]:
        """The arguments both ways share."""
        return self.rows, values, self.knots, self.scores, self.sizes


def place_knots(values: Floats) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Knots of one quantity: values and their scores, both rising; a value many share stands in their middle."""
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
    return at[starts], np.array(scores)


def differing(people: Floats, rows: list[int]) -> list[int]:
    """Those rows in which people differ."""
    return [row for row in rows if float(np.ptp(people[row])) > 0]
