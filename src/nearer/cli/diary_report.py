"""`nearer diary report`: one person's cycle as a page to read and print."""

from pathlib import Path
from typing import Annotated

import typer


def report(
    file: Annotated[
        Path, typer.Argument(help="Diary: CSV, TSV, .xlsx or .sav, or a folder with one.", show_default=False)
    ],
    map: Annotated[Path, typer.Option("--map", help="Map of its columns and items (TOML).", show_default=False)],
    out: Annotated[Path, typer.Option("--out", help="The page to write (HTML).", show_default=False)],
    person: Annotated[
        str | None, typer.Option("--person", help="Whose days; the first with enough answers.", show_default=False)
    ] = None,
    selves: Annotated[int, typer.Option("--selves", min=200, max=1_000_000, help="Possible selves to draw.")] = 20_000,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Seed of the luck.")] = 1,
    json: Annotated[bool, typer.Option("--json", help="Print the numbers for machines.")] = False,
) -> None:
    """Write a report on one person: the loop, the days, the weeks ahead, and what is not known.

    \b
    Example:
        nearer diary report fried2022.csv --map examples/maps/fried2022.toml --person 3 --out look.html
    """
    from nearer.report.making import make_report

    make_report(file, map, out, person, selves, seed, json)
