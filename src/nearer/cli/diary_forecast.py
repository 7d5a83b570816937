"""`nearer diary forecast`: honest forecasts of every entry from a day on."""

from pathlib import Path
from typing import Annotated

import typer


def forecast(
    file: Annotated[
        Path, typer.Argument(help="Diary: CSV, TSV, .xlsx or .sav, or a folder with one.", show_default=False)
    ],
    map: Annotated[Path, typer.Option("--map", help="Map of its columns and items (TOML).", show_default=False)],
    first_day: Annotated[int, typer.Option("--first-day", min=1, help="Study day to begin with.", show_default=False)],
    out: Annotated[Path, typer.Option("--out", help="The table to write (CSV).", show_default=False)],
    unit: Annotated[str, typer.Option("--unit", help="beep, day (its mean), week (mean of seven days).")] = "beep",
    kind: Annotated[
        str | None, typer.Option("--kind", help="ordinal or continuous; most of the items.", show_default=False)
    ] = None,
    new_persons: Annotated[
        int | None, typer.Option("--new-persons", help="Leave people out in this many folds.", show_default=False)
    ] = None,
    way: Annotated[
        str, typer.Option("--way", help="The pool of forecasters, or each person's twin: pool, twin.")
    ] = "pool",
    json: Annotated[bool, typer.Option("--json", help="Print the counts for machines.")] = False,
) -> None:
    """Forecast every entry from a day on, each from what was known before it; learned anew each day.

    \b
    Example:
        nearer diary forecast fried2022.csv --map examples/maps/fried2022.toml --first-day 8 --out forecasts.csv
    """
    from nearer.forecast.rolling import Plan, make_forecast

    make_forecast(file, map, Plan(first_day, unit, kind, new_persons, way), out, json)
