"""The shapes are exact where they say so."""

import math

import numpy as np
import pytest
from scipy import stats

from nearer.model.forms import draw_count, draw_part, pull_both_ways, relax, smooth, wander


@pytest.mark.parametrize("dt", [0.125, 0.5, 1.0])
def test_relaxing_in_small_steps_is_relaxing_in_one(dt: float) -> None:
    value = 0.9
    for _ in range(int(4 / dt)):
        value = relax(value, 0.2, 3.0, dt)
    assert value == pytest.approx(0.2 + 0.7 * math.exp(-4 / 3))


@pytest.mark.parametrize("dt", [0.125, 0.5, 1.0])
def test_wandering_keeps_its_spread_at_any_step(dt: float) -> None:
    kept = math.exp(-dt / 2.0)
    assert wander(0.0, 0.3, 2.0, dt, 1.0) ** 2 + (0.3 * kept) ** 2 == pytest.approx(0.3**2)


def test_what_fills_and_empties_at_once_is_solved_exactly() -> None:
    value, steps = 0.1, 20000
    for _ in range(steps):
        value += ((1 - value) * 0.8 - 0.3 * value) / steps
    assert pull_both_ways(0.1, 0.8, 0.3, 1.0) == pytest.approx(value, abs=1e-4)


def test_the_running_pace_has_the_true_mean_at_any_step() -> None:
    for dt in (0.125, 1.0):
        pace = 0.0
        for _ in range(int(200 / dt)):
            pace = smooth(pace, 0.7 * dt, 7.0, dt)
        assert pace == pytest.approx(0.7)


@pytest.mark.parametrize("mean", [0.05, 0.6, 1.5])
def test_counts_follow_the_poisson_law(mean: float) -> None:
    lucks = (np.arange(20000) + 0.5) / 20000
    counts = np.array([draw_count(mean, float(u)) for u in lucks])
    for n in range(6):
        assert (counts == n).mean() == pytest.approx(stats.poisson.pmf(n, mean), abs=1e-4)
    assert all(np.diff(counts) >= 0)


@pytest.mark.parametrize("chance", [0.05, 0.4, 0.9])
def test_parts_follow_the_binomial_law(chance: float) -> None:
    lucks = (np.arange(4000) + 0.5) / 4000
    for count in range(7):
        parts = np.array([draw_part(float(count), chance, float(u)) for u in lucks])
        assert parts.max() <= count
        for n in range(count + 1):
            assert (parts == n).mean() == pytest.approx(stats.binom.pmf(n, count, chance), abs=6e-4)
