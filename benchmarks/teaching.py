"""Which traits a diary can teach: simulated people keep a diary, and each trait is read back from it as well as can be.

    python benchmarks/teaching.py [--people 4000] [--days 14] [--out src/nearer/fit/taught.toml]

For each trait: the share of its variance between people that a ridge regression on everybody's own answers (mean,
log SD and carry-over of each item) gives back in people it has not seen; once on all items, once on each kind of item
alone. People differ in where and how widely they answer, and in noise, as `nearer.fit` expects. The traits that give
back most, eight at the most, are the ones a twin learns.
"""

import argparse
import warnings
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nearer.diary import Item
from nearer.fit import simulate_lives
from nearer.fit.carriers import read_carriers
from nearer.model.state import Traits
from nearer.population.reference import reference_selves

Numbers = NDArray[np.float64]
MOST_LEARNED = 8
BEEPS, MISSING, FOLDS, RIDGE = 4, 0.1, 5, 30.0
SEED = 11


def features(answers: Numbers) -> Numbers:
    """Mean, log SD and carry-over to the next beep of each item, (person, 3 items)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        mean, spread = np.nanmean(answers, axis=1), np.nanstd(answers, axis=1)
        away = answers - mean[:, None]
        carried = np.nanmean(away[:, 1:] * away[:, :-1], axis=1) / np.maximum(spread, 1e-3) ** 2
    parts = np.stack([mean, np.log(spread + 0.01), carried], axis=2)
    return np.nan_to_num(parts)


def given_back(x: Numbers, targets: Numbers, folds: NDArray[np.int64]) -> Numbers:
    """Share of variance of each target that a ridge regression gives back in people it has not seen."""
    x = np.concatenate([x, x**2], axis=1)
    guessed = np.empty_like(targets)
    for fold in range(FOLDS):
        seen, new = folds != fold, folds == fold
        centre, scale = x[seen].mean(axis=0), x[seen].std(axis=0) + 1e-9
        a, b = (x[seen] - centre) / scale, (x[new] - centre) / scale
        level = targets[seen].mean(axis=0)
        weights = np.linalg.solve(a.T @ a + RIDGE * np.eye(a.shape[1]), a.T @ (targets[seen] - level))
        guessed[new] = level + b @ weights
    shares: Numbers = np.clip(1 - ((targets - guessed) ** 2).mean(axis=0) / targets.var(axis=0), 0, 1)
    return shares


def measure(people: int, days: int) -> tuple[Numbers, dict[str, Numbers]]:
    """What all items, and each kind of item, give back of every trait."""
    constructs = tuple(read_carriers())
    items = tuple(Item(name, name, 1, 0.0, 100.0, "continuous") for name in constructs)
    selves = reference_selves(people, SEED)
    lives = simulate_lives(selves, items, days, BEEPS, SEED, MISSING)
    told = features(np.stack([diary.answers for diary in lives.diaries]) / 100)
    ranks = np.argsort(np.argsort(selves.traits, axis=1), axis=1).T / people
    # The reference holds each person at several times; one person's selves stay in one fold.
    _, person = np.unique(selves.traits[0], return_inverse=True)
    folds = np.random.default_rng(SEED).integers(0, FOLDS, people)[person]
    whole = given_back(told.reshape(people, -1), ranks, folds)
    alone = {name: given_back(told[:, k], ranks, folds) for k, name in enumerate(constructs)}
    return whole, alone


def write_table(whole: Numbers, alone: dict[str, Numbers], people: int, days: int) -> str:
    """The table as TOML."""
    order = np.argsort(-whole)
    learned = [Traits._fields[k] for k in order[:MOST_LEARNED]]
    lines = [
        "# Written by benchmarks/teaching.py; do not edit. How much diaries teach of each trait: the share of its",
        f"# variance between people that {days} days with {BEEPS} answers a day give back, in {people} simulated",
        "# people, from all kinds of items together and from each alone (shares below .01 left out). The first eight",
        "# are learned by a twin.",
        "",
        f"learned = [{', '.join(f'{chr(34)}{name}{chr(34)}' for name in learned)}]",
    ]
    for k in order:
        by = sorted(((name, shares[k]) for name, shares in alone.items() if shares[k] >= 0.01), key=lambda p: -p[1])
        lines += ["", f"[traits.{Traits._fields[k]}]", f"all = {whole[k]:.3f}"]
        lines.append(f"by = {{ {', '.join(f'{name} = {share:.3f}' for name, share in by)} }}" if by else "by = {}")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=4000)
    parser.add_argument("--days", type=int, default=14)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    text = write_table(*measure(args.people, args.days), args.people, args.days)
    if args.out:
        args.out.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
