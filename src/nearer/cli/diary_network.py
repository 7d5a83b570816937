"""`nearer diary network`: which answers follow which, and which go together."""

from pathlib import Path
from typing import Annotated

import typer


def network(
    file: Annotated[
        Path, typer.Argument(help="Diary: CSV, TSV, .xlsx or .sav, or a folder with one.", show_default=False)
    ],
    out: Annotated[Path, typer.Option("--out", help="Folder for tables and pictures.", show_default=False)],
    map: Annotated[Path | None, typer.Option("--map", help="Map of its columns and items (TOML).")] = None,
    items: Annotated[
        str | None, typer.Option("--items", help="Items, with commas; else those that measure something.")
    ] = None,
    person: Annotated[str | None, typer.Option("--person", help="One person's networks, drawn to the group's.")] = None,
    unit: Annotated[str | None, typer.Option("--unit", help="The lag: beep (within a day) or day.")] = None,
    way: Annotated[str, typer.Option("--way", help="corrected, or centred as mlVAR does it.")] = "corrected",
    detrend: Annotated[bool, typer.Option("--detrend", help="Take away what day and beep do to everybody.")] = False,
    noise: Annotated[float, typer.Option("--noise", help="Share of the variance taken to be error of the moment.")] = 0,
    draws: Annotated[
        int | None, typer.Option("--draws", help="Draws of people for intervals; 1000 without it.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Seed of the draws.")] = 1,
    json: Annotated[bool, typer.Option("--json", help="Print the numbers for machines.")] = False,
) -> None:
    """Fit three networks: what follows what, what moves together, what goes together from person to person.

    \b
    Example:
        nearer diary network fried2022.csv --map fried2022.toml --items worry,nervous,alone --out networks
    """
    from nearer.fit.networks import Ask
    from nearer.report.networks import make_network

    names = [name.strip() for name in items.split(",")] if items else None
    make_network(file, map, out, Ask(names, unit, way, draws, noise, seed, person, detrend), json)
