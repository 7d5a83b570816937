"""Cells: re-weighing without copying anybody."""

import numpy as np
import pytest
from scipy.stats import norm

from nearer.fit.cells import LEAST_EFFECTIVE, Cells
from nearer.fit.compiled import fit_loops

COUNT = 20_000


def shifted(values: np.ndarray, likely_at: object) -> np.ndarray:
    """Values after their cells were given the weights of a likelihood."""
    assert callable(likely_at)
    cells = Cells.of(values)
    shift, moved = np.zeros_like(values), values.copy()
    edges = cells.moved_edges(likely_at(cells.middles()))
    fit_loops().shift_block(0, values.size, moved, cells.low, cells.width, edges, shift)
    np.testing.assert_allclose(moved, values + shift, atol=1e-6)
    return moved


def test_the_moved_cloud_has_the_posterior_of_a_normal_prior_and_a_normal_answer() -> None:
    values = norm.ppf((np.arange(COUNT) + 0.5) / COUNT).astype(np.float32)
    moved = shifted(values, lambda x: norm.pdf(x, 1.0, 0.8))
    # Conjugate: precision 1 + 1 / .64.
    precision = 1 + 1 / 0.64
    assert moved.mean() == pytest.approx(1 / 0.64 / precision, abs=0.005)
    assert moved.std() == pytest.approx(precision**-0.5, abs=0.005)


def test_a_skewed_prior_keeps_its_shape_where_the_answer_is_vague() -> None:
    values = np.random.default_rng(4).gamma(1.5, size=COUNT).astype(np.float32)
    weights = norm.pdf(values, 2.0, 1.5)
    moved = shifted(values, lambda x: norm.pdf(x, 2.0, 1.5))
    order = np.argsort(values)
    upto = np.cumsum(weights[order]) / weights.sum()
    for share in (0.05, 0.25, 0.5, 0.75, 0.95):
        assert np.quantile(moved, share) == pytest.approx(values[order][np.searchsorted(upto, share)], abs=0.03)


def test_nobody_ever_overtakes_anybody_else() -> None:
    values = np.sort(np.random.default_rng(5).normal(size=COUNT).astype(np.float32))
    moved = shifted(values, lambda x: norm.pdf(x, -1.0, 0.3))
    assert np.all(np.diff(moved) >= -1e-6)


def test_an_answer_that_tells_nothing_moves_nobody() -> None:
    values = np.random.default_rng(6).normal(size=COUNT).astype(np.float32)
    np.testing.assert_allclose(shifted(values, np.ones_like), values, atol=1e-4)


def test_tempering_never_gives_up_more_than_half_of_the_effective_sample() -> None:
    values = np.random.default_rng(7).normal(size=COUNT).astype(np.float32)
    cells = Cells.of(values)
    likely = norm.pdf(cells.middles(), 2.0, 0.1) + 1e-6
    assert cells.effective(likely) < 0.1
    left, stages = 1.0, 0
    while left > 1e-12:
        part = cells.temper(likely, left)
        assert cells.effective(likely, part) >= LEAST_EFFECTIVE - 1e-6
        edges = cells.moved_edges(likely**part)
        shift = np.zeros_like(values)
        fit_loops().shift_block(0, COUNT, values, cells.low, cells.width, edges, shift)
        cells = Cells.of(values)
        likely = norm.pdf(cells.middles(), 2.0, 0.1) + 1e-6
        left, stages = left - part, stages + 1
    assert stages > 1


def test_effective_sample_agrees_with_the_weights_themselves() -> None:
    values = np.random.default_rng(8).normal(size=COUNT).astype(np.float32)
    weights = norm.pdf(values, 0.5, 0.7)
    exact = weights.sum() ** 2 / (weights**2).sum() / COUNT
    cells = Cells.of(values)
    assert cells.effective(norm.pdf(cells.middles(), 0.5, 0.7)) == pytest.approx(exact, rel=0.01)


def test_a_single_far_value_does_not_make_the_cells_coarse() -> None:
    values = np.random.default_rng(9).normal(size=COUNT).astype(np.float32)
    values[0] = 1e4
    spread = float(values.std())
    assert Cells.of(values).width < 12.1 * spread / 512
