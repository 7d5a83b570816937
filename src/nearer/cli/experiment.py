"""`nearer experiment`: two small experiments that show how the cycle behaves."""

from pathlib import Path
from typing import Annotated

import typer


def relief_and_cost(
    people: Annotated[int, typer.Option("--people", help="People in each of the two worlds.")] = 1000,
    seed: Annotated[int, typer.Option("--seed", help="Chance; the same seed gives the same figures.")] = 1,
    threads: Annotated[int, typer.Option("--threads", help="Threads; the figures do not depend on them.")] = 1,
    changes: Annotated[list[str] | None, typer.Option("--set", help="A number to change, as avoidance.gain=0.")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Folder for the figure.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the figures for machines.")] = False,
) -> None:
    """Keep one person in five from contact for 60 days, in a world with the same luck; then let them be for a year.

    \b
    Example:
        nearer experiment relief-and-cost --people 1000 --out out/relief
    """
    from nearer.population.simulation import read_changes
    from nearer.report.simulation import report_relief

    report_relief(people, seed, threads, read_changes(changes or []), out, json)


def hysteresis(
    seed: Annotated[int, typer.Option("--seed", help="Chance; the same seed gives the same figures.")] = 1,
    threads: Annotated[int, typer.Option("--threads", help="Threads; the figures do not depend on them.")] = 1,
    changes: Annotated[list[str] | None, typer.Option("--set", help="A number to change, as avoidance.gain=0.")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Folder for the figure.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the figures for machines.")] = False,
) -> None:
    """Let load rise for ten years and fall for ten, and see when people fall ill and when they are well again.

    \b
    Example:
        nearer experiment hysteresis --out out/hysteresis
    """
    from nearer.population.simulation import read_changes
    from nearer.report.simulation import report_hysteresis

    report_hysteresis(seed, threads, read_changes(changes or []), out, json)
