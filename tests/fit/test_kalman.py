"""Weighing and moving, compared with the exact answer of a Kalman filter where everything is linear and normal."""

import numpy as np
import pytest

from nearer.fit import likelihood
from nearer.fit.cloud import Cloud, Question
from nearer.fit.compiled import Crew
from nearer.fit.likelihood import item_levels, noise_sizes
from nearer.fit.priors import ItemPrior
from nearer.fit.standing import Standing
from nearer.model.compiler import as_float32
from nearer.model.parameters import load_parameters
from nearer.population.reference import Selves
from tests.fit.cast import question

COUNT, STEPS = 20_000, 30
NOISE = 4
# Two states, one trait that drives the first, and how somebody places themselves on two sliders.
MOVES = np.array([[0.8, 0.0, 0.3], [0.3, 0.6, 0.0], [0.0, 0.0, 1.0]])
SHOCKS = np.array([0.5, 0.6, 0.0])
CENTRE, CENTRE_SD, SPREAD = 0.5, 0.08, 0.07


def linear_cloud(rng: np.random.Generator) -> Cloud:
    """A cloud whose only quantities are the toy's: states 0 and 1, trait 2, centres 3 and 4; no moments and no ties."""
    ranks = np.zeros((8, COUNT), dtype=np.float32)
    ranks[:3] = rng.standard_normal((3, COUNT))
    ranks[3:5] = CENTRE
    weights = np.zeros(noise_sizes().size)
    weights[NOISE] = 1
    questions = []
    for k, (construct, direction) in enumerate((("mood", 1), ("energy", -1))):
        item = question(construct, "slider", direction)
        belief = np.zeros((4, COUNT), dtype=np.float32)
        belief[0], belief[1] = SPREAD, CENTRE_SD**2
        prior = ItemPrior(CENTRE, CENTRE_SD, SPREAD, 0.0, 0.1)
        questions.append(Question(item, k, 0.0, 3 + k, item_levels(item), weights.copy(), belief, prior))
    nobody = np.zeros((1, COUNT), dtype=np.float32)
    selves = Selves(nobody, nobody, nobody[None], nobody)
    standing = Standing.among(ranks, [0, 1])
    numbers = as_float32(load_parameters())
    return Cloud(selves, (), questions, ranks, standing, standing, np.arange(COUNT), 1, numbers, 1.0, Crew(1))


class Exact:
    """The Kalman filter of the same toy: states, trait, two centres."""

    def __init__(self) -> None:
        self.mean = np.array([0.0, 0.0, 0.0, CENTRE, CENTRE])
        self.cov = np.diag([1.0, 1.0, 1.0, CENTRE_SD**2, CENTRE_SD**2])

    def live(self) -> None:
        move = np.eye(5)
        move[:3, :3] = MOVES
        self.mean = move @ self.mean
        self.cov = move @ self.cov @ move.T + np.diag([*SHOCKS**2, 0, 0])

    def weigh(self, k: int, answer: float) -> None:
        seen = np.zeros(5)
        seen[k], seen[3 + k] = (SPREAD, -SPREAD)[k], 1
        # Rounding to hundredths adds the variance of a uniform.
        variance = seen @ self.cov @ seen + noise_sizes()[NOISE] ** 2 + 0.01**2 / 12
        gain = self.cov @ seen / variance
        self.mean = self.mean + gain * (answer - seen @ self.mean)
        self.cov = self.cov - np.outer(gain, seen @ self.cov)


def test_weighing_and_moving_agree_with_the_exact_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = likelihood.number
    monkeypatch.setattr(likelihood, "number", lambda name: 0.0 if name == "slip" else kept(name))
    rng = np.random.default_rng(3)
    cloud, exact = linear_cloud(rng), Exact()
    truth, centres = rng.standard_normal(3), CENTRE + CENTRE_SD * rng.standard_normal(2)
    for step in range(STEPS):
        truth = MOVES @ truth + SHOCKS * rng.standard_normal(3)
        cloud.ranks[:3] = MOVES @ cloud.ranks[:3] + SHOCKS[:, None] * rng.standard_normal((3, COUNT))
        exact.live()
        for k, asked in enumerate(cloud.questions):
            if step % 5 == 4 and k == 0:
                continue  # A missing answer.
            answer = centres[k] + (SPREAD, -SPREAD)[k] * truth[k] + noise_sizes()[NOISE] * rng.standard_normal()
            answer = float(np.clip(np.round(answer, 2), 0.01, 0.99))
            cloud.weigh(asked, answer)
            exact.weigh(k, answer)
    beliefs = np.array([asked.belief[1] for asked in cloud.questions])
    mean = cloud.ranks[:5].mean(axis=1, dtype=float)
    sd = cloud.ranks[:5].std(axis=1, dtype=float)
    sd[3:] = np.sqrt(sd[3:] ** 2 + beliefs.mean(axis=1))
    exact_sd = np.sqrt(np.diag(exact.cov))
    # Each step's slope is off by about 1 / sqrt(count); errors of all steps add like a walk: four of its SDs.
    tolerance = 4 * np.sqrt(2 * STEPS / COUNT)
    assert np.abs((mean - exact.mean) / exact_sd).max() < tolerance
    np.testing.assert_allclose(sd, exact_sd, rtol=tolerance / 2)
    # The answers taught something, or the comparison would be empty.
    assert exact_sd[2] < 0.75
    assert exact_sd[3] < 0.75 * CENTRE_SD
