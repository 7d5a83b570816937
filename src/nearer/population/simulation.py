"""A simulation: a run in a folder of its own, with checkpoints, a record and results; stopped and started at will."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from math import isfinite, isnan
from pathlib import Path
from typing import Any

from nearer.errors import NearerError
from nearer.model.parameters import load_parameters, parameter_names
from nearer.population.card import Figure, make_card
from nearer.population.checkpoint import load_checkpoint, read_panel, save_checkpoint
from nearer.population.compiled import cycle_kernel
from nearer.population.folder import hold_folder
from nearer.population.memory import check_memory
from nearer.population.people import profile_shifts
from nearer.population.position import Position, find_position
from nearer.population.record import Record, choose_panel
from nearer.population.reference import hash_sources
from nearer.population.results import write_results
from nearer.population.run import Run, advance, check_step, check_threads, start_run, state_sha256

CHECKPOINT_DAYS = 30
PLAN, SUMMARY, CHECKPOINTS = "run.json", "summary.json", "checkpoint"
Progress = Callable[[float], None]


class SimulationError(NearerError):
    """A simulation cannot be started, continued or written."""


@dataclass(frozen=True)
class Plan:
    """What is simulated; the same plan gives the same bits."""

    people: int
    days: int
    seed: int
    dt: float = 1.0
    burn_in: int = 365
    profile: str | None = None
    parameters: Mapping[str, float] = field(default_factory=dict)
    panel: int = 0


@dataclass(frozen=True)
class Finished:
    """What came out of a simulation."""

    run: Run
    record: Record
    card: list[Figure]
    position: Position
    sha256: str
    resumed_day: float | None  # days after the start, burn-in included; None when it ran in one go
    was_finished: bool


def read_changes(words: Sequence[str]) -> dict[str, float]:
    """Numbers to change, each written as `avoidance.gain=0`."""
    changes = {}
    for word in words:
        name, _, value = word.partition("=")
        if name not in parameter_names():
            raise SimulationError(
                f"There is no number called {name}. Write --set mechanism.number=value, as avoidance.gain=0."
            )
        try:
            changes[name] = float(value)
        except ValueError:
            raise SimulationError(f"--set {name} wants a number after the =, got '{value}'.") from None
        if not isfinite(changes[name]):
            raise SimulationError(f"--set {name} wants a finite number, got {value}.")
    return changes


def check_plan(plan: Plan) -> None:
    """Say what is wrong with a plan before anything is done."""
    check_step(plan.dt)
    profile_shifts(plan.profile)
    limits = {
        "people": (plan.people, 2),
        "days": (plan.days, 1),
        "burn-in": (plan.burn_in, 0),
        "panel": (plan.panel, 0),
    }
    for name, (value, least) in limits.items():
        if value < least:
            raise SimulationError(f"--{name} must be {least} or more, got {value}.")
    check_memory(plan.people)
    if not 0 <= plan.seed < 2**63:
        raise SimulationError(f"--seed must be 0 or more and below 2^63, got {plan.seed}.")


def describe_plan(plan: Plan) -> dict[str, Any]:
    """The plan with everything its bits depend on."""
    from importlib.metadata import version

    made = {name: version(name) for name in ("nearer", "numpy", "numba")}
    numbers = hashlib.sha256(repr(tuple(load_parameters(plan.parameters))).encode()).hexdigest()[:16]
    source = f"{cycle_kernel().digest} {hash_sources()[:16]} {numbers}"
    return {"plan": {**asdict(plan), "parameters": dict(plan.parameters)}, "versions": made, "source": source}


@contextmanager
def say_disk_trouble(folder: Path) -> Iterator[None]:
    """Turn trouble with the disk into one line that names the folder."""
    try:
        yield
    except OSError as error:
        name, why = error.filename or folder, error.strerror or error
        raise SimulationError(f"{name} could not be written ({why}). Make room or choose another --out.") from error


def enter_folder(folder: Path, described: dict[str, Any]) -> bool:
    """Take a folder for this plan; True when it already holds the finished run."""
    file = folder / PLAN
    if not file.exists():
        if folder.exists() and any(folder.iterdir()):
            raise SimulationError(f"{folder} holds other files and no {PLAN}. Choose an empty folder with --out.")
        write_json(file, {**described, "finished": False})
        return False
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise SimulationError(f"{file} is not readable as JSON ({error}). Choose another folder with --out.") from error
    refuse_other_plan(folder, kept, described)
    return bool(kept.get("finished"))


def refuse_other_plan(folder: Path, kept: dict[str, Any], described: dict[str, Any]) -> None:
    """Say how the run in this folder differs from the one asked for, when it does."""
    for name, wanted in described["plan"].items():
        if (got := kept.get("plan", {}).get(name)) != wanted:
            words = f"{folder} holds a run with {name} = {got}, and {wanted} was asked for."
            raise SimulationError(f"{words} Give the same arguments to go on, or choose another folder with --out.")
    for name, wanted in {**described["versions"], "source": described["source"]}.items():
        got = kept.get("source") if name == "source" else kept.get("versions", {}).get(name)
        if got != wanted:
            what = "equations or numbers" if name == "source" else f"{name} {got}"
            words = f"{folder} holds a run that was made with other {what}; it cannot be continued with the same bits."
            raise SimulationError(f"{words} Choose another folder with --out.")


def write_json(file: Path, content: dict[str, Any]) -> None:
    """Write a JSON file whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    part.replace(file)


