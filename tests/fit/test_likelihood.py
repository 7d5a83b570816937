"""How likely an answer is, compared with direct integration."""

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import norm

from nearer.fit.likelihood import (
    answer_numbers,
    find_level,
    foresee_levels,
    item_levels,
    noise_sizes,
    number,
    weigh_answer,
)
from tests.fit.cast import question

SEVEN = item_levels(question("mood"))
SLIDER = item_levels(question("mood", "slider"))
WEIGHTS = np.exp(-0.5 * np.linspace(-2, 2, noise_sizes().size) ** 2)
WEIGHTS = WEIGHTS / WEIGHTS.sum()


def chance_by_hand(x: float, low: float, high: float, doubt: float, levels: int) -> float:
    """The chance of an answer between two borders, by integrating over self doubt and noise."""
    total = 0.0
    for size, weight in zip(noise_sizes(), WEIGHTS, strict=True):
        inside, _ = quad(
            lambda mean, s=size: (
                norm.pdf(mean, x, np.sqrt(doubt)) * (norm.cdf((high - mean) / s) - norm.cdf((low - mean) / s))
            ),
            x - 8 * np.sqrt(doubt),
            x + 8 * np.sqrt(doubt),
            limit=200,
        )
        total += weight * inside
    return (1 - number("slip")) * total + number("slip") / levels


def test_a_seven_point_item_has_seven_levels_with_open_ends() -> None:
    np.testing.assert_allclose(SEVEN.values, np.arange(7) / 6)
    np.testing.assert_allclose(SEVEN.borders[1:-1], (np.arange(6) + 0.5) / 6)
    assert SEVEN.borders[0] == -np.inf
    assert SEVEN.borders[-1] == np.inf


@pytest.mark.parametrize("level", [0, 3, 6])
def test_the_chance_of_an_answer_agrees_with_direct_integration(level: int) -> None:
    places = np.array([-0.1, 0.3, 0.55, 1.2])
    slopes = weigh_answer(SEVEN, level, places, 0.01, WEIGHTS)
    for x, likely in zip(places, slopes.likely, strict=True):
        by_hand = chance_by_hand(x, SEVEN.borders[level], SEVEN.borders[level + 1], 0.01, 7)
        assert likely == pytest.approx(by_hand, rel=1e-5)


@pytest.mark.parametrize("level", [0, 3, 6])
def test_pull_and_sharpness_are_the_derivatives_of_the_log_chance(level: int) -> None:
    step, places = 1e-4, np.linspace(-0.3, 1.3, 33)
    below, at, above = (
        np.log(weigh_answer(SEVEN, level, places + shift, 0.02, WEIGHTS).likely) for shift in (-step, 0.0, step)
    )
    slopes = weigh_answer(SEVEN, level, places, 0.02, WEIGHTS)
    np.testing.assert_allclose(slopes.pull, (above - below) / (2 * step), atol=1e-5)
    np.testing.assert_allclose(slopes.sharp, -(above - 2 * at + below) / step**2, atol=1e-4)


@pytest.mark.parametrize("kind", ["ordinal", "slider"])
def test_the_chances_of_all_levels_sum_to_one_and_agree_with_each_answers_own(kind: str) -> None:
    ladder = item_levels(question("mood", kind))
    places, shares = np.array([0.2, 0.7]), np.array([0.25, 0.75])
    # All noise sizes weigh enough here for none to be left out.
    even = np.full(noise_sizes().size, 1 / noise_sizes().size)
    chances = foresee_levels(ladder, places, shares, 0.01, even)
    assert chances.sum() == pytest.approx(1)
    single = [weigh_answer(ladder, level, places, 0.01, even).likely @ shares for level in range(len(ladder.values))]
    np.testing.assert_allclose(chances, single, rtol=1e-9)


def test_an_answer_belongs_to_its_nearest_level() -> None:
    assert [find_level(SEVEN, answer) for answer in (0.0, 0.09, 0.49, 1.0)] == [0, 1, 3, 6]
    assert find_level(SLIDER, 0.374) == 37


def test_a_wild_answer_pulls_less_than_a_likely_one_because_it_may_be_a_slip() -> None:
    sure = np.zeros(noise_sizes().size)
    sure[2] = 1
    pulls = weigh_answer(SEVEN, 6, np.array([0.8, -0.5]), 0.0, sure).pull
    assert 0 <= pulls[1] < 0.01 * pulls[0]


def test_every_number_of_answering_says_why_it_is_believed() -> None:
    assert all(len(row.why) > 20 and row.source for row in answer_numbers().values())
