"""One run of an ensemble, from start to end, wherever the worker is: single-threaded, and nothing is written."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nearer.model.state import NO_HELP, State
from nearer.population.card import make_card
from nearer.population.compiled import load_loops
from nearer.population.ensemble.plan import EnsembleError, Task, describe_task
from nearer.population.people import Floats
from nearer.population.record import Record, choose_panel
from nearer.population.results import daily_columns
from nearer.population.run import Run, advance, start_run, state_sha256


@dataclass(frozen=True)
class Outcome:
    """What is kept of one run: daily figures, the card, the hash of its last day, and the panel."""

    described: dict[str, Any]  # by the worker, so that one with other equations is found out
    daily: dict[str, NDArray[np.generic]]  # (day,) each
    card: dict[str, float | None]
    sha256: str
    people: NDArray[np.int64]  # of the panel
    panel: Floats  # (day, quantity, person of the panel)


def live_once(task: Task) -> Outcome:
    """Live one run."""
    load_loops()
    plan = task.plan
    run = start_run(plan.people, plan.seed, plan.dt, plan.parameters, plan.profile)
    record = Record(plan.days, plan.people, choose_panel(plan.people, plan.panel))
    advance(run, plan.burn_in)
    advance(run, plan.days, help=give_everybody(task, run), watch=record.write_day)
    if not np.isfinite(record.mean).all():
        raise EnsembleError(tell_where_lost(record))
    panel = record.panel_days or [np.zeros((len(State._fields), 0), dtype=np.float32)] * plan.days
    return Outcome(
        described=describe_task(task),
        daily=daily_columns(record),
        card={figure.name: figure.value for figure in make_card(run, record)},
        sha256=state_sha256(run),
        people=record.panel,
        panel=np.stack(panel),
    )


def give_everybody(task: Task, run: Run) -> Floats | None:
    """The arm's help for every person."""
    if task.help == NO_HELP:
        return None
    return np.ascontiguousarray(np.repeat(np.array(task.help, dtype=np.float32)[:, None], run.people.count, axis=1))


def tell_where_lost(record: Record) -> str:
    """Which quantity stopped being a number first."""
    day, quantity = np.argwhere(~np.isfinite(record.mean))[0]
    name = State._fields[quantity]
    return f"{name} is no longer a number on day {day + 1}. Its numbers may be too far from what is believed."
