"""Invented studies whose links are known; no real answer is among them."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from nearer.diary import Diary, Item

LINKS = np.array([[0.4, 0.15, 0.0], [0.0, 0.3, -0.2], [0.1, 0.0, 0.25]])
SURPRISE = np.array([[1.0, 0.4, 0.0], [0.4, 1.0, -0.3], [0.0, -0.3, 1.0]])
LEVELS = np.array([[1.0, 0.5, 0.0], [0.5, 1.0, 0.0], [0.0, 0.0, 1.0]])
ITEMS = tuple(Item(name, None, 1, -50, 50, "continuous") for name in ("worry", "tired", "calm"))


def invent_study(
    people: int,
    days: int,
    beeps: int = 4,
    links: NDArray[np.float64] = LINKS,
    apart: float = 0.0,
    missing: float = 0.0,
    key: int = 1,
) -> Diary:
    """People answering by known links (from, to), each with a level of their own; nights are as long as two beeps."""
    luck = np.random.default_rng(key)
    items = ITEMS[: len(links)]
    size = len(items)
    surprise, levels = SURPRISE[:size, :size], LEVELS[:size, :size]
    night = beeps + 2
    rows = []
    for person in range(people):
        own = links + apart * luck.normal(size=links.shape)
        level = luck.multivariate_normal(np.zeros(size), levels)
        shocks = luck.multivariate_normal(np.zeros(size), surprise, size=60 + days * night)
        state = np.zeros(size)
        for step, shock in enumerate(shocks):
            state = own.T @ state + shock
            day, beep = divmod(step - 60, night)
            if step < 60 or beep >= beeps:
                continue
            answers = np.where(luck.random() < missing, np.nan, level + state)
            rows.append((f"p{person + 1}", day + 1, beep + 1, 24.0 * day + 9 + 3 * beep, *answers))
    frame = pd.DataFrame(rows, columns=["id", "day", "beep", "hours", *(item.name for item in items)])
    return Diary("invented", tuple(dict.fromkeys(frame["id"])), items, frame)
