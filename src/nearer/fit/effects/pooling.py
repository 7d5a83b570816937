"""Pooling: from each person's own effect to people in general, and back: own effects drawn to the common one.

    b_i = z_i g + u_i + e_i        u ~ N(0, t^2)   e ~ N(0, v_i), known

t by restricted likelihood; standard errors of g by Hartung & Knapp (2001, doi 10.1002/sim.1009), with the t
distribution, so that intervals hold with few people; z holds 1 and what people differ in, such as a group.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.stats import t as student

from nearer.diary import DiaryError
from nearer.fit.effects.settings import number

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Effect:
    """The effect for people in general (the first of `names`), what it differs by, and each person's own.

    `apart` is the standard deviation over people; `own` is drawn to the common effect, with `own_error`.
    """

    names: tuple[str, ...]
    estimate: Floats
    error: Floats
    low: Floats
    high: Floats
    p: Floats
    freedom: float
    apart: float
    people: tuple[str, ...]
    own: Floats
    own_error: Floats
    entries: int
    method: str


def pool_effects(
    people: tuple[str, ...],
    effects: Floats,
    variances: Floats,
    by: Mapping[str, Floats] | None = None,
    entries: int = 0,
) -> Effect:
    """Pool the people's effects; `by` holds one number a person for each thing the effect may differ by."""
    by = by or {}
    z = np.column_stack([np.ones(len(effects)), *(values - values.mean() for values in by.values())])
    if len(effects) < z.shape[1] + 2:
        raise DiaryError(
            f"At least {z.shape[1] + 2} people with entries of both kinds are needed, got {len(effects)}. "
            "Give a longer diary or more people."
        )
    widest = float(np.var(effects) + variances.max()) * 4 + 1e-12

    def cost(apart: float) -> float:
        weights = 1 / (apart + variances)
        normal = (z * weights[:, None]).T @ z
        off = effects - z @ np.linalg.solve(normal, (z * weights[:, None]).T @ effects)
        return float(-np.log(weights).sum() + np.linalg.slogdet(normal)[1] + (weights * off**2).sum())

    best = minimize_scalar(cost, bounds=(0.0, widest), method="bounded", options={"xatol": 1e-9 * widest})
    apart = float(best.x) if best.fun < cost(0.0) else 0.0
    weights = 1 / (apart + variances)
    inverse = np.linalg.inv((z * weights[:, None]).T @ z)
    found = inverse @ (z * weights[:, None]).T @ effects
    freedom = float(len(effects) - z.shape[1])
    scale = float((weights * (effects - z @ found) ** 2).sum()) / freedom
    error = np.sqrt(np.diag(inverse) * scale)
    keep = apart / (apart + variances)
    own_error = np.sqrt(keep * variances + (1 - keep) ** 2 * np.einsum("ij,jk,ik->i", z, inverse, z))
    common = z @ found
    return describe(
        ("effect", *(f"by {name}" for name in by)),
        found,
        error,
        freedom,
        apart=float(np.sqrt(apart)),
        people=people,
        own=common + keep * (effects - common),
        own_error=own_error,
        entries=entries,
        method="each person's own comparison, pooled",
    )


def describe(names: tuple[str, ...], found: Floats, error: Floats, freedom: float, **rest: object) -> Effect:
    """Intervals and p values by the t distribution."""
    reach = student.ppf((1 + number("inside")) / 2, freedom)
    p = 2 * student.sf(np.abs(found) / np.maximum(error, 1e-300), freedom)
    return Effect(names, found, error, found - reach * error, found + reach * error, p, freedom, **rest)  # type: ignore[arg-type]
