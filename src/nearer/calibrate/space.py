"""The space that is searched: some of the model's numbers, each over the range it was given before any fit.

A point is a place in the unit cube. A number whose range spans a factor of four or more is searched by its logarithm.
"""

from collections.abc import Iterable, Mapping
from math import exp, log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.stats import qmc

from nearer.errors import NearerError
from nearer.model.parameters import number_of, parameter_names

Points = NDArray[np.float64]  # (point, number)
WIDE = 4.0


class SpaceError(NearerError):
    """A space cannot be searched as asked."""


class Free(NamedTuple):
    """One number that may move, and its range."""

    name: str
    low: float
    high: float

    @property
    def by_logarithm(self) -> bool:
        """Whether equal steps are equal factors."""
        return self.low > 0 and self.high / self.low >= WIDE

    def value(self, share: float) -> float:
        """The number at a place between the ends of its range."""
        if self.by_logarithm:
            return exp(log(self.low) + share * (log(self.high) - log(self.low)))
        return self.low + share * (self.high - self.low)

    def share(self, value: float) -> float:
        """Where in its range a value stands."""
        if self.by_logarithm:
            return (log(value) - log(self.low)) / (log(self.high) - log(self.low))
        return (value - self.low) / (self.high - self.low)


def free_numbers(names: Iterable[str] | None = None) -> tuple[Free, ...]:
    """These numbers of the model, or all that have a range."""
    wanted = list(names) if names is not None else list(parameter_names())
    if unknown := [name for name in wanted if name not in parameter_names()]:
        raise SpaceError(f"There is no number called {unknown[0]}. The names are like avoidance.gain.")
    found = [Free(name, number_of(name).low, number_of(name).high) for name in wanted]
    return tuple(one for one in found if one.low < one.high)


def name_point(space: tuple[Free, ...], point: NDArray[np.float64]) -> dict[str, float]:
    """The numbers that a point stands for."""
    return {one.name: one.value(float(share)) for one, share in zip(space, point, strict=True)}


def start_point(space: tuple[Free, ...]) -> NDArray[np.float64]:
    """Where the model stands now."""
    return np.array([one.share(number_of(one.name).value) for one in space])


def spread_points(count: int, space: tuple[Free, ...], seed: int) -> Points:
    """Points spread evenly over the space (Latin hypercube)."""
    return np.asarray(qmc.LatinHypercube(len(space), rng=seed).random(count))


def find_point(space: tuple[Free, ...], numbers: Mapping[str, float]) -> NDArray[np.float64]:
    """The point that stands for some numbers."""
    return np.array([one.share(numbers[one.name]) for one in space])
