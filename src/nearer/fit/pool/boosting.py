"""Boosting with thresholds as rows: it asks of each answer and each level whether the answer is at or below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nearer.fit.pool.panel import Floats, Integers, Panel
from nearer.fit.pool.sampling import pick_rows
from nearer.fit.pool.settings import number
from nearer.fit.pool.table import Table
from nearer.fit.pool.threads import one_thread

if TYPE_CHECKING:
    from sklearn.ensemble import HistGradientBoostingClassifier


class Boosting:
    """One classifier for all items and levels; the level stands among the features."""

    def __init__(self, panel: Panel, pooled: Floats, key: int) -> None:
        self.rungs = np.array([ladder.levels for ladder in panel.ladders])
        most = int(self.rungs.max()) - 1
        self.cuts = np.ones((len(self.rungs), most))
        for k, ladder in enumerate(panel.ladders):
            self.cuts[k, : ladder.levels - 1] = (ladder.cuts - ladder.low) / (ladder.high - ladder.low)
        self.pooled, self.key = pooled, key
        self.model: HistGradientBoostingClassifier | None = None
        self.share = 0.5

    def fit(self, table: Table) -> None:
        """Learn from rows of answer and level."""
        from sklearn.ensemble import HistGradientBoostingClassifier

        row, cut = self.pair(table, int(number("boosting_cuts")))
        kept = pick_rows(len(row), int(number("boosting_rows")), self.key)
        row, cut = row[kept], cut[kept]
        under = table.level[row] <= cut
        self.share = (float(under.sum()) + 1.0) / (len(under) + 2.0)
        if under.all() or not under.any():
            return
        model = HistGradientBoostingClassifier(
            learning_rate=number("boosting_rate"),
            max_iter=int(number("boosting_rounds")),
            max_leaf_nodes=int(number("boosting_leaves")),
            min_samples_leaf=int(number("boosting_leaf_rows")),
            l2_regularization=number("boosting_ridge"),
            max_features=number("boosting_features"),
            early_stopping=False,
            random_state=self.key,
        )
        with one_thread():
            self.model = model.fit(self.widen(table, row, cut), under)

    def pair(self, table: Table, most: int | None) -> tuple[Integers, Integers]:
        """Answers paired with levels: with all of the item's, or with `most` of them by chance."""
        rungs = self.rungs[table.rows.item] - 1
        wide = np.arange(self.cuts.shape[1]) < rungs[:, None]
        if most is not None and wide.shape[1] > most:
            luck = np.where(wide, np.random.default_rng(self.key).random(wide.shape), 2.0)
            wide &= luck <= np.sort(luck, axis=1)[:, most - 1 : most]
        row, cut = np.nonzero(wide)
        return row.astype(np.int64), cut.astype(np.int64)

    def widen(self, table: Table, row: Integers, cut: Integers) -> Floats:
        """The features of each pair: those of the answer, and where the level lies against them."""
        k = table.rows.item[row]
        at = self.cuts[k, cut]
        features = table.features
        near = [at - features[name][row] for name in ("mean", "last", "slow", "ridge")]
        shares = [table.below[row, cut], table.lately[row, cut], self.pooled[k, cut]]
        return np.column_stack([table.matrix()[row], at, *near, *shares]).astype(np.float32)

    def forecast(self, table: Table) -> Floats:
        """Share at or below each level but the last, for every row."""
        below = np.ones((len(table.rows), self.cuts.shape[1]))
        row, cut = self.pair(table, None)
        if not len(row):
            return below
        if self.model is None:
            below[row, cut] = self.share
            return below
        with one_thread():
            below[row, cut] = self.model.predict_proba(self.widen(table, row, cut))[:, 1]
        return np.maximum.accumulate(below, axis=1)
