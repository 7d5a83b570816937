"""Stretches: entries with and without - before and after, or phases drawn by lot - compared within each person.

    y = m_i + b_i given (+ c_i day) + e        e follows the entry before by r^(hours / lag)

Inertia r and the spread of e are common to all people, by restricted likelihood; m, b (and c) are each person's own,
by generalised least squares, and then pooled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

from nearer.diary import DiaryError
from nearer.fit.effects.pooling import Effect, describe, pool_effects
from nearer.fit.effects.rows import Rows
from nearer.fit.effects.settings import number

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Whitened:
    """Sums of products by person of columns that no longer follow each other, and the logarithm of what was taken."""

    sums: Floats
    logs: float


def compare_stretches(rows: Rows, by: Mapping[str, Floats] | None = None, trend: bool = False) -> Effect:
    """The effect of what was given, for people in general and each person; `by` as one number for each of `people`."""
    kept = np.isfinite(rows.answer) & np.isfinite(rows.given)
    person = rows.person[kept]
    given, answer, hours = rows.given[kept], rows.answer[kept], rows.hours[kept]
    enough = count_both(person, given, len(rows.people))
    here = np.flatnonzero(enough)
    mine = enough[person]
    if not len(here):
        raise DiaryError(
            f"Nobody has {number('entries_each'):.0f} entries with and as many without what was given. "
            "Name another column or day."
        )
    person = np.searchsorted(here, person[mine])
    columns = [
        np.ones(mine.sum()),
        given[mine],
        *([rows.day[kept][mine] - rows.day.mean()] if trend else []),
        answer[mine],
    ]
    table = np.column_stack(columns)
    lag = usual_lag(person, hours[mine])
    effects, variances = fit_each(table, person, hours[mine] / lag, len(here))
    chosen = {name: values[here] for name, values in (by or {}).items()}
    people = tuple(rows.people[i] for i in here)
    if len(here) == 1 and not chosen:
        return tell_one(people, effects, variances, len(table), table.shape[1])
    return pool_effects(people, effects, variances, chosen, len(table))


def tell_one(people: tuple[str, ...], effects: Floats, variances: Floats, entries: int, columns: int) -> Effect:
    """The effect in one person alone: it says nothing of others. The inertia is learned too and takes one freedom."""
    return describe(
        ("effect",),
        effects,
        np.sqrt(variances),
        float(max(entries - columns, 1)),
        apart=float("nan"),
        people=people,
        own=effects,
        own_error=np.sqrt(variances),
        entries=entries,
        method="one person's own comparison",
    )


def count_both(person: Integers, given: Floats, people: int) -> NDArray[np.bool_]:
    """Who has entries enough of either kind."""
    least = number("entries_each")
    with_it = np.bincount(person[given > 0.5], minlength=people)
    without = np.bincount(person[given <= 0.5], minlength=people)
    return np.asarray((with_it >= least) & (without >= least))


def usual_lag(person: Integers, hours: Floats) -> float:
    """The usual time between entries, in hours."""
    steps = np.diff(hours)[person[1:] == person[:-1]]
    return max(float(np.median(steps)), 0.05) if len(steps) else 1.0


def fit_each(table: Floats, person: Integers, lags: Floats, people: int) -> tuple[Floats, Floats]:
    """Each person's own effect and its variance; the last column is the answer, the second what was given."""
    fixed = table.shape[1] - 1

    def cost(inertia: float) -> float:
        white = whiten(table, person, lags, people, inertia)
        left, logs = leave_over(white, fixed)
        return float(white.logs + logs + (len(table) - people * fixed) * np.log(left.sum()))

    best = minimize_scalar(cost, bounds=(0.0, number("longest_inertia")), method="bounded", options={"xatol": 1e-3})
    white = whiten(table, person, lags, people, float(best.x))
    left, _ = leave_over(white, fixed)
    spread = float(left.sum()) / max(len(table) - people * fixed, 1)
    inverse = np.linalg.pinv(white.sums[:, :fixed, :fixed], hermitian=True)
    found = (inverse @ white.sums[:, :fixed, fixed:])[:, 1, 0]
    return found, inverse[:, 1, 1] * spread


def leave_over(white: Whitened, fixed: int) -> tuple[Floats, float]:
    """What each person's own line leaves of the sum of squares, and the log determinants of the lines."""
    normal = white.sums[:, :fixed, :fixed]
    cross = white.sums[:, :fixed, fixed:]
    found = np.linalg.pinv(normal, hermitian=True) @ cross
    left = white.sums[:, fixed, fixed] - (cross * found).sum(axis=(1, 2))
    return np.maximum(left, 1e-12), float(np.linalg.slogdet(normal + 1e-9 * np.eye(fixed))[1].sum())


def whiten(table: Floats, person: Integers, lags: Floats, people: int, inertia: float) -> Whitened:
    """Take from each entry what the one before tells of it; sums of products by person."""
    same = np.append(False, person[1:] == person[:-1])
    follow = np.where(same, max(inertia, 1e-12) ** np.append(0.0, np.maximum(np.diff(lags), 1e-6)), 0.0)
    scale = np.sqrt(1 - follow**2)
    before = np.vstack([np.zeros((1, table.shape[1])), table[:-1]])
    white = (table - follow[:, None] * before) / scale[:, None]
    starts = np.searchsorted(person, np.arange(people))
    sums = np.add.reduceat(white[:, :, None] * white[:, None, :], starts, axis=0)
    return Whitened(sums, 2 * float(np.log(scale).sum()))
