"""The emulator: a quick guess, with its own doubt, of what a world with other numbers would give.

One curved surface a figure: a Bayesian ridge regression on all numbers, their squares and their products, by
scikit-learn. What it leaves over, luck of the world and finer curves, is counted as luck.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nearer.calibrate.space import Points

FEWEST_POINTS = 8
# A figure that hardly any world gives cannot be guessed.
FEWEST_SHARE = 0.5


class Guess(NamedTuple):
    """Guesses of one figure at some points."""

    mean: NDArray[np.float64]
    doubt: NDArray[np.float64]  # standard deviation of the surface, without luck


class Emulator:
    """Guesses one figure from worlds that were lived."""

    def __init__(self, points: Points, values: NDArray[np.float64]) -> None:
        from sklearn.linear_model import BayesianRidge

        there = np.isfinite(values)
        self.usable = bool(there.sum() >= max(FEWEST_POINTS, FEWEST_SHARE * values.size))
        if self.usable:
            self.surface = BayesianRidge().fit(curve(points[there]), values[there])
            self.luck = float(1 / np.sqrt(self.surface.alpha_))

    def guess(self, points: Points) -> Guess:
        """The figure at some points."""
        mean, spread = self.surface.predict(curve(points), return_std=True)
        return Guess(np.asarray(mean), np.sqrt(np.maximum(np.asarray(spread) ** 2 - self.luck**2, 0.0)))


def curve(points: Points) -> NDArray[np.float64]:
    """Numbers from -1 to 1, their squares and their products."""
    centred = 2 * points - 1
    one, other = np.triu_indices(centred.shape[1])
    return np.hstack([centred, centred[:, one] * centred[:, other]])