def simulate(
    plan: Plan,
    folder: Path,
    threads: int = 1,
    progress: Progress | None = None,
    checkpoint_days: int = CHECKPOINT_DAYS,
) -> Finished:
    """Run a plan in its folder, going on from the last checkpoint; `progress` gets the days done, burn-in included."""
    check_plan(plan)
    check_threads(threads)
    described = describe_plan(plan)
    with ExitStack() as stack:
        with say_disk_trouble(folder):
            enter_folder(folder, described)
            stack.enter_context(hold_folder(folder))
            # Only now is it certain that nobody else is at work here.
            was_finished = enter_folder(folder, described)
        return simulate_here(plan, folder, described, was_finished, threads, progress, checkpoint_days)


def simulate_here(
    plan: Plan,
    folder: Path,
    described: dict[str, Any],
    was_finished: bool,
    threads: int,
    progress: Progress | None,
    checkpoint_days: int,
) -> Finished:
    """Run a plan in a folder that is held."""
    run = start_run(plan.people, plan.seed, plan.dt, plan.parameters, plan.profile)
    record = Record(plan.days, plan.people, choose_panel(plan.people, plan.panel))
    kept = folder / CHECKPOINTS
    resumed = run.day if load_checkpoint(kept, run, record) else None
    live_on(plan, run, record, kept, threads, progress, checkpoint_days)
    finished = Finished(
        run, record, make_card(run, record), find_position(run), state_sha256(run), resumed, was_finished
    )
    if not was_finished:
        with say_disk_trouble(folder):
            write_results(folder, run, record, read_panel(kept, record))
            write_json(folder / SUMMARY, summarise(finished))
            write_json(folder / PLAN, {**described, "finished": True})
    return finished


def live_on(
    plan: Plan,
    run: Run,
    record: Record,
    kept: Path,
    threads: int,
    progress: Progress | None,
    checkpoint_days: int,
) -> None:
    """Move a run to its end, from checkpoint to checkpoint."""

    def watch(moved: Run) -> None:
        if moved.day > plan.burn_in:
            record.write_day(moved)
        if progress is not None:
            progress(moved.day)

    end = plan.burn_in + plan.days
    while run.day < end:
        advance(run, min(checkpoint_days - run.day % checkpoint_days, end - run.day), threads, watch=watch)
        with say_disk_trouble(kept):
            save_checkpoint(kept, run, record)


def summarise(finished: Finished) -> dict[str, Any]:
    """The card and the hash, for machines."""
    near = {
        name: [None if isnan(value) else value for value in shares.tolist()]
        for name, shares in (("lonely", finished.position.lonely_near), ("other", finished.position.lonely_else))
    }
    return {
        "calibrated": False,
        "state_sha256": finished.sha256,
        "day": finished.record.day,
        "card": {figure.name: figure.value for figure in finished.card},
        "monte_carlo_error": {f.name: f.error for f in finished.card if f.error is not None},
        "lonely_by_distance_from": near,
    }
