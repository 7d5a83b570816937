"""`nearer calibrate`: search for numbers that meet the figures that may be fitted."""

from pathlib import Path
from typing import Annotated

import typer


def run(
    out: Annotated[Path, typer.Option("--out", help="Folder of the search; the same command goes on after a stop.")],
    people: Annotated[int, typer.Option("--people", help="People in each world.")] = 1000,
    seed: Annotated[int, typer.Option("--seed", help="Chance.")] = 1,
    longest_years: Annotated[float, typer.Option("--longest-years", help="Leave out figures of longer worlds.")] = 30,
    trajectories: Annotated[int, typer.Option("--trajectories", help="Ways through the space when screening.")] = 4,
    mechanisms: Annotated[int, typer.Option("--mechanisms", help="Mechanisms screened number by number.")] = 10,
    numbers: Annotated[int, typer.Option("--numbers", help="Numbers that stay free.")] = 25,
    waves: Annotated[int, typer.Option("--waves", help="Waves of matching.")] = 4,
    size: Annotated[int, typer.Option("--size", help="Worlds in each wave.")] = 60,
    draws: Annotated[int, typer.Option("--draws", help="Plausible sets to keep.")] = 50,
    workers: Annotated[int, typer.Option("--workers", help="Processes that live worlds.")] = 1,
    json: Annotated[bool, typer.Option("--json", help="Print what was found for machines.")] = False,
) -> None:
    """Screen, then match: keep sets of numbers under which simulated studies come out as published ones did.

    Figures that are kept out are never looked at. A full search takes hours; a stop loses no finished world.

    \b
    Example:
        nearer calibrate run --out out/search --workers 2
    """
    from nearer.calibrate.search import SearchPlan
    from nearer.report.search import search_and_report

    plan = SearchPlan(people, seed, longest_years, trajectories, mechanisms, numbers, waves, size, draws, workers)
    search_and_report(out, plan, json)
