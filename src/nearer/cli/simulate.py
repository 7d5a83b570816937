"""`nearer simulate`: people on a network, day by day, for years."""

from pathlib import Path
from typing import Annotated

import typer


def simulate(
    out: Annotated[Path, typer.Option("--out", help="Folder for the results; the same command goes on after a stop.")],
    people: Annotated[int, typer.Option("--people", help="How many people.")] = 5000,
    days: Annotated[int, typer.Option("--days", help="Days that are written down.")] = 365,
    seed: Annotated[int, typer.Option("--seed", help="Chance; the same seed gives the same bits.")] = 1,
    threads: Annotated[int, typer.Option("--threads", help="Threads; the bits do not depend on them.")] = 1,
    dt: Annotated[float, typer.Option("--dt", help="Step in days: 1, 0.5, 0.25 or 0.125.")] = 1.0,
    burn_in: Annotated[int, typer.Option("--burn-in", help="Days lived before the first one written down.")] = 365,
    profile: Annotated[str | None, typer.Option("--profile", help="A named pattern that everybody has.")] = None,
    changes: Annotated[list[str] | None, typer.Option("--set", help="A number to change, as avoidance.gain=0.")] = None,
    panel: Annotated[int, typer.Option("--panel", help="Keep every day of this many people.")] = 0,
    json: Annotated[bool, typer.Option("--json", help="Print the summary for machines.")] = False,
) -> None:
    """Simulate people and their ties; write tables, arrays and figures. Not calibrated yet: look, do not conclude.

    \b
    Example:
        nearer simulate --people 5000 --days 365 --seed 1 --threads 2 --out out/first
    """
    from nearer.population.simulation import Plan, read_changes
    from nearer.report.simulation import simulate_and_report

    plan = Plan(people, days, seed, dt, burn_in, profile, read_changes(changes or []), panel)
    simulate_and_report(plan, out, threads, json)
