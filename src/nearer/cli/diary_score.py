"""`nearer diary score`: how good a table of forecasts was."""

from pathlib import Path
from typing import Annotated

import typer


def score(
    predictions: Annotated[Path, typer.Argument(help="Table of forecasts (CSV).", show_default=False)],
    file: Annotated[Path, typer.Argument(help="The diary they are of.", show_default=False)],
    map: Annotated[Path, typer.Option("--map", help="Map of its columns and items (TOML).", show_default=False)],
    unit: Annotated[str, typer.Option("--unit", help="What was forecast: beep, day or week.")] = "beep",
    json: Annotated[bool, typer.Option("--json", help="Print the numbers for machines.")] = False,
) -> None:
    """Score forecasts against what was answered, beside the own mean, the last value and the own histogram.

    \b
    Example:
        nearer diary score forecasts.csv fried2022.csv --map examples/maps/fried2022.toml
    """
    from nearer.forecast.score import make_score

    make_score(predictions, file, map, unit, json)
