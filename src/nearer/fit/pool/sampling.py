"""Sampling: which rows to learn from when there are more than are needed."""

import numpy as np

from nearer.fit.pool.panel import Integers


def pick_rows(rows: int, most: int, key: int) -> Integers:
    """All rows, or a random part of them in rising order."""
    if rows <= most:
        return np.arange(rows, dtype=np.int64)
    return np.sort(np.random.default_rng(key).choice(rows, most, replace=False)).astype(np.int64)
