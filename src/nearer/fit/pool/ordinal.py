"""Hierarchical ordinal logit: each person's own level, inertia, spread and time of day, shrunk to the group.

    P(y <= j) = logistic( c theta_j + w_k h_j - eta )        log c = s_i + s_ik
    eta = lambda_k f_i + u_ik + (b_k + d_i) last + B_k x + tod_k + tod_ik

    f  person's shared leaning     u  person's own leaning on the item    d  person's own inertia
    c  sharpness (few levels used) theta  levels' limits                  x  what else is known before the answer
    h  how the person used the levels before, against the group: over all time, and lately

Fitted as the mode under normal priors with the scales of pool.toml, by exact gradients.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, logit

from nearer.fit.pool.group import Group
from nearer.fit.pool.panel import Floats, Integers
from nearer.fit.pool.settings import number
from nearer.fit.pool.table import Table
from nearer.fit.pool.threads import one_thread

COVARIATES = ("mean", "slow", "fast", "before_last", "same_beep", "same_beep_last", "today")
GROUP_PARTS = ("limits", "loading", "inertia", "effects", "common", "hours", "shape", "common_shape")
LEAST, SHAPES = 1e-9, 2
STEEPEST = 8.0


@dataclass(frozen=True)
class Design:
    """The rows of the model: who, which item, which beep, which level, and what was known.

    `shapes`, (rows, SHAPES, levels - 1), is how the person used the levels before, on the scale of the limits.
    """

    person: Integers
    item: Integers
    beep: Integers
    level: Integers
    last: Floats
    known: Floats
    shapes: Floats

    def shape_at(self, level: Integers) -> Floats:
        """The shapes at one limit of each row, (rows, SHAPES)."""
        found: Floats = self.shapes[np.arange(len(level)), :, level]
        return found


def design(table: Table, group: Group, beep: Integers) -> Design:
    """Put features on the scale of the model: from the pooled mean, in pooled spreads."""
    k = table.rows.item
    features = table.features
    centre, spread = group.mean[k], group.spread[k]
    last = (features["last"] - centre) / spread
    known = [(features[name] - features["last"]) / spread for name in COVARIATES]
    # What the other items say of this one: the shared factors, each by this item's loading on it.
    for value in ("last", "fast", "slow"):
        scores = [features[f"{value}_factor_{f + 1}"] for f in range(group.within.shape[1])]
        known.append((np.column_stack(scores) * group.within[k]).sum(axis=1))
    own = np.stack([place_shares(shares) for shares in (table.below, table.lately)], axis=1)
    shapes = own - place_shares(group.below[k])[:, None]
    return Design(table.rows.person, k, beep, table.level, last, np.column_stack(known), shapes)


def place_shares(shares: Floats) -> Floats:
    """Shares on the scale of the limits, short of never and always."""
    least = number("shape_least")
    placed: Floats = logit(np.clip(shares, least, 1 - least))
    return placed


class Ordinal:
    """The model's parts: arrays by name, those of the group and those of the people."""

    def __init__(self, rungs: Integers, people: int, beeps: int) -> None:
        self.rungs, self.people, self.beeps = rungs, people, beeps
        self.parts: dict[str, Floats] = {}
        self.doubt = np.zeros((people, len(rungs)))

    def start(self, group: Group, covariates: int) -> None:
        """Begin at the pooled histogram with nobody different."""
        items, most = len(self.rungs), int(self.rungs.max()) - 1
        share = np.clip(np.cumsum(group.histogram, axis=1)[:, :-1], 0.002, 0.998)
        limit = np.maximum.accumulate(np.log(share / (1 - share)) + 1e-3 * np.arange(most), axis=1)
        steps = np.log(np.maximum(np.diff(limit, axis=1), 0.02))
        self.parts = {
            "limits": np.concatenate([limit[:, :1], steps], axis=1),
            "loading": group.between.copy(),
            "inertia": np.full(items, 0.5),
            "effects": np.zeros((items, covariates)),
            "common": np.zeros(covariates),
            "hours": np.zeros((items, self.beeps)),
            "shape": np.zeros((items, SHAPES)),
            "common_shape": np.zeros(SHAPES),
        } | self.strangers()

    def strangers(self) -> dict[str, Floats]:
        """People of whom nothing is known yet."""
        items = len(self.rungs)
        return {
            "leaning": np.zeros(self.people),
            "own": np.zeros((self.people, items)),
            "own_inertia": np.zeros(self.people),
            "own_sharpness": np.zeros(self.people),
            "item_sharpness": np.zeros((self.people, items)),
            "own_hours": np.zeros((self.people, items, self.beeps)),
        }

    def fit(self, rows: Design, group_too: bool = True) -> None:
        """Find the mode; with `group_too` false only the people move, and the group stays as it was fitted."""
        names = [name for name in self.parts if group_too or name not in GROUP_PARTS]
        sizes = np.cumsum([0] + [self.parts[name].size for name in names])

        def unpack(vector: Floats) -> dict[str, Floats]:
            taken = zip(names, sizes[:-1], sizes[1:], strict=True)
            return self.parts | {name: vector[a:b].reshape(self.parts[name].shape) for name, a, b in taken}

        def badness(vector: Floats) -> tuple[float, Floats]:
            parts = unpack(vector)
            value, slopes = self.weigh(parts, rows)
            return value, np.concatenate([slopes[name].ravel() for name in names])

        begin = np.concatenate([self.parts[name].ravel() for name in names])
        steps = int(number("ordinal_steps"))
        with one_thread():
            found = minimize(badness, begin, jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": 20})
        self.parts = unpack(found.x)
        self.measure_doubt(rows)

    def place(self, parts: dict[str, Floats], rows: Design) -> tuple[Floats, Floats]:
        """Where each row's answer is expected, and how sharply."""
        i, k, b = rows.person, rows.item, rows.beep
        expected = parts["loading"][k] * parts["leaning"][i] + parts["own"][i, k]
        expected = expected + (parts["inertia"][k] + parts["own_inertia"][i]) * rows.last
        expected = expected + (rows.known * (parts["common"] + parts["effects"][k])).sum(axis=1)
        expected = expected + parts["hours"][k, b] + parts["own_hours"][i, k, b]
        sharp = parts["own_sharpness"][i] + parts["item_sharpness"][i, k]
        return expected, np.exp(np.clip(sharp, -3.0, 3.0))

    def limits(self, parts: dict[str, Floats]) -> Floats:
        """Limits between levels: the first, then steps upward."""
        raw = parts["limits"]
        return np.cumsum(np.concatenate([raw[:, :1], np.exp(np.clip(raw[:, 1:], -STEEPEST, STEEPEST))], axis=1), axis=1)

    def weigh(self, parts: dict[str, Floats], rows: Design) -> tuple[float, dict[str, Floats]]:
        """Minus the log posterior and its slopes."""
        k, j = rows.item, rows.level
        expected, sharp = self.place(parts, rows)
        limit, weight = self.limits(parts), parts["common_shape"] + parts["shape"][k]
        top, bottom = j >= self.rungs[k] - 1, j == 0
        upper, lower = np.minimum(j, limit.shape[1] - 1), np.maximum(j - 1, 0)
        above, under = sharp * limit[k, upper], sharp * limit[k, lower]
        used_above, used_under = rows.shape_at(upper), rows.shape_at(lower)
        high = np.where(top, 1.0, expit(above + (weight * used_above).sum(axis=1) - expected))
        low = np.where(bottom, 0.0, expit(under + (weight * used_under).sum(axis=1) - expected))
        share = np.maximum(high - low, LEAST)
        rise = np.where(top, 0.0, high * (1 - high)) / share
        fall = np.where(bottom, 0.0, -low * (1 - low)) / share
        pull = -(rise + fall)
        turn = rise * above + fall * under
        slopes = self.gather(parts, rows, pull, turn)
        slopes["limits"] = self.gather_limits(parts, rows, sharp * rise, sharp * fall)
        used = rise[:, None] * used_above + fall[:, None] * used_under
        slopes["shape"] = np.stack([np.bincount(k, one, minlength=len(self.rungs)) for one in used.T], axis=1)
        slopes["common_shape"] = slopes["shape"].sum(axis=0)
        value = -float(np.log(share).sum())
        for name, slope in slopes.items():
            spread, centre = self.prior(name)
            off = parts[name] - centre
            value += float((off**2).sum()) / (2 * spread**2)
            slopes[name] = off / spread**2 - slope
        return value, slopes

    def gather_limits(self, parts: dict[str, Floats], rows: Design, above: Floats, under: Floats) -> Floats:
        """Sum the rows' slopes into the limits above and under each answer."""
        raw = parts["limits"]
        most = raw.shape[1]
        place = rows.item * most + np.clip(rows.level, 0, most - 1)
        place_under = rows.item * most + np.clip(rows.level - 1, 0, most - 1)
        flat = np.bincount(place, above, minlength=raw.size) + np.bincount(place_under, under, minlength=raw.size)
        onto = flat.reshape(raw.shape)
        later = np.cumsum(onto[:, ::-1], axis=1)[:, ::-1]
        steps = np.where(np.abs(raw[:, 1:]) < STEEPEST, np.exp(np.clip(raw[:, 1:], -STEEPEST, STEEPEST)), 0.0)
        return np.concatenate([later[:, :1], later[:, 1:] * steps], axis=1)

    def prior(self, name: str) -> tuple[float, float]:
        """Normal prior of a part: its spread and its middle."""
        middles = {"inertia": 0.5, "loading": 0.5}
        return number(f"prior_{name}"), middles.get(name, 0.0)

    def gather(self, parts: dict[str, Floats], rows: Design, pull: Floats, turn: Floats) -> dict[str, Floats]:
        """Sum the rows' slopes into the parts."""
        i, k, b = rows.person, rows.item, rows.beep
        items = len(self.rungs)

        def total(place: Integers, weight: Floats, shape: tuple[int, ...]) -> Floats:
            return np.bincount(place, weight, minlength=int(np.prod(shape))).astype(np.float64).reshape(shape)

        one, both = i * items + k, (self.people, items)
        effects = np.stack([total(k, pull * column, (items,)) for column in rows.known.T], axis=1)
        hourly = total(one * self.beeps + b, pull, (*both, self.beeps))
        own, sharpness = total(one, pull, both), total(one, turn, both)
        moved = pull * rows.last
        return {
            "loading": own.T @ parts["leaning"],
            "inertia": total(k, moved, (items,)),
            "effects": effects,
            "common": effects.sum(axis=0),
            "hours": hourly.sum(axis=0),
            "leaning": own @ parts["loading"],
            "own": own,
            "own_inertia": total(i, moved, (self.people,)),
            "own_sharpness": sharpness.sum(axis=1),
            "item_sharpness": sharpness,
            "own_hours": hourly,
        }

    def measure_doubt(self, rows: Design) -> None:
        """How unsure each person's leaning on each item still is: prior and answers weighed together."""
        place = rows.person * len(self.rungs) + rows.item
        # A logistic answer on two levels tells at most a quarter about its place, and on many levels a third.
        told = np.bincount(place, minlength=self.doubt.size).reshape(self.doubt.shape) / 4
        shared = 1 / (1 / number("prior_leaning") ** 2 + (told * self.parts["loading"] ** 2).sum(axis=1))
        own = 1 / (1 / number("prior_own") ** 2 + told)
        self.doubt = own + self.parts["loading"] ** 2 * shared[:, None]

    def forecast(self, rows: Design) -> Floats:
        """Share at or below each level but the last, with the doubt about the person averaged over."""
        expected, sharp = self.place(self.parts, rows)
        limit = self.limits(self.parts)[rows.item]
        doubt = self.doubt[rows.person, rows.item]
        # A logistic blurred by a normal is nearly a flatter logistic; MacKay 1992, Neural Computation 4:720.
        flat = 1 / np.sqrt(1 + np.pi * doubt / 8)
        weight = self.parts["common_shape"] + self.parts["shape"][rows.item]
        used = (weight[:, :, None] * rows.shapes).sum(axis=1)
        below = expit(flat[:, None] * (sharp[:, None] * limit + used - expected[:, None]))
        # Where the own use of levels counts against itself, neighbouring limits could cross.
        below = np.maximum.accumulate(below, axis=1)
        beyond = np.arange(below.shape[1]) >= self.rungs[rows.item][:, None] - 1
        return np.where(beyond, 1.0, below)
