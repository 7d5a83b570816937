"""Stability: how far a network moves when other people had been asked - intervals, signs, and people left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nearer.fit.networks.corrected import Fit
from nearer.fit.networks.settings import number

Floats = NDArray[np.float64]
Refit = Callable[[Floats], Fit]
NETWORKS = ("temporal", "contemporaneous", "between")
SHARES = np.arange(0.1, 0.75, 0.1)
# Draws fitted at a time; keeps memory small with a thousand people.
BLOCK = 50


@dataclass(frozen=True)
class Links:
    """One network: estimates (from, to) with error, interval, and how often a draw of people keeps the sign."""

    estimate: Floats
    error: Floats
    low: Floats
    high: Floats
    same_sign: Floats
    draws: Floats


def draw_people(clusters: int, draws: int, key: int) -> Iterator[Floats]:
    """How often each cluster comes in each draw with replacement, in blocks."""
    luck = np.random.default_rng(key)
    for start in range(0, draws, BLOCK):
        rows = min(BLOCK, draws - start)
        yield luck.multinomial(clusters, np.full(clusters, 1 / clusters), size=rows).astype(np.float64)


def draw_networks(
    refit: Refit, clusters: int, draws: int, key: int, tell: Callable[[int, int], None] | None = None
) -> dict[str, Floats]:
    """Fit every draw; by name of the network, (draws, from, to)."""
    found: dict[str, list[Floats]] = {name: [] for name in NETWORKS}
    done = 0
    for weights in draw_people(clusters, draws, key):
        fitted = refit(weights)
        for name in NETWORKS:
            found[name].append(getattr(fitted, name))
        done += len(weights)
        if tell is not None:
            tell(done, draws)
    return {name: np.concatenate(parts) for name, parts in found.items()}


def describe_links(estimate: Floats, drawn: Floats) -> Links:
    """Error and interval from the draws: the estimate stays, the draws' spread is laid around it."""
    rest = (1 - number("inside")) / 2
    known = drawn[np.isfinite(drawn).all(axis=(1, 2))]
    if len(known) < 2 or not np.isfinite(estimate).all():
        nothing = np.full(estimate.shape, np.nan)
        return Links(estimate, nothing, nothing, nothing, nothing, known)
    low, high = np.quantile(known, [rest, 1 - rest], axis=0)
    same = (np.sign(known) == np.sign(estimate)).mean(axis=0)
    return Links(estimate, known.std(axis=0, ddof=1), low, high, same, known)


def leave_people_out(refit: Refit, clusters: int, key: int) -> dict[str, float]:
    """For each network the largest share of people that can be left out while it stays alike."""
    luck = np.random.default_rng(key)
    draws, least = int(number("drop_draws")), number("kept_correlation")
    whole = refit(np.ones((1, clusters)))
    kept = dict.fromkeys(NETWORKS, 0.0)
    going = set(NETWORKS)
    for share in SHARES:
        stay = round(clusters * (1 - share))
        if stay < 3:
            break
        order = luck.random((draws, clusters)).argsort(axis=1)
        fitted = [refit((order[a : a + BLOCK] < stay).astype(np.float64)) for a in range(0, draws, BLOCK)]
        for name in sorted(going):
            parts = np.concatenate([getattr(one, name) for one in fitted])
            alike = correlate(parts, getattr(whole, name)[0], name == "temporal")
            if (alike >= least).mean() < number("kept_certainty"):
                going.discard(name)
            else:
                kept[name] = float(round(share, 2))
    return kept


def correlate(drawn: Floats, whole: Floats, both_ways: bool) -> Floats:
    """Correlation of each draw's links with all people's; the inertia of a temporal network counts as a link."""
    places = np.ones(whole.shape, bool) if both_ways else np.triu(np.ones(whole.shape, bool), 1)
    if places.sum() < 3:
        return np.full(len(drawn), np.nan)
    left, right = drawn[:, places], whole[places]
    left = left - left.mean(axis=1, keepdims=True)
    right = right - right.mean()
    with np.errstate(invalid="ignore", divide="ignore"):
        found: Floats = left @ right / np.sqrt((left**2).sum(axis=1) * (right**2).sum())
    return found
