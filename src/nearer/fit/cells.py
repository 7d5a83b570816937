"""Cells: how a row of numbers lies, and where each goes when its cell is given another weight."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nearer.fit.compiled import fit_loops

Numbers = NDArray[np.float64]

CELLS = 512
# Cells reach this many SDs to both sides; a single far self must not make them coarse.
REACH = 6.0
# At most this much of the cloud's effective size is given up at once.
LEAST_EFFECTIVE = 0.5
# Two shares nearer than this are one.
NEVER = 1e-12


@dataclass(frozen=True)
class Cells:
    """How a row of numbers lies in equal cells."""

    low: float
    width: float
    shares: Numbers

    @classmethod
    def of(cls, values: NDArray[np.float32]) -> "Cells":
        """Count them."""
        mean, far = float(values.mean(dtype=float)), REACH * float(values.std(dtype=float))
        low, high = max(float(values.min()), mean - far), min(float(values.max()), mean + far)
        width = max((high - low) / CELLS, 1e-9)
        counts = np.zeros(CELLS, dtype=np.int64)
        fit_loops().count_cells(values, low, width, counts)
        return cls(low, width, counts / values.size)

    def middles(self) -> Numbers:
        """The middle of each cell."""
        steps: Numbers = np.arange(len(self.shares), dtype=np.float64) + 0.5
        return self.low + self.width * steps

    def edges(self) -> Numbers:
        """The edges of the cells."""
        steps: Numbers = np.arange(len(self.shares) + 1, dtype=np.float64)
        return self.low + self.width * steps

    def mean(self) -> float:
        """The mean, as near as the cells are fine."""
        return float(self.shares @ self.middles())

    def coarser(self, count: int) -> tuple[Numbers, Numbers]:
        """Fewer, wider cells: their mean places and shares, without empty ones."""
        shares = self.shares.reshape(count, -1).sum(axis=1)
        places = (self.shares * self.middles()).reshape(count, -1).sum(axis=1)
        held = shares > 0
        return places[held] / shares[held], shares[held]

    def moved_edges(self, likely: Numbers) -> Numbers:
        """Where both ends of each cell go, (2, cell), so that equal shares of what was are equal shares of what is.

        Empty cells are left out on the way, so that nobody is drawn into a gap that nobody was in.
        """
        held = np.flatnonzero(self.shares)
        was, weighed = self.shares[held], self.shares[held] * likely[held]
        now = weighed / weighed.sum()
        before, after = np.concatenate([[0.0], np.cumsum(was)]), np.concatenate([[0.0], np.cumsum(now)])
        # The left end of a cell belongs to what comes after it, the right end to what comes before.
        lefts, rights = before[:-1] + NEVER, before[1:] - NEVER
        moved: Numbers = np.zeros((2, len(self.shares)))
        for row, at in enumerate((lefts, rights)):
            place = np.clip(np.searchsorted(after, at, side="right") - 1, 0, len(held) - 1)
            part = np.clip((at - after[place]) / np.maximum(now[place], NEVER), 0, 1)
            moved[row, held] = self.edges()[held[place]] + part * self.width
        return moved

    def effective(self, likely: Numbers, part: float = 1.0) -> float:
        """Effective sample of the weights likely ** part, as a share of all."""
        weights = np.exp(part * np.log(likely / likely.max()))
        return float((self.shares @ weights) ** 2 / (self.shares @ (weights * weights)))

    def temper(self, likely: Numbers, left: float) -> float:
        """The largest part of what is left that keeps the effective sample above its floor."""
        if self.effective(likely, left) >= LEAST_EFFECTIVE:
            return left
        low, high = 0.0, left
        for _ in range(30):
            middle = (low + high) / 2
            if self.effective(likely, middle) < LEAST_EFFECTIVE:
                high = middle
            else:
                low = middle
        return low
