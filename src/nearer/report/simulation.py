"""Simulations and experiments told to whoever started them: a progress bar, then a table or JSON, and figures."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table

from nearer.population.compiled import cycle_kernel
from nearer.population.experiments import (
    OUTCOMES,
    Hysteresis,
    ReliefAndCost,
    hysteresis,
    hysteresis_months,
    relief_and_cost,
    relief_days,
)
from nearer.population.run import check_threads
from nearer.population.simulation import Finished, Plan, check_plan, say_disk_trouble, simulate, summarise
from nearer.report.population import (
    draw_hysteresis,
    draw_population,
    draw_relief,
    tabulate_card,
    tabulate_hysteresis,
    tabulate_relief,
)


@contextmanager
def open_bar(words: str, total: float, quiet: bool) -> Iterator[tuple[Progress, Any]]:
    """A progress bar on standard error, so that what is printed stays clean."""
    parts = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*parts, console=console, disable=quiet or not console.is_terminal) as bar:
        task = bar.add_task("Preparing (the first time takes a few seconds)", total=None)
        cycle_kernel().compile()
        bar.update(task, description=words, total=total)
        yield bar, task


def print_result(table: Table, words: dict[str, Any], as_json: bool) -> None:
    """Print for people or for machines."""
    if as_json:
        print(json.dumps(words, indent=2))
    else:
        Console().print(table)


def simulate_and_report(plan: Plan, out: Path, threads: int, as_json: bool) -> None:
    """`nearer simulate`."""
    check_plan(plan)
    check_threads(threads)
    try:
        with open_bar("Days", plan.burn_in + plan.days, as_json) as (bar, task):
            finished = simulate(plan, out, threads, lambda day: bar.update(task, completed=day))
    except KeyboardInterrupt as stop:
        raise KeyboardInterrupt("The same command goes on from the last checkpoint.") from stop
    figures = out / "figures"
    with say_disk_trouble(figures):
        if not (finished.was_finished and figures.is_dir()):
            draw_population(figures, finished.run, finished.record, finished.position)
    start = {"out": str(out), "was_finished": finished.was_finished, "resumed_day": finished.resumed_day}
    print_result(tabulate_card(finished.card), {**summarise(finished), **start}, as_json)
    if not as_json:
        Console().print(tell_end(finished, out), soft_wrap=True)


def tell_end(finished: Finished, out: Path) -> str:
    """One or two lines about where the results are and how they came about."""
    if finished.was_finished:
        first = "This run was finished before; nothing was simulated again."
    elif finished.resumed_day is not None:
        first = f"Went on from day {finished.resumed_day:g}, burn-in included."
    else:
        first = "Done."
    return f"{first} Tables, arrays and figures: {out}\nstate_sha256 {finished.sha256}"


def report_relief(
    people: int, seed: int, threads: int, changes: Mapping[str, float], out: Path | None, as_json: bool
) -> None:
    """`nearer experiment relief-and-cost`."""
    with open_bar("Days", relief_days(), as_json) as (bar, task):
        result = relief_and_cost(people, seed, threads, changes, lambda days: bar.advance(task, days))
    if out is not None:
        with say_disk_trouble(out):
            draw_relief(out, result)
    print_result(tabulate_relief(result), relief_words(result), as_json)


def relief_words(result: ReliefAndCost) -> dict[str, Any]:
    """The result for machines."""
    return {
        "evidence": False,
        "people": result.people,
        "weeks": result.weeks.tolist(),
        "withdrawn_weeks": result.withdrawn_weeks,
        "difference": {name: result.difference[name].tolist() for name in OUTCOMES},
        "monte_carlo_error": {name: result.error[name].tolist() for name in OUTCOMES},
        "kept_away": {name: result.kept_away[name].tolist() for name in OUTCOMES},
        "free": {name: result.free[name].tolist() for name in OUTCOMES},
        "harmed": result.harmed,
        "better": result.better,
    }


def report_hysteresis(seed: int, threads: int, changes: Mapping[str, float], out: Path | None, as_json: bool) -> None:
    """`nearer experiment hysteresis`."""
    with open_bar("Months", hysteresis_months(), as_json) as (bar, task):
        result = hysteresis(seed, threads, changes, progress=lambda months: bar.advance(task, months))
    if out is not None:
        with say_disk_trouble(out):
            draw_hysteresis(out, result)
    print_result(tabulate_hysteresis(result), hysteresis_words(result), as_json)


def hysteresis_words(result: Hysteresis) -> dict[str, Any]:
    """The result for machines."""
    return {
        "evidence": False,
        "selves": result.selves,
        "leanings": list(result.leanings),
        "load": result.load.tolist(),
        "up": result.up.tolist(),
        "down": result.down.tolist(),
        "jump_up": list(result.jump_up),
        "jump_down": list(result.jump_down),
    }
