"""Trying: the limit of a rule, and how often it is right, on simulated lives with and without a relapse.

    z = (day - usual - r^gap (last day - usual)) / (spread sqrt(1 - r^(2 gap)))        error of the forecast of a day
    EWMA  w' = (1 - m) w + m z        CUSUM  c' = max(0, c + z - k)

Usual and spread are learned in each life's own first days, so the limits know how unsure a short stretch leaves them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nearer.forecast.alarms.settings import number

Floats = NDArray[np.float64]
RULES = ("ewma", "cusum")


@dataclass(frozen=True)
class Accuracy:
    """How good a rule is on simulated lives like these; `lead_days` is the middle of those that were seen in time."""

    rule: str
    limit: float
    sensitivity: float
    specificity: float
    lead_days: float
    baseline: int
    watched: int
    size: float
    rise: int
    lives: int


def find_errors(days: Floats, usual: Floats, spread: Floats, inertia: float) -> Floats:
    """Forecast errors of each day in standard deviations, (people, days); NaN on days without answers."""
    errors = np.full(days.shape, np.nan)
    last, gap = np.full(len(days), np.nan), np.ones(len(days))
    for t in range(days.shape[1]):
        off = days[:, t] - usual
        follow = np.where(np.isfinite(last), max(inertia, 1e-12) ** gap, 0.0)
        told = follow * np.where(np.isfinite(last), last, 0.0)
        errors[:, t] = (off - told) / (spread * np.sqrt(1 - follow**2))
        there = np.isfinite(off)
        last, gap = np.where(there, off, last), np.where(there, 1.0, gap + 1.0)
    return errors


def gather_errors(errors: Floats, rule: str) -> Floats:
    """What a rule makes of the errors, day by day; a day without answers changes nothing."""
    memory, slack = number("memory"), number("slack")
    gathered = np.zeros(errors.shape)
    state = np.zeros(len(errors))
    for t in range(errors.shape[1]):
        z = errors[:, t]
        after = (1 - memory) * state + memory * z if rule == "ewma" else np.maximum(0.0, state + z - slack)
        state = np.where(np.isfinite(z), after, state)
        gathered[:, t] = state
    return gathered


def live_days(
    lives: int, days: int, inertia: float, missed: float, luck: np.random.Generator, rise: tuple[int, int, float] | None
) -> Floats:
    """Days of simulated lives; `rise` is the first day, the length and the size of a relapse."""
    found = np.empty((lives, days))
    found[:, 0] = luck.normal(size=lives)
    for t in range(1, days):
        found[:, t] = inertia * found[:, t - 1] + np.sqrt(1 - inertia**2) * luck.normal(size=lives)
    if rise is not None:
        start, length, size = rise
        found += size * np.clip((np.arange(days) - start + 1) / length, 0.0, 1.0)
    found[luck.random(found.shape) < missed] = np.nan
    return found


def learn_usual(days: Floats) -> tuple[Floats, Floats, Floats]:
    """Each life's mean and standard deviation in its first days, and on how many days they rest."""
    count = np.isfinite(days).sum(axis=1)
    usual = np.nansum(days, axis=1) / np.maximum(count, 1)
    spread = np.sqrt(np.nansum((days - usual[:, None]) ** 2, axis=1) / np.maximum(count - 1, 1))
    return usual, np.maximum(spread, 1e-3), count.astype(np.float64)


def try_rule(rule: str, inertia: float, missed: float, baseline: int, watched: int, seed: int = 1) -> Accuracy:
    """Set the limit on steady lives, then count on other lives what it sees, what it misses and how early."""
    luck = np.random.default_rng(seed)
    lives, size, rise = int(number("lives")), number("relapse_size"), int(number("relapse_rise"))
    rise = min(rise, max(watched // 2, 1))
    start = baseline + (watched - rise) // 2

    def gather(relapse: tuple[int, int, float] | None) -> Floats:
        days = live_days(lives, baseline + watched, inertia, missed, luck, relapse)
        usual, spread, _ = learn_usual(days[:, :baseline])
        return gather_errors(find_errors(days, usual, spread, inertia)[:, baseline:], rule)

    limit = float(np.quantile(gather(None).max(axis=1), 1 - number("false_alarms")))
    steady, relapse = gather(None), gather((start, rise, size))
    over = relapse > limit
    first = np.where(over.any(axis=1), over.argmax(axis=1), watched)
    begins, comes = start - baseline, start - baseline + rise
    seen = (first >= begins) & (first < comes)
    # An alarm before anything has begun is a false one, also in a life in which a relapse comes later.
    lead = float(np.median(comes - first[seen])) if seen.any() else float("nan")
    return Accuracy(
        rule=rule,
        limit=limit,
        sensitivity=float(seen.mean()),
        specificity=float((steady <= limit).all(axis=1).mean()),
        lead_days=lead,
        baseline=baseline,
        watched=watched,
        size=size,
        rise=rise,
        lives=lives,
    )
