"""The few shapes that every equation is built from; each keeps its quantity in range by form."""

from math import exp, sqrt

from nearer.model.kinds import Count, Days, Level, Luck, Normal, PerDay, Share


def logistic(x: float) -> Share:
    """Squash any number into 0..1."""
    return 1 / (1 + exp(-x))


def bend(x: float) -> Share:
    """Squash into 0..1 with slope one at one half: `bend(x)` is about x between .2 and .8."""
    return 1 / (1 + exp(-4 * (x - 0.5)))


def above(x: float) -> Level:
    """The part of x above zero."""
    return x if x > 0 else 0 * x


def relax(value: float, target: float, tau: Days, dt: Days) -> float:
    """Move towards a target with time constant tau: exact for a target that holds through the step."""
    return target + (value - target) * exp(-dt / tau)


def wander(value: float, spread: float, tau: Days, dt: Days, shock: Normal) -> float:
    """One exact step of an Ornstein-Uhlenbeck process with mean 0 and stationary SD `spread`."""
    kept = exp(-dt / tau)
    return value * kept + spread * sqrt(1 - kept * kept) * shock


def smooth(pace: PerDay, count: Count, tau: Days, dt: Days) -> PerDay:
    """Running rate of events, remembered over tau; its mean is the true rate at any dt."""
    kept = exp(-dt / tau)
    return pace * kept + count * (1 - kept) / dt


def pull_both_ways(value: Share, up: PerDay, down: PerDay, dt: Days) -> Share:
    """Exact step of `value' = up (1 - value) - down value`: what fills and what empties at once."""
    speed = up + down
    return relax(value, up / speed, 1 / speed, dt)


def pull_and_return(value: Share, up: PerDay, down: PerDay, rest: Share, tau: Days, dt: Days) -> Share:
    """Exact step of `value' = up (1 - value) - down value + (rest - value) / tau`."""
    speed = up + down + 1 / tau
    return relax(value, (up + rest / tau) / speed, 1 / speed, dt)


def draw_count(mean: float, luck: Luck) -> Count:
    """Poisson count by inversion, up to six. More luck, or a larger mean, never gives fewer events."""
    term = exp(-mean)
    total = term
    count = 0 * mean
    count += 1 if luck > total else 0
    term *= mean
    total += term
    count += 1 if luck > total else 0
    term *= mean / 2
    total += term
    count += 1 if luck > total else 0
    term *= mean / 3
    total += term
    count += 1 if luck > total else 0
    term *= mean / 4
    total += term
    count += 1 if luck > total else 0
    term *= mean / 5
    total += term
    count += 1 if luck > total else 0
    return count


def draw_part(count: Count, chance: Share, luck: Luck) -> Count:
    """How many of `count` events go the way that has this chance (binomial by inversion, count up to six)."""
    if count < 0.5:
        return 0 * count
    missed = (1 - chance) ** count
    odds = chance / (1 - chance + 1e-6)
    term = missed
    total = term
    part = 1 if luck > total else 0 * count
    term *= count * odds
    total += term
    part += 1 if luck > total and count > 1.5 else 0
    term *= (count - 1) / 2 * odds
    total += term
    part += 1 if luck > total and count > 2.5 else 0
    term *= (count - 2) / 3 * odds
    total += term
    part += 1 if luck > total and count > 3.5 else 0
    term *= (count - 3) / 4 * odds
    total += term
    part += 1 if luck > total and count > 4.5 else 0
    term *= (count - 4) / 5 * odds
    total += term
    part += 1 if luck > total and count > 5.5 else 0
    return part
