"""`nearer diary report`: one person's cycle, or a whole study, as a page to read and print."""

from pathlib import Path
from typing import Annotated

import typer


def report(
    file: Annotated[
        Path, typer.Argument(help="Diary: CSV, TSV, .xlsx or .sav, or a folder with one.", show_default=False)
    ],
    map: Annotated[Path, typer.Option("--map", help="Map of its columns and items (TOML).", show_default=False)],
    out: Annotated[Path, typer.Option("--out", help="The page to write; a folder for a study.", show_default=False)],
    study: Annotated[bool, typer.Option("--study", help="The whole study instead of one person.")] = False,
    person: Annotated[
        str | None, typer.Option("--person", help="Whose days; the first with enough answers.", show_default=False)
    ] = None,
    items: Annotated[str | None, typer.Option("--items", help="With --study: items of the networks, commas.")] = None,
    draws: Annotated[int | None, typer.Option("--draws", help="With --study: draws of people for intervals.")] = None,
    selves: Annotated[int, typer.Option("--selves", min=200, max=1_000_000, help="Possible selves to draw.")] = 20_000,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Seed of the luck.")] = 1,
    json: Annotated[bool, typer.Option("--json", help="Print the numbers for machines.")] = False,
) -> None:
    """Write a report on one person (the loop, the days, the weeks ahead) or, with --study, on a whole study.

    \b
    Example:
        nearer diary report fried2022.csv --map examples/maps/fried2022.toml --person 3 --out look.html
        nearer diary report fried2022.csv --map examples/maps/fried2022.toml --study --out study
    """
    if study:
        from nearer.report.study import make_study

        names = [name.strip() for name in items.split(",")] if items else None
        make_study(file, map, out, names, draws, seed, json)
        return
    from nearer.report.making import make_report

    make_report(file, map, out, person, selves, seed, json)
