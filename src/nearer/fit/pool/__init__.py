"""The pool: three forecasters of the next answer - a forest, boosting and a hierarchical model - on one table."""

from nearer.fit.pool.panel import Ladder, Panel, build_panel
from nearer.fit.pool.past import read_past
from nearer.fit.pool.pool import Forecasts, Pool, fold_people, forecast_day, join_forecasts, target_rows
from nearer.fit.pool.table import Rows

__all__ = [
    "Forecasts",
    "Ladder",
    "Panel",
    "Pool",
    "Rows",
    "build_panel",
    "fold_people",
    "forecast_day",
    "join_forecasts",
    "read_past",
    "target_rows",
]
