"""Steps: small things given by lot many times, and what was answered next (weighted and centred least squares).

    sum w (y_next - a'g - (A - p~)(b'f))^2        w = (p~/p)^A ((1 - p~)/(1 - p))^(1 - A)

    A  step given    p  its chance at that moment    p~  the mean chance    f  1 and what the effect may differ by
    g  1, the answer now, the day and f: they sharpen the estimate and, wrong or right, do not bend it

Boruvka, Almirall, Witkiewitz & Murphy 2018, doi 10.1080/01621459.2017.1305274. Errors are the sandwich by person with
the correction of Mancl & DeRouen (2001, doi 10.1111/j.0006-341X.2001.00126.x) and the t distribution.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from nearer.diary import DiaryError
from nearer.fit.effects.pooling import Effect, describe, pool_effects
from nearer.fit.effects.rows import Rows

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


def compare_steps(rows: Rows, by: Mapping[str, Floats] | None = None) -> Effect:
    """The effect of a step on the next answer of the same day; `by` holds one number for each of `people`."""
    at = find_next(rows)
    if not len(at):
        raise DiaryError("No entry with a known step is followed by an answer within its day. Give a longer diary.")
    refuse_uncertain(rows.given[at])
    person = np.unique(rows.person[at], return_inverse=True)[1].astype(np.int64)
    given, chance = rows.given[at], rows.chance[at]
    mean = float(chance.mean())
    weight = np.where(given > 0.5, mean / chance, (1 - mean) / (1 - chance))
    extra = [values[rows.person[at]] - values.mean() for values in (by or {}).values()]
    moderators = np.column_stack([np.ones(len(at)), *extra])
    now, day = rows.answer[at], rows.day[at].astype(np.float64)
    controls = np.column_stack([moderators, own_mean_so_far(rows, at), now - now.mean(), day - day.mean()])
    design = np.column_stack([controls, (given - mean)[:, None] * moderators])
    after = rows.answer[at + 1]
    found, variance = solve_robust(design, after, weight, person)
    people = int(person.max()) + 1
    freedom = float(people - design.shape[1])
    if freedom < 1:
        raise DiaryError(f"Steps need at least {design.shape[1] + 1} people, got {people}. Give more people.")
    parts = controls.shape[1]
    rest = after - controls @ found[:parts]
    own = own_effects(tuple(np.array(rows.people)[np.unique(rows.person[at])]), rest, given - mean, weight, person)
    return describe(
        ("effect", *(f"by {name}" for name in by or {})),
        found[parts:],
        np.sqrt(np.diag(variance)[parts:]),
        freedom,
        apart=own.apart if own else float("nan"),
        people=own.people if own else (),
        own=own.own if own else np.empty(0),
        own_error=own.own_error if own else np.empty(0),
        entries=len(at),
        method="weighted and centred least squares",
    )


def find_next(rows: Rows) -> Integers:
    """The entries with an answer and a known step whose next beep of the same day was answered as well."""
    same = (rows.person[1:] == rows.person[:-1]) & (rows.day[1:] == rows.day[:-1])
    follows = same & (rows.beep[1:] == rows.beep[:-1] + 1)
    known = np.isfinite(rows.answer[:-1]) & np.isfinite(rows.given[:-1]) & np.isfinite(rows.chance[:-1])
    return np.flatnonzero(follows & known & np.isfinite(rows.answer[1:]))


def refuse_uncertain(given: Floats) -> None:
    """A step is given or not; shares belong to stretches."""
    if not np.isin(given, (0.0, 1.0)).all():
        odd = given[~np.isin(given, (0.0, 1.0))][0]
        raise DiaryError(f"A step is 0 or 1, got {odd:g}. Code it so, or compare stretches.")


def own_mean_so_far(rows: Rows, at: Integers) -> Floats:
    """Each person's mean of the answers up to an entry: known before the step, so it may be leaned on."""
    filled = np.where(np.isfinite(rows.answer), rows.answer, 0.0)
    total, count = np.cumsum(filled), np.cumsum(np.isfinite(rows.answer))
    first = np.searchsorted(rows.person, rows.person[at])
    before_total = np.where(first > 0, total[first - 1], 0.0)
    before_count = np.where(first > 0, count[first - 1], 0)
    mean = np.asarray((total[at] - before_total) / np.maximum(count[at] - before_count, 1), np.float64)
    return mean - float(mean.mean())


def solve_robust(design: Floats, after: Floats, weight: Floats, person: Integers) -> tuple[Floats, Floats]:
    """Coefficients and their sandwich variance by person, each person's misses taken as if fitted without them."""
    inverse = np.linalg.pinv((design * weight[:, None]).T @ design, hermitian=True)
    found = inverse @ (design * weight[:, None]).T @ after
    off = after - design @ found
    meat = np.zeros_like(inverse)
    order = np.argsort(person, kind="stable")
    for rows in np.split(order, np.flatnonzero(np.diff(person[order])) + 1):
        x, w = design[rows], weight[rows]
        lever = x @ inverse @ (x * w[:, None]).T
        freed = np.linalg.solve(np.eye(len(rows)) - lever, off[rows])
        score = (x * w[:, None]).T @ freed
        meat += np.outer(score, score)
    return found, inverse @ meat @ inverse


def own_effects(
    people: tuple[str, ...], rest: Floats, given: Floats, weight: Floats, person: Integers
) -> Effect | None:
    """Each person's own effect after the common part, drawn to the common one; None with too few people."""
    count = len(people)

    def total(values: Floats) -> Floats:
        return np.bincount(person, weights=values, minlength=count).astype(np.float64)

    level, centre = total(weight * rest) / total(weight), total(weight * given) / total(weight)
    x, y = given - centre[person], rest - level[person]
    spread = total(weight * x**2)
    enough = (spread > 1e-9) & (np.bincount(person, minlength=count) > 3)
    if enough.sum() < 4:
        return None
    slope = total(weight * x * y) / np.maximum(spread, 1e-9)
    off = y - slope[person] * x
    sigma = float((off[enough[person]] ** 2).sum() / max(enough[person].sum() - 2 * enough.sum(), 1))
    variance = sigma * total(weight**2 * x**2) / np.maximum(spread, 1e-9) ** 2
    kept = np.flatnonzero(enough)
    return pool_effects(tuple(people[i] for i in kept), slope[kept], variance[kept])
