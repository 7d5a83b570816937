"""Draws read from a file: one column a number in parquet, one [[draw]] a set in TOML; names like `avoidance.gain`."""

import tomllib
from collections.abc import Mapping
from math import isfinite
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from nearer.model.parameters import parameter_names
from nearer.population.ensemble.plan import Draw, EnsembleError

NAME = "draw"


def read_draws(file: Path) -> tuple[Draw, ...]:
    """Every draw of a file; a column or key `draw` names them, else they are numbered from 0."""
    readers = {".parquet": read_parquet_rows, ".toml": read_toml_rows}
    if file.suffix not in readers:
        raise EnsembleError(f"Draws are read from .parquet or .toml, got {file.name}.")
    rows = readers[file.suffix](file)
    if not rows:
        raise EnsembleError(f"{file.name} holds no draw. Write one row, or one [[draw]], a draw.")
    return tuple(make_draw(file, place, row) for place, row in enumerate(rows))


def read_parquet_rows(file: Path) -> list[dict[str, Any]]:
    """The rows of a table."""
    with file.open("rb") as opened:
        try:
            rows: list[dict[str, Any]] = pq.read_table(opened).to_pylist()
        except pa.ArrowInvalid as error:
            raise EnsembleError(f"{file.name} is not a parquet table ({error}). Write it again.") from error
    return rows


def read_toml_rows(file: Path) -> list[dict[str, Any]]:
    """The [[draw]] tables, flat: `avoidance.gain = 0.1` and `"avoidance.gain" = 0.1` say the same."""
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise EnsembleError(f"{file.name} is not readable as TOML ({error}). Correct it.") from error
    rows = table.pop("draw", [])
    if table or not isinstance(rows, list):
        raise EnsembleError(f"{file.name} may hold [[draw]] tables only, got {', '.join(table) or 'one [draw]'}.")
    return [dict(flatten(row)) for row in rows]


def flatten(row: Mapping[str, Any], above: str = "") -> list[tuple[str, Any]]:
    """The entries of nested tables under dotted names."""
    return [
        entry
        for key, value in row.items()
        for entry in (flatten(value, f"{above}{key}.") if isinstance(value, dict) else [(above + key, value)])
    ]


def make_draw(file: Path, place: int, row: Mapping[str, Any]) -> Draw:
    """One draw, or what is wrong with it; an empty cell changes nothing."""
    where = f"{file.name}, draw {place + 1}"
    changes: dict[str, float] = {}
    for name, value in row.items():
        if name == NAME or value is None:
            continue
        if name not in parameter_names():
            raise EnsembleError(f"{where}: there is no number called {name}. Names are like avoidance.gain.")
        if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
            raise EnsembleError(f"{where}: {name} must be a finite number, got {value}.")
        changes[name] = float(value)
    return Draw(str(row.get(NAME, place)), changes)
