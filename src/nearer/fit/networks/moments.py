"""Moments: sums of products by cluster, so that any draw of people is a weighted sum and costs next to nothing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nearer.fit.networks.pairs import Pairs
from nearer.fit.networks.settings import number

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Moments:
    """Sums by cluster (a person, or a day of the only one).

    `before`, `across`, `now` are products of answers taken from the person's own means over their pairs;
    `echo[c, d]` counts how often a surprise meets a mean d lags later, as a share of the person's pairs;
    `raw` are products of the columns one, centred before, own means, now, with `total` their sums.
    """

    size: Floats
    before: Floats
    across: Floats
    now: Floats
    echo: Floats
    freedom: Floats
    raw: Floats
    total: Floats
    mean: Floats
    answers: Floats

    @property
    def clusters(self) -> int:
        """How many clusters there are."""
        return len(self.size)


def take_moments(pairs: Pairs) -> Moments:
    """Sum up by person, or by day when there is one person only."""
    alone = len(pairs.people) == 1
    cluster = np.unique(pairs.day, return_inverse=True)[1] if alone else pairs.person
    count = int(cluster.max()) + 1
    own = np.bincount(pairs.person).astype(np.float64)
    before, now = from_means(pairs.before, pairs.person, own), from_means(pairs.now, pairs.person, own)
    centred = pairs.before - pairs.centre[pairs.person]
    raw = np.column_stack([np.ones(len(now)), centred, pairs.mean[pairs.person], pairs.now])
    size = np.bincount(cluster, minlength=count).astype(np.float64)
    if alone:
        share = size / size.sum()
        echo, freedom = count_echoes(pairs.place) * share[:, None] / size.sum(), size - share
        mean, answers = np.repeat(pairs.mean, count, axis=0), np.repeat(pairs.count, count, axis=0)
    else:
        echo = np.array([count_echoes(pairs.place[pairs.person == i]) for i in range(count)]) / own[:, None]
        freedom, mean, answers = size - 1.0, pairs.mean, pairs.count
    return Moments(
        size,
        products(before, before, cluster, count),
        products(before, now, cluster, count),
        products(now, now, cluster, count),
        echo,
        freedom,
        products(raw, raw, cluster, count),
        products(raw, np.ones((len(raw), 1)), cluster, count)[..., 0],
        mean,
        answers,
    )


def from_means(values: Floats, person: NDArray[np.int64], own: Floats) -> Floats:
    """Answers taken from each person's mean over their pairs."""
    total = np.zeros((len(own), values.shape[1]))
    np.add.at(total, person, values)
    off: Floats = values - (total / own[:, None])[person]
    return off


def products(left: Floats, right: Floats, cluster: NDArray[np.int64], count: int) -> Floats:
    """Sums of products by cluster, (clusters, left, right)."""
    order = np.argsort(cluster, kind="stable")
    starts = np.searchsorted(cluster[order], np.arange(count))
    ends = np.append(starts[1:], len(order))
    blocks = zip(starts, ends, strict=True)
    return np.array([left[order[a:b]].T @ right[order[a:b]] for a, b in blocks])


def count_echoes(place: NDArray[np.int64]) -> Floats:
    """For each distance d, how many pairs look back on the entry d lags after the surprise of another pair."""
    longest = int(number("longest_echo"))
    there = np.zeros(int(place.max() - place.min()) + 1)
    there[place - place.min()] = 1.0
    found = np.zeros(longest)
    for d in range(min(longest, len(there) - 1)):
        found[d] = there[: len(there) - 1 - d] @ there[1 + d :]
    return found
