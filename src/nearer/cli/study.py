"""`nearer study`: observe simulated people as a published study observed real ones."""

from pathlib import Path
from typing import Annotated

import typer


def run(
    file: Annotated[Path, typer.Argument(help="The study's file, or an id that `study list` shows.")],
    people: Annotated[int, typer.Option("--people", help="People in each world.")] = 3000,
    draws: Annotated[int, typer.Option("--draws", help="Worlds, each with its own luck; more, less error.")] = 1,
    seed: Annotated[int, typer.Option("--seed", help="Chance; the same seed gives the same figure.")] = 1,
    threads: Annotated[int, typer.Option("--threads", help="Threads; the figure does not depend on them.")] = 1,
    json: Annotated[bool, typer.Option("--json", help="Print the result for machines.")] = False,
) -> None:
    """Run one study on simulated people. A study is a file: see docs/reference/studies.md for every key.

    \b
    Example:
        nearer study run MEC02 --people 3000 --draws 2
        nearer study run my_study.toml --json
    """
    from nearer.report.studies import run_and_report

    run_and_report(file, people, draws, seed, threads, json)


def show(
    json: Annotated[bool, typer.Option("--json", help="Print the list for machines.")] = False,
) -> None:
    """List the studies that come with the house, one for each published figure the model is held against.

    \b
    Example:
        nearer study list
    """
    from nearer.report.studies import print_list

    print_list(json)
