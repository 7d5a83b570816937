"""Centred: the way of mlVAR with fixed links, so that results can be compared with papers that used it.

    y_j = c_j + b_j (x - own mean of x) + g_j (own means of the other items) + u_j + e_j      u_j  person, normal

Each item's equation is fitted alone by maximum likelihood, on complete pairs. Contemporaneous links are partial
correlations of what is left; between links come from g and the variance of u. Centring pulls inertia down: a true .30
reads .28 with fourteen days of four beeps. Epskamp, Waldorp, Mottus & Borsboom 2018, doi 10.1080/00273171.2018.1454823.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

from nearer.diary import DiaryError
from nearer.fit.networks.corrected import Fit, partial, scale_inverse, sum_up
from nearer.fit.networks.moments import Moments
from nearer.fit.networks.settings import number

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Equation:
    """One item's equation: how much people differ (as times the variance within) and which columns it uses."""

    item: int
    columns: NDArray[np.int64]
    ratio: float


def learn_equations(moments: Moments) -> tuple[Equation, ...]:
    """Find for each item how much people differ."""
    items = moments.mean.shape[1]
    if moments.clusters < items + 2 or len({tuple(one) for one in moments.mean}) < items + 2:
        raise DiaryError(
            f"The centred way needs at least {items + 2} people for {items} items, got {moments.clusters}. "
            "Take the corrected way, or fewer items."
        )
    return tuple(learn_equation(moments, item, items) for item in range(items))


def learn_equation(moments: Moments, item: int, items: int) -> Equation:
    """Maximise the likelihood over the one number that has no closed form."""
    others = np.delete(np.arange(items), item)
    columns = np.concatenate([[0], 1 + np.arange(items), 1 + items + others, [1 + 2 * items + item]])
    everybody = np.ones((1, moments.clusters))

    def cost(logarithm: float) -> float:
        ratio = float(np.exp(logarithm))
        _, left, _ = solve(moments, everybody, Equation(item, columns, ratio))
        return float(moments.size.sum() * np.log(left[0]) + np.log1p(moments.size * ratio).sum())

    ends = (-12.0, float(np.log(number("widest_people"))))
    best = minimize_scalar(cost, bounds=ends, method="bounded", options={"xatol": 1e-6})
    return Equation(item, columns, float(np.exp(best.x)))


def solve(moments: Moments, weights: Floats, equation: Equation) -> tuple[Floats, Floats, Floats]:
    """Coefficients, what is left of the sum of squares, and the inverse of the normal equations, for each draw."""
    columns = equation.columns
    shrunk = equation.ratio / (1 + equation.ratio * moments.size)
    total = moments.total[:, columns]
    own = np.einsum("ci,cj->cij", total * shrunk[:, None], total)
    products = moments.raw[:, columns[:, None], columns] - own
    # As in the corrected way: an item on which nobody in a draw moves has no links there.
    hair = number("least_spread") * np.eye(len(columns)) * products.sum(axis=0)
    sums = sum_up(weights, products) + hair
    # A draw of few different people may leave their means on a line.
    inverse = np.asarray(np.linalg.pinv(sums[:, :-1, :-1], rcond=1e-12, hermitian=True), np.float64)
    found: Floats = (inverse @ sums[:, :-1, -1:])[..., 0]
    left: Floats = sums[:, -1, -1] - (found * sums[:, :-1, -1]).sum(axis=1)
    return found, left, inverse


def fit_centred(moments: Moments, weights: Floats, equations: tuple[Equation, ...]) -> Fit:
    """Fit each draw of people, with the people's differences as they were learned from all."""
    items = len(equations)
    draws = len(weights)
    size = weights @ moments.size
    links, others = np.zeros((draws, items, items)), np.zeros((draws, items, items))
    variance, whole = np.zeros((draws, items)), np.zeros((draws, 1 + 2 * items, items))
    for equation in equations:
        j = equation.item
        found, left, _ = solve(moments, weights, equation)
        links[:, :, j] = found[:, 1 : 1 + items]
        others[:, j, np.delete(np.arange(items), j)] = found[:, 1 + items :]
        variance[:, j] = left / size
        whole[:, equation.columns[:-1], j] = found
    ratios = np.array([equation.ratio for equation in equations])
    surprise = find_left(moments, weights, whole, ratios)
    between = np.einsum("nj,njl->njl", 1 / (ratios * variance), np.eye(items) - others)
    between = (between + np.swapaxes(between, 1, 2)) / 2
    lowest = np.linalg.eigvalsh(between)[:, 0]
    between = between - np.minimum(lowest - 1e-3, 0.0)[:, None, None] * np.eye(items)
    return Fit(links, partial(surprise), scale_inverse(between), surprise)


def find_left(moments: Moments, weights: Floats, whole: Floats, ratios: Floats) -> Floats:
    """Variance of what is left of each item after its equation and the person's own part."""
    items = len(ratios)
    known, now = slice(0, 1 + 2 * items), slice(1 + 2 * items, None)
    raw = sum_up(weights, moments.raw)
    crossed = np.swapaxes(whole, 1, 2) @ raw[:, known, now]
    inner = np.swapaxes(whole, 1, 2) @ raw[:, known, known] @ whole
    products = raw[:, now, now] - crossed - np.swapaxes(crossed, 1, 2) + inner
    sums = moments.total[None, :, now] - moments.total[:, known] @ whole
    size = moments.size[:, None]
    # The person's own part, taken off each of two items: a_i + a_j - a_i a_j of the product of their sums.
    own = ratios * size / (1 + ratios * size)
    scaled = sums * (weights / moments.size)[:, :, None]
    both = np.swapaxes(scaled * own, 1, 2) @ sums
    products = products - both - np.swapaxes(both, 1, 2) + np.swapaxes(scaled * own, 1, 2) @ (sums * own)
    people = (weights @ moments.size)[:, None]
    mean = np.einsum("nc,ncj->nj", weights, sums * (1 - own)) / people
    together = products / people[:, :, None]
    hair = number("least_spread") * np.eye(items) * moments.now.sum(axis=0) / moments.size.sum()
    found: Floats = together - mean[:, :, None] * mean[:, None, :] + hair
    return found


def standard_errors(moments: Moments, equations: tuple[Equation, ...]) -> Floats:
    """Standard errors of the temporal links as the likelihood has them, (from, to)."""
    items = len(equations)
    errors = np.zeros((items, items))
    for equation in equations:
        _, left, inverse = solve(moments, np.ones((1, moments.clusters)), equation)
        variance = np.diag(inverse[0])[1 : 1 + items] * left[0] / moments.size.sum()
        errors[:, equation.item] = np.sqrt(variance)
    return errors
