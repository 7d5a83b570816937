"""Table: the causal feature table - one row for each answer to forecast, only from what came before it."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from nearer.fit.pool.group import Group
from nearer.fit.pool.panel import Floats, Panel
from nearer.fit.pool.past import Past
from nearer.fit.pool.settings import number

Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Rows:
    """Which answers: place of the person, the occasion and the item in the panel."""

    person: Integers
    occasion: Integers
    item: Integers

    def __len__(self) -> int:
        """How many answers."""
        return len(self.person)

    def some(self, chosen: NDArray[np.bool_] | Integers) -> Rows:
        """A part of them."""
        return Rows(self.person[chosen], self.occasion[chosen], self.item[chosen])


@dataclass
class Table:
    """Features of rows, by name; `below` and `lately` are own shares at or below each level, all time and recent."""

    rows: Rows
    level: Integers
    answer: Floats
    count: Floats
    below: Floats
    lately: Floats
    features: dict[str, Floats] = field(default_factory=dict)

    def matrix(self) -> Floats:
        """All features, one column each."""
        return np.column_stack(list(self.features.values())).astype(np.float32)


class Builder:
    """Turns running statistics into features, with the pooled numbers of one group."""

    def __init__(self, panel: Panel, past: Past, group: Group) -> None:
        self.panel, self.past, self.group = panel, past, group
        values = past.values
        count = values["count"].astype(np.float64)
        own = np.where(count > 0, values["total"] / np.maximum(count, 1), group.mean)
        prior = number("own_mean_prior")
        lean = (own - group.mean) / group.apart
        weight = count / (count + prior)
        # The person's overall leaning, from all items by their loadings; the 1 is a standard normal prior on it.
        self.lean = (weight * group.between * lean).sum(axis=2) / (1.0 + (weight * group.between**2).sum(axis=2))
        guess = group.mean + group.apart * group.between * self.lean[..., None]
        self.mean = (values["total"] + prior * guess) / (count + prior)
        self.shift = {name: self.away(name) for name in ("last", "fast", "slow")}
        self.factors = {name: shift @ group.within for name, shift in self.shift.items()}
        variance = np.maximum(values["squares"] - count * own**2, 0.0)
        freedom = number("own_spread_prior")
        self.spread = np.sqrt((variance + freedom * group.spread**2) / (count + freedom))
        known = count > 0
        self.overall_spread = np.log(self.spread / group.spread).mean(axis=2)
        stays = (values["stays"] + 1.0) / (values["steps"] + 2.0)
        self.stays, self.overall_stays = stays, stays.mean(axis=2)
        self.known_share = known.mean(axis=2)

    def away(self, name: str) -> Floats:
        """How far a running value is from the person's own mean, in pooled spreads; 0 where there is none."""
        value = self.past.values[name].astype(np.float64)
        return np.where(np.isnan(value), 0.0, (value - self.mean) / self.group.spread)

    def build(self, rows: Rows) -> Table:
        """The features of some rows, without the ridged forecast."""
        i, t, k = rows.person, rows.occasion, rows.item
        count = self.past.values["count"][i, t, k].astype(np.float64)
        below, lately = self.histograms(rows, count)
        table = Table(rows, self.past.level[i, t, k], self.past.scaled[i, t, k], count, below, lately)
        table.features = self.own(rows, count) | self.others(rows) | self.clock(rows) | self.shape(below, k)
        return table

    def histograms(self, rows: Rows, count: Floats) -> tuple[Floats, Floats]:
        """The person's own shares at or below each level: over all time, shrunk to the group; and lately."""
        i, t, k = rows.person, rows.occasion, rows.item
        prior = number("own_histogram_prior")
        counts = self.past.histogram[i, t, k].astype(np.float64)
        shares = (counts + prior * self.group.histogram[k]) / (count + prior)[:, None]
        recent = self.past.recent[i, t, k].astype(np.float64)
        recent = recent + (1.0 - recent.sum(axis=1, keepdims=True)) * shares
        return np.cumsum(shares, axis=1)[:, :-1], np.cumsum(recent, axis=1)[:, :-1]

    def own(self, rows: Rows, count: Floats) -> dict[str, Floats]:
        """What the person's earlier answers to this item say."""
        i, t, k = rows.person, rows.occasion, rows.item
        read = {name: value[i, t, k].astype(np.float64) for name, value in self.past.values.items()}
        mean, spread = self.mean[i, t, k], self.spread[i, t, k]
        filled = {name: np.where(np.isnan(read[name]), mean, read[name]) for name in ("last", "before_last")}
        beep_prior, day_prior = number("beep_prior"), number("today_prior")
        steps = number("own_spread_prior")
        jump = (read["step_squares"] + steps * self.group.spread[k] ** 2) / (read["steps"] + steps)
        return {
            "mean": mean,
            "spread": spread,
            "last": filled["last"],
            "before_last": filled["before_last"],
            "fast": mean + self.shift["fast"][i, t, k] * self.group.spread[k],
            "slow": mean + self.shift["slow"][i, t, k] * self.group.spread[k],
            "same_beep": (read["beep_total"] + beep_prior * mean) / (read["beep_count"] + beep_prior),
            "same_beep_last": np.where(np.isnan(read["beep_last"]), mean, read["beep_last"]),
            "today": (read["today_total"] + day_prior * mean) / (read["today_count"] + day_prior),
            "jump": np.sqrt(jump),
            "stays": self.stays[i, t, k],
            "count": np.log1p(count),
        }

    def others(self, rows: Rows) -> dict[str, Floats]:
        """What the person's answers to all items say together."""
        i, t = rows.person, rows.occasion
        found = {"lean": self.lean[i, t], "overall_spread": self.overall_spread[i, t]}
        found |= {"overall_stays": self.overall_stays[i, t], "known_share": self.known_share[i, t]}
        for name, scores in self.factors.items():
            for f in range(scores.shape[2]):
                found[f"{name}_factor_{f + 1}"] = scores[i, t, f]
        return found

    def clock(self, rows: Rows) -> dict[str, Floats]:
        """When the answer is asked, and which item it is."""
        i, t, k = rows.person, rows.occasion, rows.item
        hour = self.panel.hours[i, t]
        gap = hour - self.past.values["last_hour"][i, t, k]
        place = np.argsort(np.argsort(self.group.mean, kind="stable"), kind="stable")
        return {
            "beep": self.panel.beep[t].astype(np.float64),
            "hour": np.where(np.isnan(hour), 12.0, hour % 24.0),
            "day": self.panel.day[t].astype(np.float64),
            "gap": np.log1p(np.clip(np.where(np.isnan(gap), number("longest_gap"), gap), 0.0, number("longest_gap"))),
            "item": place[k].astype(np.float64),
            "item_mean": self.group.mean[k],
            "item_spread": self.group.spread[k],
            "item_inertia": self.group.inertia[k],
        }

    def shape(self, below: Floats, k: Integers) -> dict[str, Floats]:
        """A few points of the own histogram, spread over the item's levels."""
        points = int(number("histogram_points"))
        last = np.array([ladder.levels - 2 for ladder in self.panel.ladders])[k]
        chosen = [np.round(last * p / max(points - 1, 1)).astype(np.int64) for p in range(points)]
        return {f"below_{p + 1}": below[np.arange(len(k)), place] for p, place in enumerate(chosen)}


