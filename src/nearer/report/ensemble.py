"""Ensembles told to whoever started them: a progress bar, a line for each failure, then one row an arm."""

from pathlib import Path
from typing import Any

import pandas as pd
from rich.table import Table

from nearer.population.ensemble import Ended, Ensemble, EnsembleError, Workers, load_runs, run_ensemble
from nearer.report.population import NOT_CALIBRATED
from nearer.report.simulation import open_bar, print_result

# Columns of the card, their titles, and what their values are multiplied by.
SHOWN = {
    "lonely": ("Lonely, %", 100),
    "depressed": ("Depressed, %", 100),
    "anxious": ("Anxious, %", 100),
    "contacts": ("Contacts a day", 1),
}


def run_and_report(ensemble: Ensemble, out: Path, workers: Workers, as_json: bool) -> None:
    """`nearer ensemble`."""
    try:
        with open_bar("Runs", 1, as_json) as (bar, task):
            ended = run_ensemble(
                ensemble,
                out,
                workers,
                lambda done, total: bar.update(task, completed=done, total=total),
                lambda words: bar.console.print(words, soft_wrap=True),
            )
    except KeyboardInterrupt as stop:
        raise KeyboardInterrupt("Runs that had ended are kept; the same command goes on.") from stop
    runs = load_runs(out)
    print_result(tabulate_arms(runs), tell_ended(ended, runs, out), as_json)
    if ended.failed:
        first, why = next(iter(ended.failed.items()))
        raise EnsembleError(
            f"{len(ended.failed)} of {ended.kept + len(ended.failed)} runs failed, such as {first}: {why} "
            f"The rest is kept in {out}; the same command tries the failed ones again."
        )


def tabulate_arms(runs: pd.DataFrame) -> Table:
    """The last day of each arm: mean over its runs, and their standard deviation."""
    table = Table(title="Last day, mean over runs (± SD)", caption=NOT_CALIBRATED, title_justify="left")
    table.add_column("Arm")
    table.add_column("Runs", justify="right")
    for title, _ in SHOWN.values():
        table.add_column(title, justify="right")
    for name, arm in runs.groupby("arm", sort=False) if len(runs) else ():
        cells = [show_spread(factor * arm[column]) for column, (_, factor) in SHOWN.items()]
        table.add_row(str(name), str(len(arm)), *cells)
    return table


def show_spread(values: "pd.Series[float]") -> str:
    """A mean with its standard deviation; one run has none."""
    mean = f"{values.mean():.2f}"
    return mean if len(values) < 2 else f"{mean} ± {values.std():.2f}"


def tell_ended(ended: Ended, runs: pd.DataFrame, out: Path) -> dict[str, Any]:
    """How it ended, for machines."""
    hashes = runs[["arm", "draw", "seed", "sha256"]].to_dict("records") if len(runs) else []
    return {
        "calibrated": False,
        "out": str(out),
        "kept": ended.kept,
        "kept_before": ended.kept_before,
        "failed": ended.failed,
        "runs": hashes,
    }
