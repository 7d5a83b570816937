"""Predictability: how much of an item's ups and downs its own and the others' last answers tell, on days left out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nearer.fit.networks.pairs import Pairs
from nearer.fit.networks.settings import number

Floats = NDArray[np.float64]


def judge_days(pairs: Pairs) -> tuple[Floats, Floats]:
    """Share of the variance within people told on days left out: by all items, and by the item's own last answer.

    Levels and links are learned without the days they are judged on. Below 0, the own mean alone would be better.
    """
    folds = int(number("folds"))
    fold = pairs.day % folds
    items = len(pairs.items)
    miss, alone, usual = np.zeros(items), np.zeros(items), np.zeros(items)
    for one in range(folds):
        away = fold == one
        learned = np.bincount(pairs.person[~away], minlength=len(pairs.people))
        judged = away & (learned[pairs.person] > 1)
        if not judged.any():
            continue
        before, now = (center(values, pairs.person, ~away, learned) for values in (pairs.before, pairs.now))
        past, told = before[~away & (learned[pairs.person] > 1)], now[~away & (learned[pairs.person] > 1)]
        links = np.linalg.lstsq(past, told, rcond=None)[0]
        own = (past * told).sum(axis=0) / np.maximum((past**2).sum(axis=0), 1e-12)
        miss += ((now[judged] - before[judged] @ links) ** 2).sum(axis=0)
        alone += ((now[judged] - before[judged] * own) ** 2).sum(axis=0)
        usual += (now[judged] ** 2).sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(usual > 0, 1 - miss / usual, np.nan), np.where(usual > 0, 1 - alone / usual, np.nan)


def center(values: Floats, person: NDArray[np.int64], learned: NDArray[np.bool_], count: NDArray[np.int64]) -> Floats:
    """Answers taken from each person's mean over the days that are learned from."""
    total = np.zeros((len(count), values.shape[1]))
    np.add.at(total, person[learned], values[learned])
    off: Floats = values - (total / np.maximum(count, 1)[:, None])[person]
    return off