def learn_ridge(table: Table, panel: Panel, group: Group) -> Floats:
    """Weights of one ridged linear forecast by item, (items, features + 1); shrunk to the item's own mean."""
    features, scale = ridge_features(table, group), number("ridge")
    weights = np.zeros((len(panel.items), features.shape[1]))
    # Penalised around no effect but the own mean, whose weight starts at one.
    start = np.zeros(features.shape[1])
    start[0] = 1.0
    for k in range(len(panel.items)):
        chosen = table.rows.item == k
        x, y = features[chosen], (table.answer[chosen] - group.mean[k]) / group.spread[k]
        penalty = scale * np.eye(features.shape[1])
        penalty[-1, -1] = 0.1
        weights[k] = start + np.linalg.solve(x.T @ x + penalty, x.T @ (y - x @ start))
    return weights


def ridge_features(table: Table, group: Group) -> Floats:
    """The columns of the ridged forecast, in pooled spreads."""
    f, k = table.features, table.rows.item
    spread = group.spread[k]
    columns = [(f["mean"] - group.mean[k]) / spread]
    columns += [(f[name] - f["mean"]) / spread for name in RIDGED]
    columns += [value for name, value in f.items() if "_factor_" in name]
    columns += [f["lean"], np.sin(f["hour"] * np.pi / 12), np.cos(f["hour"] * np.pi / 12), np.ones(len(k))]
    return np.column_stack(columns)


RIDGED = ("last", "before_last", "fast", "slow", "same_beep", "same_beep_last", "today")


def add_ridge(table: Table, weights: Floats, group: Group) -> None:
    """Add the ridged forecast to the features, on the scale from 0 to 1."""
    k = table.rows.item
    guess = (ridge_features(table, group) * weights[k]).sum(axis=1)
    table.features["ridge"] = np.clip(group.mean[k] + group.spread[k] * guess, 0.0, 1.0)
