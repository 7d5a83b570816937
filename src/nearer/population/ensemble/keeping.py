"""The folder of an ensemble: one table a run, kept whole or not at all, under the hash of what its bits depend on.

ensemble.json         what every run has in common, and what it was made with
runs.parquet          one row a run: arm, draw, seed, changed numbers, card, and the name it is kept under
daily/NAME.parquet    one row a day of one run
panel/NAME.zarr       every day of the people of the panel, where one was asked for
failed.json           runs that could not be made, and why; absent when there are none
"""

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import zarr

from nearer.model.state import State
from nearer.population.ensemble.living import Outcome
from nearer.population.ensemble.plan import Ensemble, EnsembleError, Task, describe_task, made_with, name_task
from nearer.population.results import keep_array, write_table
from nearer.population.simulation import say_disk_trouble, write_json

ABOUT, RUNS, FAILED = "ensemble.json", "runs.parquet", "failed.json"
OF_EACH_RUN = ("seed", "parameters")
MARK = b"nearer"


class Book:
    """What is kept of an ensemble."""

    def __init__(self, folder: Path, ensemble: Ensemble) -> None:
        self.folder = folder
        self.made_with = made_with()
        with say_disk_trouble(folder):
            self.enter({name: value for name, value in asdict(ensemble.each).items() if name not in OF_EACH_RUN})

    def enter(self, each: Mapping[str, Any]) -> None:
        """Take the folder, or say why it is not the right one."""
        file = self.folder / ABOUT
        if not file.exists():
            if self.folder.exists() and any(self.folder.iterdir()):
                raise EnsembleError(f"{self.folder} holds other files and no {ABOUT}. Choose an empty folder.")
            write_json(file, {"each": dict(each), **self.made_with})
            return
        try:
            kept = json.loads(file.read_text(encoding="utf-8"))
        except ValueError as error:
            raise EnsembleError(f"{file} is not readable as JSON ({error}). Choose another folder.") from error
        for name, wanted in each.items():
            if (got := kept.get("each", {}).get(name)) != wanted:
                words = f"{self.folder} holds an ensemble with {name} = {got}, and {wanted} was asked for."
                raise EnsembleError(f"{words} Give the same arguments to go on, or choose another folder.")
        self.refuse_other_makers(kept, f"{self.folder} holds runs that were", "Choose another folder.")

    def refuse_other_makers(self, made: Mapping[str, Any], whose: str, what_to_do: str) -> None:
        """Runs of other versions, equations or numbers are not mixed with these."""
        for name, wanted in {**self.made_with["versions"], "source": self.made_with["source"]}.items():
            got = made.get("source") if name == "source" else made.get("versions", {}).get(name)
            if got != wanted:
                what = "other equations or numbers" if name == "source" else f"{name} {got}, not {wanted}"
                raise EnsembleError(f"{whose} made with {what}; the two cannot be mixed. {what_to_do}")

    def file_of(self, name: str) -> Path:
        """Where the days of a run are."""
        return self.folder / "daily" / f"{name}.parquet"

    def has(self, name: str) -> bool:
        """Whether a run is kept."""
        return self.file_of(name).exists()

    def keep(self, task: Task, outcome: Outcome) -> None:
        """Keep a run; its table comes last, and marks that everything is there."""
        self.refuse_other_makers(
            outcome.described, f"The worker of {task} has a Nearer", "Give all workers the same version."
        )
        name, file = name_task(outcome.described), self.file_of(name_task(outcome.described))
        about = {"sha256": outcome.sha256, "card": outcome.card, **outcome.described}
        with say_disk_trouble(self.folder):
            if outcome.people.size:
                write_panel(self.folder / "panel" / f"{name}.zarr", outcome)
            file.parent.mkdir(parents=True, exist_ok=True)
            write_table(file, {"run": [name] * outcome.panel.shape[0], **outcome.daily}, {MARK: json.dumps(about)})

    def list_runs(self, tasks: Sequence[Task]) -> None:
        """Write the list of the runs that are kept, in the order of the tasks."""
        rows = [self.describe_run(task) for task in tasks if self.has(name_task(describe_task(task)))]
        names = list(dict.fromkeys(name for row in rows for name in row))
        with say_disk_trouble(self.folder):
            write_table(self.folder / RUNS, {name: [row.get(name) for row in rows] for name in names})

    def describe_run(self, task: Task) -> dict[str, Any]:
        """One row of the list."""
        name = name_task(describe_task(task))
        try:
            about = json.loads(pq.read_schema(self.file_of(name)).metadata[MARK])
        except (OSError, KeyError, ValueError, TypeError, pa.ArrowInvalid) as error:
            words = f"{self.file_of(name)} cannot be read ({error}). Delete it and give the same command again."
            raise EnsembleError(words) from error
        first = {"arm": task.arm, "draw": task.draw, "seed": task.plan.seed, "run": name, "sha256": about["sha256"]}
        return {**first, **task.plan.parameters, **about["card"]}

    def keep_failures(self, failed: Mapping[str, str]) -> None:
        """Write down which runs failed and why."""
        file = self.folder / FAILED
        with say_disk_trouble(self.folder):
            if failed:
                write_json(file, dict(failed))
            else:
                file.unlink(missing_ok=True)


def write_panel(folder: Path, outcome: Outcome) -> None:
    """The panel as one array (day, person) a quantity."""
    part = folder.with_suffix(".part")
    shutil.rmtree(part, ignore_errors=True)
    group: Any = zarr.open_group(part, mode="w")
    keep_array(group, "person", outcome.people)
    for place, quantity in enumerate(State._fields):
        keep_array(group, quantity, np.ascontiguousarray(outcome.panel[:, place]))
    shutil.rmtree(folder, ignore_errors=True)
    part.rename(folder)


def load_runs(folder: Path) -> pd.DataFrame:
    """The list of runs: arm, draw, seed, changed numbers and card of each."""
    if not (folder / RUNS).exists():
        raise EnsembleError(f"{folder} holds no {RUNS}. Name the folder of an ensemble that has ended.")
    return pd.read_parquet(folder / RUNS)


def load_daily(folder: Path, columns: Sequence[str] | None = None) -> pd.DataFrame:
    """The days of every run, with arm, draw and seed beside them; all columns, or only some."""
    runs = load_runs(folder)[["arm", "draw", "seed", "run"]]
    wanted = None if columns is None else ["run", "day", *columns]
    days = [pd.read_parquet(folder / "daily" / f"{name}.parquet", columns=wanted) for name in runs["run"].unique()]
    return runs.merge(pd.concat(days, ignore_index=True), on="run", sort=False).drop(columns="run")
