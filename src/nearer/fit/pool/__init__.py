"""The pool: three forecasters of the next answer - a forest, boosting and a hierarchical model - on one table."""

from nearer.fit.pool.panel import Panel, build_panel
from nearer.fit.pool.pool import Forecasts, Pool, fold_people, forecast_day, target_rows
from nearer.fit.pool.past import read_past

__all__ = ["Forecasts", "Panel", "Pool", "build_panel", "fold_people", "forecast_day", "read_past", "target_rows"]
