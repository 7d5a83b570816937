"""Ensembles: many runs - draws of the numbers x seeds x arms - on one machine or many, kept as they finish."""

from nearer.population.ensemble.conducting import Ended, run_ensemble
from nearer.population.ensemble.draws import read_draws
from nearer.population.ensemble.keeping import Book, load_daily, load_runs
from nearer.population.ensemble.plan import (
    AS_BELIEVED,
    USUAL,
    Arm,
    Draw,
    Ensemble,
    EnsembleError,
    Task,
    read_arm,
    read_seeds,
)
from nearer.population.ensemble.workers import Workers, borrow_executor, own_processes, use_cluster

__all__ = [
    "AS_BELIEVED",
    "USUAL",
    "Arm",
    "Book",
    "Draw",
    "Ended",
    "Ensemble",
    "EnsembleError",
    "Task",
    "Workers",
    "borrow_executor",
    "load_daily",
    "load_runs",
    "own_processes",
    "read_arm",
    "read_draws",
    "read_seeds",
    "run_ensemble",
    "use_cluster",
]
