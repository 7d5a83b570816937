"""Group: what people have in common - each item's mean, spread and histogram, and how items rise and fall together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nearer.fit.pool.panel import Floats, Integers
from nearer.fit.pool.past import Past
from nearer.fit.pool.settings import number

TINY = 1e-6


@dataclass(frozen=True)
class Group:
    """Pooled numbers by item; `between` and `within` are loadings on shared factors, (items,) and (items, factors)."""

    mean: Floats
    spread: Floats
    apart: Floats
    histogram: Floats
    between: Floats
    within: Floats
    inertia: Floats

    @property
    def below(self) -> Floats:
        """Pooled share of answers at or below each level but the last."""
        cumulative: Floats = np.cumsum(self.histogram, axis=-1)[..., :-1]
        return cumulative


def learn_group(past: Past, learned: NDArray[np.bool_], rungs: Integers) -> Group:
    """Pool the answers of the occasions to learn from, (people, occasions); `rungs` is each item's number of levels."""
    answers = np.where(learned[..., None], past.scaled, np.nan)
    levels = past.histogram.shape[-1]
    heard = ~np.isnan(answers)
    count = heard.sum(axis=(0, 1))
    total = np.nansum(answers, axis=(0, 1))
    prior = number("pooled_answers")
    mean = (total + 0.5 * prior) / (count + prior)
    own_count = heard.sum(axis=1)
    own = np.nansum(answers, axis=1) / np.maximum(own_count, 1)
    off = np.where(heard, answers - own[:, None], 0.0)
    spare = np.maximum((own_count - 1).clip(0).sum(axis=0), 1)
    spread = np.sqrt((off**2).sum(axis=(0, 1)) / spare + TINY) + number("least_spread")
    sure = own_count / (own_count + prior)
    lean = np.where(own_count > 0, (own - mean) * sure, 0.0)
    apart = np.sqrt((lean**2).mean(axis=0)) + number("least_spread")
    histogram = np.stack([((past.level == j) & heard).sum(axis=(0, 1)) for j in range(levels)], axis=-1) + 0.0
    present = np.arange(levels) < rungs[:, None]
    histogram = histogram + np.where(present, number("pooled_level"), 0.0)
    histogram /= histogram.sum(axis=-1, keepdims=True)
    between = share_of_first(lean / apart)
    within = find_factors(off / spread, heard)
    return Group(mean, spread, apart, histogram, between, within, find_inertia(past, learned, own, spread))


def share_of_first(leans: Floats) -> Floats:
    """Correlation of each item with the first component of the people's leanings; all 1 with too few people."""
    people, items = leans.shape
    if people <= 2 or items == 1:
        return np.ones(items)
    values, vectors = np.linalg.eigh(leans.T @ leans / people)
    first = vectors[:, -1] * np.sqrt(values[-1])
    first *= np.where(first.sum() < 0, -1.0, 1.0)
    loadings: Floats = np.clip(first, -1.0, 1.0)
    return loadings


def find_factors(off: Floats, heard: NDArray[np.bool_]) -> Floats:
    """Loadings of the items on what moves them together from one occasion to the next."""
    items = off.shape[2]
    flat = off.reshape(-1, items)
    pairs = heard.reshape(-1, items).astype(np.float64)
    covariance = flat.T @ flat / np.maximum(pairs.T @ pairs, 1.0)
    factors = min(int(number("factors")), items)
    _, vectors = np.linalg.eigh(covariance)
    chosen = vectors[:, ::-1][:, :factors]
    signs = np.where(chosen.sum(axis=0) < 0, -1.0, 1.0)
    loadings: Floats = chosen * signs
    return loadings


def find_inertia(past: Past, learned: NDArray[np.bool_], own: Floats, spread: Floats) -> Floats:
    """Pooled slope of each answer on the last one, both taken from the person's own mean."""
    last = past.values["last"].astype(np.float64)
    ready = learned[..., None] & ~np.isnan(past.scaled) & ~np.isnan(last)
    before = np.where(ready, last - own[:, None], 0.0)
    now = np.where(ready, past.scaled - own[:, None], 0.0)
    steady = number("pooled_answers") * spread**2
    slope: Floats = (before * now).sum(axis=(0, 1)) / ((before**2).sum(axis=(0, 1)) + steady)
    return slope
