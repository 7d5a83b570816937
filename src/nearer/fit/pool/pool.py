"""Pool: three ways to forecast from one table, weighed alike."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nearer.fit.pool.boosting import Boosting
from nearer.fit.pool.forest import Forest
from nearer.fit.pool.group import Group, learn_group
from nearer.fit.pool.ordinal import Design, Ordinal, design
from nearer.fit.pool.panel import Floats, Integers, Panel
from nearer.fit.pool.past import Past, read_past
from nearer.fit.pool.settings import number
from nearer.fit.pool.table import Builder, Rows, Table, add_ridge, learn_ridge
from nearer.fit.pool.threads import one_thread

KEY = 20_240_601


@dataclass(frozen=True)
class Forecasts:
    """Shares at or below each level but the last, (rows, levels - 1), for rows of a panel; also by member."""

    rows: Rows
    below: Floats
    members: dict[str, Floats]


def list_rows(panel: Panel, marked: NDArray[np.bool_]) -> Rows:
    """Rows for the marked answers, (people, occasions, items), in order."""
    person, occasion, item = (place.astype(np.int64) for place in np.nonzero(marked))
    return Rows(person, occasion, item)


class Pool:
    """The group's part of the forecaster, learned from a panel's occasions; forecasts these or other people."""

    def __init__(self, panel: Panel, learned: NDArray[np.bool_], past: Past | None = None) -> None:
        """Learn from the occasions marked in `learned`, (occasions,)."""
        past = past or read_past(panel)
        self.rungs = np.array([ladder.levels for ladder in panel.ladders])
        marked = ~np.isnan(past.scaled) & learned[None, :, None]
        self.rows = list_rows(panel, marked)
        self.group: Group = learn_group(past, np.broadcast_to(learned, past.scaled.shape[:2]), self.rungs)
        table = Builder(panel, past, self.group).build(self.rows)
        self.ridge = learn_ridge(table, panel, self.group)
        add_ridge(table, self.ridge, self.group)
        self.forest, self.boosting = Forest(self.rungs, KEY), Boosting(panel, self.group.below, KEY)
        self.ordinal = Ordinal(self.rungs, len(panel.people), int(panel.beep.max()))
        rows = self.lay_out(table, panel)
        self.ordinal.start(self.group, rows.known.shape[1])
        # The members know nothing of each other, so they may learn at the same time; each keeps to one thread.
        with one_thread(), ThreadPoolExecutor(2) as side_by_side:
            grown = side_by_side.submit(self.forest.fit, table)
            self.boosting.fit(table)
            self.ordinal.fit(rows)
            grown.result()

    def lay_out(self, table: Table, panel: Panel) -> Design:
        """The hierarchical member's view of a table."""
        return design(table, self.group, panel.beep[table.rows.occasion] - 1)

    def tabulate(self, panel: Panel, past: Past, rows: Rows) -> Table:
        """The feature table of some rows, with the ridged forecast."""
        table = Builder(panel, past, self.group).build(rows)
        add_ridge(table, self.ridge, self.group)
        return table

    def meet(self, panel: Panel, past: Past, learned: NDArray[np.bool_]) -> Ordinal:
        """The hierarchical member for other people: the group stays, their own part comes from their own days."""
        met = Ordinal(self.rungs, len(panel.people), self.ordinal.beeps)
        met.parts = self.ordinal.parts | met.strangers()
        rows = list_rows(panel, ~np.isnan(past.scaled) & learned[None, :, None])
        met.fit(self.lay_out(self.tabulate(panel, past, rows), panel), group_too=False)
        return met

    def forecast(self, panel: Panel, past: Past, rows: Rows, ordinal: Ordinal | None = None) -> Forecasts:
        """Forecast some answers, each from what came before it."""
        table = self.tabulate(panel, past, rows)
        members = {"forest": self.forest.forecast(table), "boosting": self.boosting.forecast(table)}
        members["ordinal"] = (ordinal or self.ordinal).forecast(self.lay_out(table, panel))
        below = mix_members(members, table.count)
        # A small group teaches little, so the own histogram keeps a part that fades as answers come in.
        doubt = number("group_answers") / (number("group_answers") + len(self.rows))
        return Forecasts(rows, (1 - doubt) * below + doubt * table.below, members)


def mix_members(members: dict[str, Floats], count: Floats) -> Floats:
    """Equal weights; the hierarchical member is left out while a person has few answers of their own."""
    trees = members["forest"] + members["boosting"]
    ready = (count >= number("ordinal_answers"))[:, None]
    below = np.where(ready, (trees + members["ordinal"]) / 3, trees / 2)
    return np.clip(np.maximum.accumulate(below, axis=1), 0.0, 1.0)


def forecast_day(panel: Panel, day: int) -> Forecasts:
    """Forecast every entry of one day: learned on the days before it, with the answers up to each entry."""
    panel = panel.until(day)
    past = read_past(panel)
    pool = Pool(panel, panel.over_before(day), past)
    return pool.forecast(panel, past, target_rows(panel, panel.day == day))


def join_forecasts(parts: Sequence[Forecasts]) -> Forecasts:
    """Several forecasts of one panel as one."""
    rows = Rows(
        np.concatenate([part.rows.person for part in parts]),
        np.concatenate([part.rows.occasion for part in parts]),
        np.concatenate([part.rows.item for part in parts]),
    )
    members = {name: np.concatenate([part.members[name] for part in parts]) for name in parts[0].members}
    return Forecasts(rows, np.concatenate([part.below for part in parts]), members)


def target_rows(panel: Panel, occasions: NDArray[np.bool_]) -> Rows:
    """Every item of every entry on the marked occasions."""
    asked = panel.asked & occasions
    return list_rows(panel, np.broadcast_to(asked[..., None], panel.answers.shape))


def fold_people(panel: Panel, folds: int) -> Integers:
    """The fold of each person, in an order mixed by a fixed key."""
    order = np.random.default_rng(KEY).permutation(len(panel.people))
    fold = np.empty(len(panel.people), dtype=np.int64)
    fold[order] = np.arange(len(panel.people)) % folds
    return fold
