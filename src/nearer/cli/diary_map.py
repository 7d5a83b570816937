"""`nearer diary map`: a first map of a diary, for a person to edit."""

from pathlib import Path
from typing import Annotated

import typer


def map(
    file: Annotated[
        Path, typer.Argument(help="Diary: CSV, TSV, .xlsx or .sav, or a folder with one.", show_default=False)
    ],
    out: Annotated[Path | None, typer.Option("--out", help="Where to write; FILE.toml without it.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a map that is there already.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print what was written for machines.")] = False,
) -> None:
    """Write a first map of a diary: its columns, scales and constructs, with every guess marked.

    \b
    Example:
        nearer diary map fried2022.csv --out fried2022.toml
    """
    from nearer.diary import write_draft
    from nearer.diary.tables import print_draft, show_progress

    target = out or Path(f"{file.stem or 'diary'}.toml")
    with show_progress(f"Reading {file.name}") as progress:
        draft = write_draft(file, target, force, progress)
    print_draft(draft, target, json)
