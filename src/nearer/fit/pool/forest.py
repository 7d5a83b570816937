"""Forest: extra-trees that forecast the whole distribution - a leaf's answer is its share at or below each level."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nearer.fit.pool.panel import Floats, Integers
from nearer.fit.pool.sampling import pick_rows
from nearer.fit.pool.settings import number
from nearer.fit.pool.table import Table

if TYPE_CHECKING:
    from sklearn.ensemble import ExtraTreesRegressor


class Forest:
    """One forest for each number of levels, over all items that have it.

    Splitting on the squared error of the shares at or below each level is splitting on the ranked probability score.
    """

    def __init__(self, rungs: Integers, key: int) -> None:
        self.rungs, self.key = rungs, key
        self.trees: dict[int, ExtraTreesRegressor] = {}

    def fit(self, table: Table) -> None:
        """Grow the trees."""
        from sklearn.ensemble import ExtraTreesRegressor

        features = table.matrix()
        for rungs in np.unique(self.rungs[table.rows.item]):
            here = np.flatnonzero(self.rungs[table.rows.item] == rungs)
            here = here[pick_rows(len(here), int(number("forest_rows")), self.key)]
            under = (table.level[here, None] <= np.arange(rungs - 1)).astype(np.float32)
            trees = ExtraTreesRegressor(
                n_estimators=int(number("trees")),
                min_samples_leaf=int(min(number("leaf_answers"), max(len(here) // 4, 1))),
                max_features=number("tried_features"),
                random_state=self.key,
                n_jobs=1,
            )
            self.trees[int(rungs)] = trees.fit(features[here], under.ravel() if rungs == 2 else under)

    def forecast(self, table: Table) -> Floats:
        """Share at or below each level but the last, for every row."""
        below = np.ones((len(table.rows), int(self.rungs.max()) - 1))
        features = table.matrix()
        for rungs, trees in self.trees.items():
            here = np.flatnonzero(self.rungs[table.rows.item] == rungs)
            if len(here):
                below[here, : rungs - 1] = trees.predict(features[here]).reshape(len(here), -1)
        return below
