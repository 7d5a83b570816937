"""`nearer diary effect`: what changed when something was given."""

from pathlib import Path
from typing import Annotated

import typer


def effect(
    file: Annotated[Path, typer.Argument(help="Diary: CSV, TSV, .xlsx or .sav.", show_default=False)],
    map: Annotated[Path, typer.Option("--map", help="Map of its columns and items (TOML).", show_default=False)],
    outcome: Annotated[str, typer.Option("--outcome", help="The item that may change.", show_default=False)],
    given: Annotated[str | None, typer.Option("--given", help="Column with 0 (not given) and 1 (given).")] = None,
    after_day: Annotated[int | None, typer.Option("--after-day", help="Or: first day of the time after.")] = None,
    steps: Annotated[bool, typer.Option("--steps", help="Given by lot many times; look at the next entry.")] = False,
    chance: Annotated[str, typer.Option("--chance", help="Chance of a step: a number or a column.")] = "0.5",
    by: Annotated[str | None, typer.Option("--by", help="What people differ in: columns, with commas.")] = None,
    trend: Annotated[bool, typer.Option("--trend", help="Let each person's days rise or fall on a line.")] = False,
    out: Annotated[Path | None, typer.Option("--out", help="Table of each person's own effect (CSV).")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the numbers for machines.")] = False,
) -> None:
    """Compare entries with and without: before and after, phases drawn by lot, or small steps drawn by lot.

    \b
    Example:
        nearer diary effect study.csv --map study.toml --outcome worry --after-day 15
        nearer diary effect study.csv --map study.toml --outcome worry --given walk --steps --chance 0.4
    """
    from nearer.report.effects import make_effect

    make_effect(file, map, outcome, given, after_day, steps, chance, by, trend, out, json)
