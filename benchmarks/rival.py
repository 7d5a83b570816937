"""The twin beside its rival: a bootstrap filter that copies selves which fit, on simulated people whose truth is known.

    python benchmarks/rival.py [--people 60] [--selves 2000] [--days 14]

The rival has the same selves, step, answers, priors and learned traits. It tempers its weights within a beep, so that
the effective sample never falls below half, copies selves by systematic resampling, and then moves the learned traits a
little (Liu and West 2001). What each self has learned of how the person answers travels with it. Printed for both: how
often 80 % bands hold the truth at the end of the diary, how many SDs the truth of the learned traits lies away (root
mean square; 1 is right), how well the next answer is foreseen, and how many selves of the first day still live.
"""

import argparse
import time
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from nearer.diary import Item, PersonDiary
from nearer.fit import AHEAD, AnswerPrior, fit_twin, simulate_lives
from nearer.fit.carriers import read_carriers
from nearer.fit.compiled import Crew
from nearer.fit.likelihood import find_level, item_levels, noise_sizes, number
from nearer.fit.reference import usual_people
from nearer.fit.standing import Standing
from nearer.fit.taught import read_taught
from nearer.fit.twin import choose_selves
from nearer.model.compiler import as_float32
from nearer.model.parameters import load_parameters
from nearer.model.state import Help, Traits
from nearer.population.reference import Selves, reference_selves, take_selves
from nearer.population.selves import move_selves

Numbers = NDArray[np.float64]

CONSTRUCTS = ("mood", "loneliness", "contact", "depression", "rumination", "threat", "energy")
ITEMS = tuple(Item(name, name, 1, 1.0, 7.0, "ordinal") for name in CONSTRUCTS)
CARRIERS = [read_carriers()[name].row for name in CONSTRUCTS]
TOUCH = [number("moment_size") * read_carriers()[name].moment for name in CONSTRUCTS]
LEARNED = [Traits._fields.index(name) for name in read_taught().learned]
BEEPS, MISSING, OTHER_SEED, STEP = 4, 0.15, 77, 1 / 8
LEAST_EFFECTIVE, KERNEL = 0.5, 0.1


class Result(NamedTuple):
    """Selves at the end, mean log chance given to each next answer, selves of the first day who live."""

    selves: Selves
    score: float
    ancestors: int


class Bootstrap:
    """The rival."""

    def __init__(self, people: Selves, count: int, seed: int) -> None:
        self.rng, self.seed, self.count = np.random.default_rng(seed), seed, count
        self.selves, self.ancestors = choose_selves(people, count, seed), np.arange(count)
        self.standing = Standing.among(people.state, CARRIERS)
        self.traits = Standing.among(people.traits, LEARNED)
        priors = [AnswerPrior.from_people(ITEMS, people).items[item.name] for item in ITEMS]
        # Mean and covariance of centre and spread, and weights of the noise sizes: item, self.
        self.mean = np.array([[[p.centre] * count, [p.spread] * count] for p in priors])
        self.cov = np.zeros((len(ITEMS), 2, 2, count))
        for k, p in enumerate(priors):
            self.cov[k, 0, 0], self.cov[k, 1, 1] = p.centre_sd**2, p.spread_sd**2
        self.noise = np.repeat(np.array([p.noise_weights() for p in priors])[:, :, None], count, axis=2)
        self.levels = [item_levels(item) for item in ITEMS]
        self.moment = self.rng.standard_normal(count)
        self.numbers, self.crew = as_float32(load_parameters()), Crew(1)
        self.scores: list[float] = []

    def live(self, when: int, steps: int) -> None:
        """Some steps of everybody's life."""
        s, help = self.selves, np.zeros((len(Help._fields), self.count), dtype=np.float32)
        sums, slots = np.zeros((5, self.count), dtype=np.float32), np.arange(self.count)
        rest = (np.uint64(self.seed), slots, when, steps, self.numbers, np.float32(STEP))
        move_selves(0, self.count, s.state, s.traits, help, s.ties, s.around, sums, *rest)

    def pass_moment(self, days: float) -> None:
        """Let the moment pass."""
        kept = float(np.exp(-days / number("moment_lasts")))
        self.moment = kept * self.moment + (1 - kept * kept) ** 0.5 * self.rng.standard_normal(self.count)

    def weigh(self, answers: Numbers) -> Numbers:
        """Log weight of every self by the answers of one beep; learns how the person answers on the way."""
        ranks = np.empty((len(ITEMS), self.count), dtype=np.float32)
        self.standing.rank(self.selves.state, ranks, self.crew)
        total = np.zeros(self.count)
        for k in np.flatnonzero(np.isfinite(answers)).tolist():
            level = find_level(self.levels[k], (answers[k] - ITEMS[k].low) / (ITEMS[k].high - ITEMS[k].low))
            felt = ranks[k].astype(float) + TOUCH[k] * self.moment
            chances = self.answer(k, level, np.stack([np.ones(self.count), felt]))
            self.scores.append(float(np.log(chances.mean())))
            total += np.log(chances)
        return total

    def answer(self, k: int, level: int, along: Numbers) -> Numbers:
        """Chance of one answer for every self, whose belief about centre and spread takes it in."""
        slip, steps = number("slip"), self.levels[k]
        low, high = steps.borders[level], steps.borders[level + 1]
        mean, pull = (self.mean[k] * along).sum(axis=0), np.einsum("ijn,jn->in", self.cov[k], along)
        doubt = (pull * along).sum(axis=0)
        sd = np.sqrt(noise_sizes()[:, None] ** 2 + doubt)
        a, b = (low - mean) / sd, (high - mean) / sd
        by_size = (1 - slip) * (ndtr(b) - ndtr(a)) + slip / len(steps.values)
        chances: Numbers = (self.noise[k] * by_size).sum(axis=0)
        bell_a, bell_b = (np.exp(-0.5 * x * x) / np.sqrt(2 * np.pi) for x in (a, b))
        first = (1 - slip) * (self.noise[k] * (bell_a - bell_b) / sd).sum(axis=0) / chances
        bend = np.where(bell_a > 0, np.nan_to_num(a) * bell_a, 0) - np.where(bell_b > 0, np.nan_to_num(b) * bell_b, 0)
        second = (1 - slip) * (self.noise[k] * bend / sd**2).sum(axis=0) / chances
        self.mean[k] += pull * first
        self.cov[k] -= np.maximum(first**2 - second, 0) * pull[:, None] * pull[None, :]
        self.noise[k] *= by_size / chances
        return chances

    def copy(self, weights: Numbers) -> None:
        """Weights taken in piece by piece: temper, copy who fits, move the learned traits."""
        left, weights = 1.0, weights - weights.max()
        while left > 1e-9:
            part = temper(weights, left)
            shares = np.exp(part * weights)
            ladder = np.cumsum(shares) / shares.sum()
            at = (np.arange(self.count) + self.rng.random()) / self.count
            chosen = np.minimum(np.searchsorted(ladder, at), self.count - 1)
            self.selves, self.ancestors = take_selves(self.selves, chosen), self.ancestors[chosen]
            self.mean, self.cov, self.noise = self.mean[..., chosen], self.cov[..., chosen], self.noise[..., chosen]
            self.moment, weights, left = self.moment[chosen], weights[chosen], left - part
            self.move_traits()

    def move_traits(self) -> None:
        """Shrink the learned traits towards their mean and shake them, so that mean and covariance stay."""
        ranks = np.empty((len(LEARNED), self.count), dtype=np.float32)
        self.traits.rank(self.selves.traits, ranks, self.crew)
        mean, cov = ranks.mean(axis=1, keepdims=True), np.cov(ranks) + 1e-9 * np.eye(len(LEARNED))
        shaken = KERNEL * np.linalg.cholesky(cov) @ self.rng.standard_normal(ranks.shape)
        moved = mean + np.sqrt(1 - KERNEL**2) * (ranks - mean) + shaken
        self.traits.unrank(moved.astype(np.float32), self.selves.traits, self.crew)


