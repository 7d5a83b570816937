"""`nearer diary check`: what a diary holds and what is odd about it."""

from pathlib import Path
from typing import Annotated

import typer


def check(
    file: Annotated[
        Path, typer.Argument(help="Diary: CSV, TSV, .xlsx or .sav, or a folder with one.", show_default=False)
    ],
    map: Annotated[Path | None, typer.Option("--map", help="Map of its columns and items (TOML).")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the report for machines.")] = False,
) -> None:
    """Look through a diary before anything is fitted to it.

    \b
    Example:
        nearer diary check fried2022.csv --map examples/maps/fried2022.toml
    """
    from nearer.diary import check_diary, read_diary, read_map
    from nearer.diary.tables import print_check, show_progress

    known = read_map(map) if map else None
    with show_progress(f"Reading {file.name}") as progress:
        diary = read_diary(file, known, progress)
    with show_progress("Checking") as progress:
        report = check_diary(diary, progress)
    print_check(report, json)
