"""Learning how somebody answers, compared with direct integration."""

import numpy as np
import pytest
from scipy.stats import norm

from nearer.fit.compiled import fit_loops
from nearer.fit.likelihood import Numbers, item_levels, noise_sizes, number, weigh_answer
from tests.fit.cast import question

SEVEN = item_levels(question("mood"))
WEIGHTS = np.exp(-0.5 * np.linspace(-1, 1.5, noise_sizes().size) ** 2)
WEIGHTS = WEIGHTS / WEIGHTS.sum()
GRID = np.linspace(-0.5, 1.5, 801)


def integrate(
    level: int, rank: float, centre: tuple[float, float], spread: tuple[float, float]
) -> tuple[Numbers, Numbers]:
    """Posterior means and SDs of centre and spread on a fine grid."""
    slopes = np.linspace(spread[0] - 6 * spread[1], spread[0] + 6 * spread[1], 601)
    c, b = np.meshgrid(GRID, slopes, indexing="ij")
    weight = norm.pdf(c, *centre) * norm.pdf(b, *spread)
    chance = np.zeros_like(c)
    low, high = SEVEN.borders[level], SEVEN.borders[level + 1]
    for size, share in zip(noise_sizes(), WEIGHTS, strict=True):
        chance += share * (norm.cdf((high - c - b * rank) / size) - norm.cdf((low - c - b * rank) / size))
    weight = weight * ((1 - number("slip")) * chance + number("slip") / 7)
    weight = weight / weight.sum()
    means = np.array([(weight * c).sum(), (weight * b).sum()])
    sds = np.sqrt([(weight * (c - means[0]) ** 2).sum(), (weight * (b - means[1]) ** 2).sum()])
    return means, sds


@pytest.mark.parametrize(("level", "rank"), [(5, 1.5), (1, -0.8), (3, 0.0), (0, -2.0)])
def test_centre_and_spread_have_the_exact_posterior_moments(level: int, rank: float) -> None:
    centre, spread = (0.45, 0.15), (0.16, 0.06)
    doubt = centre[1] ** 2 + rank**2 * spread[1] ** 2
    cells = np.linspace(-0.5, 1.5, 513)
    middles = (cells[:-1] + cells[1:]) / 2
    slopes = weigh_answer(SEVEN, level, middles, doubt, WEIGHTS)
    item = np.array([[spread[0]], [centre[1] ** 2], [0.0], [spread[1] ** 2]], dtype=np.float32)
    place = np.array([centre[0]], dtype=np.float32)
    foreseen = np.array([centre[0] + rank * spread[0]], dtype=np.float32)
    noise = np.float32(WEIGHTS @ noise_sizes() ** 2)
    pull, sharp = slopes.pull.astype(np.float32), slopes.sharp.astype(np.float32)
    along = (foreseen, cells[0], cells[1] - cells[0], pull, sharp, noise, np.float32(doubt))
    fit_loops().learn_block(0, 1, np.array([rank], dtype=np.float32), item, np.float32(1), place, *along)
    means, sds = integrate(level, rank, centre, spread)
    assert (place[0], item[0, 0]) == pytest.approx(tuple(means), abs=5e-4)
    assert (np.sqrt(item[1, 0]), np.sqrt(item[3, 0])) == pytest.approx(tuple(sds), rel=0.02)


def test_no_answer_ever_makes_a_belief_wider_or_certain() -> None:
    rng = np.random.default_rng(1)
    count = 500
    item = np.zeros((4, count), dtype=np.float32)
    item[0], item[1], item[3] = 0.15, rng.gamma(1.0, 0.05, count), rng.gamma(1.0, 0.01, count)
    before = item.copy()
    rank = rng.normal(size=count).astype(np.float32) * 2
    place = rng.normal(0.5, 0.3, count).astype(np.float32)
    foreseen = place + item[0] * rank
    middles = np.linspace(-1, 2, 513)
    for level in range(7):
        slopes = weigh_answer(SEVEN, level, (middles[:-1] + middles[1:]) / 2, 0.02, WEIGHTS)
        pull, sharp = slopes.pull.astype(np.float32), slopes.sharp.astype(np.float32)
        along = (foreseen, middles[0], middles[1] - middles[0], pull, sharp, np.float32(0.02), np.float32(0.02))
        fit_loops().learn_block(0, count, rank, item, np.float32(1), place, *along)
    assert np.all(item[1] <= before[1] + 1e-9)
    assert np.all(item[3] <= before[3] + 1e-9)
    determinant = item[1].astype(float) * item[3] - item[2].astype(float) ** 2
    assert np.all(determinant > -1e-9)
    assert np.all(item[1] > 0)
    assert np.all(np.isfinite(item))