def temper(weights: Numbers, left: float) -> float:
    """The largest part of the log weights that keeps the effective sample above its floor."""

    def effective(part: float) -> float:
        shares = np.exp(part * weights)
        return float(shares.sum() ** 2 / (shares @ shares) / len(shares))

    if effective(left) >= LEAST_EFFECTIVE:
        return left
    low, high = 0.0, left
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (low, middle) if effective(middle) < LEAST_EFFECTIVE else (middle, high)
    return low


def fit_rival(diary: PersonDiary, count: int, seed: int) -> Result:
    """Read a diary with the rival."""
    rival = Bootstrap(usual_people(), count, seed)
    steps = np.floor(diary.hours / (24 * STEP)).astype(int).tolist()
    when = steps[0]
    for row, step in enumerate(steps):
        if step >= when:
            rival.live(when, step + 1 - when)
            when = step + 1
        if row > 0:
            rival.pass_moment((diary.hours[row] - diary.hours[row - 1]) / 24)
        if np.isfinite(diary.answers[row]).any():
            rival.copy(rival.weigh(diary.answers[row]))
    return Result(rival.selves, float(np.mean(rival.scores)), len(np.unique(rival.ancestors)))


def fit_ours(diary: PersonDiary, count: int, seed: int) -> Result:
    """Read a diary with the twin."""
    twin = fit_twin(diary, count=count, seed=seed, threads=1)
    score = float(np.nanmean(twin.answers_ahead[..., AHEAD.index("score")]))
    return Result(twin.selves, score, twin.diagnostics.ancestors)


def main() -> None:
    """Fit both and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--selves", type=int, default=2000)
    parser.add_argument("--days", type=int, default=14)
    args = parser.parse_args()
    lives = simulate_lives(reference_selves(args.people, OTHER_SEED), ITEMS, args.days, BEEPS, 5, MISSING)
    rows = [carrier.row for carrier in read_carriers().values()]
    for name, fit in (("twin", fit_ours), ("bootstrap filter", fit_rival)):
        start, held, away, found = time.perf_counter(), [], [], []
        for person, diary in enumerate(lives.diaries):
            found.append(fit(diary, args.selves, 1000 + person))
            low, high = np.quantile(found[-1].selves.state[rows], [0.1, 0.9], axis=1)
            truth = lives.end.state[rows, person]
            held.append((low <= truth) & (truth <= high))
            mine = found[-1].selves.traits[LEARNED].astype(float)
            away.append((lives.end.traits[LEARNED, person] - mine.mean(axis=1)) / np.maximum(mine.std(axis=1), 1e-9))
        shares = np.mean(held, axis=0)
        print(
            f"{name}: 80 % bands hold {shares.mean():.3f} (constructs {shares.min():.2f}-{shares.max():.2f}); "
            f"learned traits lie {np.sqrt(np.mean(np.square(away))):.2f} SD away; "
            f"log chance of the next answer {np.mean([one.score for one in found]):.4f}; "
            f"ancestors {np.median([one.ancestors for one in found]):.0f} of {args.selves}; "
            f"{(time.perf_counter() - start) / args.people:.2f} s a diary"
        )


if __name__ == "__main__":
    main()
