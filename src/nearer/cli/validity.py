"""`nearer validity`: hold the model against every published figure it was fitted to, and those it never saw."""

from pathlib import Path
from typing import Annotated

import typer


def validity(
    rows: Annotated[str | None, typer.Option("--rows", help="Only these targets, as MEC02,PRV01.")] = None,
    people: Annotated[int, typer.Option("--people", help="People in each world.")] = 3000,
    draws: Annotated[int, typer.Option("--draws", help="Worlds, each with its own luck; more, less error.")] = 1,
    seed: Annotated[int, typer.Option("--seed", help="Chance; the same seed gives the same figures.")] = 1,
    threads: Annotated[int, typer.Option("--threads", help="Threads; the figures do not depend on them.")] = 1,
    out: Annotated[Path | None, typer.Option("--out", help="Folder for validity.md, .json and .svg.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the rows for machines.")] = False,
) -> None:
    """Simulate every published figure and say which are met. Takes minutes; a stop loses no finished world.

    \b
    Example:
        nearer validity --rows MEC01,MEC02 --seed 3 --json
        nearer validity --draws 4 --threads 2 --out docs/reference
    """
    from nearer.report.validity import validate_and_report

    validate_and_report(rows, people, draws, seed, threads, out, json)
