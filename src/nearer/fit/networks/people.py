"""People: each person's own links, drawn to the group's as far as the person's answers leave them open.

    y_ij = c_j + b_j x + g_j m + u_i0 + u_i x + e        u ~ normal, independent, variance l_k^2 s^2

One equation an item, by maximum likelihood with exact gradients; x are the answers one lag before, taken from the
person's own mean, m the own means of the other items. Contemporaneous links are drawn to the group's in the same way,
with the strength that makes the people's own variances likeliest.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize, minimize_scalar
from scipy.special import multigammaln

from nearer.diary import DiaryError
from nearer.fit.networks.corrected import partial
from nearer.fit.networks.moments import Moments, take_moments
from nearer.fit.networks.pairs import Pairs
from nearer.fit.networks.settings import number

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Selves:
    """Links by person, (people, from, to), with their errors; and how much people differ in temporal ones."""

    people: tuple[str, ...]
    temporal: Floats
    error: Floats
    contemporaneous: Floats
    contemporaneous_error: Floats
    random_sd: Floats
    common: Floats


@dataclass(frozen=True)
class Equation:
    """One item's equation fitted: common links and their variance, people's departures, spreads and what is left."""

    common: Floats
    common_variance: Floats
    own: Floats
    own_variance: Floats
    spread: Floats
    left: float


def fit_people(pairs: Pairs, shift: Floats | None = None) -> Selves:
    """Fit everybody; `shift` is what a correction adds to the common links."""
    moments = take_moments(pairs)
    items = len(pairs.items)
    if len(pairs.people) < items + 2:
        raise DiaryError(
            f"Links by person need at least {items + 2} people for {items} items, got {len(pairs.people)}. "
            "Take fewer items, or fit one person alone."
        )
    fitted = [fit_equation(moments, item, items) for item in range(items)]
    common = np.column_stack([one.common for one in fitted])
    own = np.stack([one.own for one in fitted], axis=2)
    unsure = np.stack([one.own_variance + one.common_variance for one in fitted], axis=2)
    temporal = common + own
    freedom = np.maximum(moments.size - 1 - items, 1.0)
    variances, strength = shrink_variances(leave_over(moments, temporal), freedom)
    together = partial(variances)
    return Selves(
        people=pairs.people,
        temporal=temporal if shift is None else temporal + shift,
        error=np.sqrt(unsure),
        contemporaneous=together,
        contemporaneous_error=(1 - together**2) * doubt_partial(freedom, strength, items)[:, None, None],
        random_sd=np.column_stack([one.spread * np.sqrt(one.left) for one in fitted]),
        common=common,
    )


def fit_equation(moments: Moments, item: int, items: int) -> Equation:
    """Find one item's equation."""
    others = np.delete(np.arange(items), item)
    varying = np.arange(1 + items)
    fixed = np.concatenate([varying, 1 + items + others])
    columns = np.append(fixed, 1 + 2 * items + item)
    sums = moments.raw[:, columns[:, None], columns]
    z = sums[:, : 1 + items, :]
    size = float(moments.size.sum())
    usual = np.sqrt(np.maximum(np.einsum("ckk->k", sums[:, : 1 + items, : 1 + items]) / size, 1e-12))

    def cost(scaled: Floats) -> tuple[float, Floats]:
        value, gradient, *_ = weigh(sums, z, np.sqrt(scaled) / usual, size)
        return value, gradient / usual**2

    # In variances, so that a spread that is nought by the way can still rise again.
    start, widest = np.full(1 + items, 0.1), number("widest_people")
    best = minimize(cost, start, jac=True, method="L-BFGS-B", bounds=[(0.0, widest)] * len(start))
    spread = np.sqrt(best.x) / usual
    _, _, common, left, inverse, own, variance = weigh(sums, z, spread, size)
    doubt = np.diag(inverse)[1 : 1 + items] * left
    return Equation(common[1 : 1 + items], doubt, own[:, 1:], variance[:, 1:] * left, spread[1:], left)


def weigh(
    sums: Floats, z: Floats, spread: Floats, size: float
) -> tuple[float, Floats, Floats, float, Floats, Floats, Floats]:
    """Deviance, its gradient in the squared spreads; common part, what is left, inverse, departures, their variance."""
    parts = len(spread)
    scaled = spread[:, None] * z
    inner = np.eye(parts) + scaled[:, :, :parts] * spread
    inverse = np.linalg.inv(inner)
    whole = (sums - np.swapaxes(scaled, 1, 2) @ inverse @ scaled).sum(axis=0)
    normal = np.linalg.pinv(whole[:-1, :-1], hermitian=True)
    common = normal @ whole[:-1, -1]
    # What is left cannot be less than nothing, though rounding may say so where everything is told.
    told, own_square = float(common @ whole[:-1, -1]), float(sums[:, -1, -1].sum())
    left = max(float(whole[-1, -1]) - told, number("least_spread") * own_square, np.finfo(float).tiny) / size
    logs = float(np.linalg.slogdet(inner)[1].sum())
    weights = np.append(-common, 1.0)
    score = z @ weights
    pull = score - np.einsum("cij,cj->ci", z[:, :, :parts] * spread, np.einsum("cij,cj->ci", inverse, spread * score))
    own = spread**2 * pull
    square = z[:, :, :parts]
    steep = np.einsum("cij,cjk,cki->i", square * spread, inverse, np.swapaxes(square * spread, 1, 2))
    gradient = np.einsum("ckk->k", square) - steep - (pull**2).sum(axis=0) / left
    variance = spread**2 * np.einsum("ckk->ck", inverse)
    return logs + size * np.log(left), gradient, common, left, normal, own, variance


def doubt_partial(freedom: Floats, strength: float, items: int) -> Floats:
    """Error of a partial correlation near 0: from the own entries, what the group's are worth, and the group's own."""
    own = 1 / np.maximum(strength + freedom - items, 1.0)
    group = (strength / (strength + freedom)) ** 2 / max(float(freedom.sum()) - items, 1.0)
    return np.asarray(np.sqrt(own + group), np.float64)


def leave_over(moments: Moments, temporal: Floats) -> Floats:
    """Each person's sum of squares and products of what their own links do not tell."""
    turned = np.swapaxes(temporal, 1, 2)
    left: Floats = (
        moments.now
        - turned @ moments.across
        - np.swapaxes(moments.across, 1, 2) @ temporal
        + turned @ moments.before @ temporal
    )
    return (left + np.swapaxes(left, 1, 2)) / 2


def shrink_variances(left: Floats, freedom: Floats) -> tuple[Floats, float]:
    """Each person's variance, drawn to the common one with the likeliest strength (inverse Wishart prior)."""
    items = left.shape[1]
    common = left.sum(axis=0) / freedom.sum()
    common = common + number("least_spread") * np.trace(common) * np.eye(items)

    def cost(logarithm: float) -> float:
        strength = items + 1 + np.exp(logarithm)
        scale = (strength - items - 1) * common
        after = strength + freedom
        found = multigammaln(after / 2, items).sum() - len(freedom) * multigammaln(strength / 2, items)
        found += len(freedom) * strength / 2 * np.linalg.slogdet(scale)[1]
        found -= (after / 2 * np.linalg.slogdet(scale + left)[1]).sum()
        return -float(found)

    best = minimize_scalar(cost, bounds=(-4.0, 9.0), method="bounded")
    strength = float(np.exp(best.x))
    shrunk: Floats = (strength * common + left) / (strength + freedom)[:, None, None]
    return shrunk, strength
