"""Corrected: temporal links without the pull of centring, for any number of answers a person.

    y = m + B x + e                                   x  answers one lag before, m the person's own level
    B0 = (X'MX)^-1 X'MY                               M  takes every person's own mean away
    E[B0'] = B' - (X'MX)^-1 sum_d w_d B^d S           w_d  echoes at distance d by pairs, S  variance of e

Taking the own mean away takes a little of every later answer as well: that pulls inertia down. The sum is known but
for B, so it is put back and repeated until nothing moves (Nickell 1981, doi 10.2307/1911408; Bun & Carree 2005,
doi 10.1198/073500104000000532). With `noise`, that share of each item's variance within people is taken to be error
of the moment and is taken off X'MX; no diary tells it by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nearer.fit.networks.moments import Moments
from nearer.fit.networks.settings import number

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Fit:
    """Three networks for each draw: temporal (from, to), contemporaneous and between as partial correlations."""

    temporal: Floats
    contemporaneous: Floats
    between: Floats
    surprise: Floats


def fit_corrected(moments: Moments, weights: Floats, noise: float = 0.0) -> Fit:
    """Fit each draw of clusters; `weights` is (draws, clusters), how often each was drawn."""
    before, across, now = (sum_up(weights, one) for one in (moments.before, moments.across, moments.now))
    one = np.eye(before.shape[-1])
    # A draw may leave out everyone who moves on an item: a hair of variance keeps it at no link instead of none known.
    hair = number("least_spread") * one
    before = before - noise * before * one + hair * moments.before.sum(axis=0)
    now = now - noise * now * one + hair * moments.now.sum(axis=0)
    freedom = np.maximum(weights @ moments.freedom - before.shape[-1], 1.0)[:, None, None]
    echo = weights @ moments.echo
    inverse = np.linalg.pinv(before, hermitian=True)
    first: Floats = inverse @ across
    surprise = find_surprise(before, across, now, first, freedom)
    links = first
    for _ in range(int(number("rounds"))):
        renewed: Floats = first + inverse @ sum_echoes(echo, calm_down(links), surprise)
        settled = bool(np.abs(renewed - links).max() < 1e-7)
        links = renewed
        if settled:
            break
    return Fit(links, partial(surprise), find_between(moments, weights, calm_down(links), surprise), surprise)


def calm_down(links: Floats) -> Floats:
    """Links that fade: the formula holds for these only, and a short diary may seem to explode by chance."""
    reach = np.abs(np.linalg.eigvals(links)).max(axis=1)[:, None, None]
    calm: Floats = links * np.minimum(1.0, number("longest_inertia") / np.maximum(reach, 1e-12))
    return calm


def sum_up(weights: Floats, moments: Floats) -> Floats:
    """Sums over the clusters of each draw."""
    summed: Floats = np.tensordot(weights, moments, axes=1)
    return summed


def find_surprise(before: Floats, across: Floats, now: Floats, links: Floats, freedom: Floats) -> Floats:
    """Variance of what the answers before do not tell."""
    turned = np.swapaxes(links, 1, 2)
    left: Floats = now - turned @ across - np.swapaxes(across, 1, 2) @ links + turned @ before @ links
    return left / freedom


def sum_echoes(echo: Floats, links: Floats, surprise: Floats) -> Floats:
    """The sum over distances of echoes times the trace that a surprise leaves: sum_d w_d B^d S."""
    reach = np.swapaxes(links, 1, 2)
    trace, total = surprise, np.zeros_like(surprise)
    for d in range(echo.shape[1]):
        total = total + echo[:, d, None, None] * trace
        trace = reach @ trace
        if np.abs(trace).max() < 1e-12:
            break
    return total


def partial(variance: Floats) -> Floats:
    """Partial correlations of a variance; the diagonal is 0."""
    one = np.eye(variance.shape[-1])
    known = np.asarray(np.isfinite(variance).all(axis=(-2, -1)))[..., None, None]
    kept = np.where(known, variance, one)
    spread = np.sqrt(np.maximum(np.einsum("...kk->...k", kept), np.finfo(float).tiny))
    # By correlations, so that scales of different length lose nothing; a hair keeps copies apart.
    correlation = np.clip(kept / spread[..., :, None] / spread[..., None, :], -1.0, 1.0)
    inverse = np.linalg.pinv(correlation * (1 - one) + (1 + number("least_spread")) * one, hermitian=True)
    off: Floats = np.where(known, scale_inverse(inverse), np.nan)
    return off


def scale_inverse(inverse: Floats) -> Floats:
    """Partial correlations of the inverse of a variance; the diagonal is 0."""
    scale = np.sqrt(np.maximum(np.einsum("...kk->...k", inverse), number("least_spread")))
    found: Floats = np.clip(-inverse / scale[..., :, None] / scale[..., None, :], -1.0, 1.0)
    return found * (1 - np.eye(inverse.shape[-1]))


def find_between(moments: Moments, weights: Floats, links: Floats, surprise: Floats) -> Floats:
    """Partial correlations of people's levels: the variance of their means, less what chance adds to a mean."""
    items = links.shape[-1]
    people = weights.sum(axis=1)[:, None, None]
    if len({tuple(one) for one in moments.mean}) < items + 2:
        return np.full(links.shape, np.nan)
    mean = weights @ moments.mean / people[:, 0]
    squares = np.einsum("pi,pj->pij", moments.mean, moments.mean)
    seen = sum_up(weights, squares) / people - mean[:, :, None] * mean[:, None, :]
    seen = seen * people / np.maximum(people - 1, 1)
    # A mean of n answers that follow each other varies by the long-run variance over n.
    away = np.linalg.inv(np.eye(items) - np.swapaxes(links, 1, 2))
    chance = (weights @ (1 / moments.answers.min(axis=1)))[:, None, None] / people
    levels = seen - chance * (away @ surprise @ np.swapaxes(away, 1, 2))
    values, vectors = np.linalg.eigh(levels)
    least = number("least_spread") * float(moments.mean.var(axis=0).sum())
    kept: Floats = vectors @ (np.maximum(values, least)[:, :, None] * np.swapaxes(vectors, 1, 2))
    return partial(kept)
