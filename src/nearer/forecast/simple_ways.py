"""Simple ways to forecast, to judge others by: own mean, last value and own histogram; and the levels to judge on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

from nearer.fit.pool import Ladder, Panel, read_past
from nearer.fit.pool.settings import number

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

BASELINES = ("person_mean", "last_value", "own_histogram")
HUNDREDTHS = 100
SIMPLE = ("count", "total", "squares", "last", "steps", "step_squares")


@dataclass(frozen=True)
class Targets:
    """The answers that were forecast: whose, when, which item, and what was answered."""

    person: Integers
    occasion: Integers
    item: Integers
    answer: Floats


def score_ladder(ladder: Ladder) -> Ladder:
    """The levels to judge on: the item's own if they are whole, else hundredths of the scale."""
    if ladder.whole:
        return ladder
    step = (ladder.high - ladder.low) / HUNDREDTHS
    return Ladder(
        ladder.low, ladder.high, np.linspace(ladder.low + step / 2, ladder.high - step / 2, HUNDREDTHS), False
    )


def width(ladder: Ladder) -> float:
    """The width of a level."""
    return 1.0 if ladder.whole else (ladder.high - ladder.low) / HUNDREDTHS


def worth(ladder: Ladder) -> Floats:
    """What an answer on each level to judge on is worth."""
    return np.linspace(ladder.low, ladder.low + width(ladder) * (ladder.levels - 1), ladder.levels)


def simple_ways(panel: Panel, scales: list[Ladder], targets: Targets) -> dict[str, tuple[list[Floats], Floats]]:
    """Own mean, last value and own histogram, each from what came before the answer."""
    past = read_past(panel)
    value = {name: past.values[name].astype(np.float64) for name in SIMPLE}
    count, total = value["count"], value["total"]
    all_count, all_total = count.sum(axis=0), total.sum(axis=0)
    pooled = (all_total + 0.5) / (all_count + 1)
    own = np.where(count > 0, total / np.maximum(count, 1), pooled)
    off = np.maximum(value["squares"] - count * own**2, 0.0)
    freedom = number("own_spread_prior")
    # Nothing known at all: a quarter of the scale, as if answers were spread over it evenly.
    usual = (off.sum(axis=0) + 0.25**2) / (np.maximum(count - 1, 0).sum(axis=0) + 1)
    spread = np.sqrt((off + freedom * usual) / (np.maximum(count - 1, 0) + freedom) * (1 + 1 / np.maximum(count, 1)))
    jump = (value["step_squares"].sum(axis=0) + 0.25**2) / (value["steps"].sum(axis=0) + 1)
    step = np.sqrt((value["step_squares"] + freedom * jump) / (value["steps"] + freedom))
    last = np.where(np.isnan(value["last"]), own, value["last"])
    ways: dict[str, list[Floats]] = {name: [] for name in BASELINES}
    means = {name: np.full(len(targets.item), np.nan) for name in BASELINES}
    for k, (ladder, scale) in enumerate(zip(panel.ladders, scales, strict=True)):
        here = np.flatnonzero(targets.item == k)
        i, t = targets.person[here], targets.occasion[here]
        reach = ladder.high - ladder.low
        for name, centre, wide in (("person_mean", own, spread), ("last_value", last, step)):
            means[name][here] = ladder.low + reach * centre[i, t, k]
            ways[name].append(spread_normal(scale, ladder.low + reach * centre[i, t, k], reach * wide[i, t, k]))
        ways["own_histogram"].append(own_histogram(past.histogram[:, :, k], ladder, scale, i, t))
    return {name: (ways[name], means[name]) for name in BASELINES}


def own_histogram(histogram: NDArray[np.float32], ladder: Ladder, scale: Ladder, i: Integers, t: Integers) -> Floats:
    """Own shares at or below the levels to judge on, shrunk to everybody's before the same moment."""
    prior = number("own_histogram_prior")
    shared = histogram.astype(np.float64).sum(axis=0)[:, : ladder.levels] + number("pooled_level")
    shared /= shared.sum(axis=1, keepdims=True)
    own = histogram[i, t, : ladder.levels].astype(np.float64)
    shares = (own + prior * shared[t]) / (own.sum(axis=1, keepdims=True) + prior)
    below = np.cumsum(shares, axis=1)[:, :-1]
    if ladder.whole:
        return below
    return np.array([np.interp(scale.cuts, ladder.cuts, one) for one in below]).reshape(len(i), scale.levels - 1)


def spread_normal(scale: Ladder, mean: Floats, spread: Floats) -> Floats:
    """Shares at or below the cuts of a normal forecast."""
    spread = np.maximum(spread, number("least_spread") * (scale.high - scale.low))
    below: Floats = norm.cdf((scale.cuts - mean[:, None]) / spread[:, None])
    return below
