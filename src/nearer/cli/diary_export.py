"""`nearer diary export`: a diary as a package that others can read without asking."""

from pathlib import Path
from typing import Annotated

import typer


def export(
    file: Annotated[Path, typer.Argument(help="Diary: text, .xlsx or .sav, or a folder.", show_default=False)],
    out: Annotated[Path, typer.Option("--out", help="Folder for the package.", show_default=False)],
    map: Annotated[Path | None, typer.Option("--map", help="Map of its columns and items (TOML).")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the files for machines.")] = False,
) -> None:
    """Write a diary as openESM keeps it: a TSV table, its metadata, and a datapackage.json beside them.

    \b
    Example:
        nearer diary export study.sav --map study.toml --out package
    """
    import json as json_text

    from nearer.diary import read_diary, read_map, write_package

    known = read_map(map) if map else None
    diary = read_diary(file, known)
    files = write_package(diary, out, known.licence if known else None, known.citation if known else None)
    names = [str(one) for one in files]
    typer.echo(json_text.dumps({"files": names}, indent=2) if json else "Wrote " + "\n      ".join(names))
