"""Doors: a diary from a frame, an openESM data set, an Excel or an SPSS file, as the one kind of table that is read.

Each is written as text into a folder that lasts as long as the reading; then one set of checks holds for all.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

from nearer.diary.faults import DiaryError, name_some

Source: TypeAlias = "str | Path | Any"
EXCEL, SPSS = (".xlsx", ".xlsm"), (".sav", ".zsav")
IN_MEMORY = "frame"


@contextmanager
def open_door(source: Source) -> Iterator[Path]:
    """The path of a text table with what the source holds; a text file is its own."""
    if isinstance(source, str | Path):
        path = Path(source)
        if path.suffix.lower() in (*EXCEL, *SPSS) and path.is_file():
            header, rows, about = (read_excel if path.suffix.lower() in EXCEL else read_spss)(path)
            with write_table(path.name, header, rows, about) as table:
                yield table
        else:
            yield path
        return
    name, frame, about = unpack(source)
    header, rows = read_frame(frame, name)
    with write_table(name, header, rows, about) as table:
        yield table


@contextmanager
def write_table(
    name: str, header: Sequence[str], rows: Iterable[Sequence[object]], about: Mapping[str, Any]
) -> Iterator[Path]:
    """A table as a text file under the source's own name, so that errors name what the person knows."""
    with TemporaryDirectory(prefix="nearer-") as folder:
        path = Path(folder) / name
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(header)
            writer.writerows([write_cell(cell) for cell in row] for row in rows)
        if about:
            text = json.dumps(about, ensure_ascii=False, default=str)
            (Path(folder) / f"{path.stem}_metadata.json").write_text(text, encoding="utf-8")
        yield path


def write_cell(cell: object) -> str:
    """One cell as text: a time by its wall clock, a whole number without a point, nothing where there is none."""
    if is_missing(cell):
        return ""
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None).isoformat(" ")
    if isinstance(cell, time):
        return cell.replace(tzinfo=None).isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if str(cell) in ("True", "False"):
        return str(int(bool(cell)))
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)


def is_missing(cell: object) -> bool:
    """Whether a cell holds nothing: none, not a number, or pandas' NA, which refuses to be compared."""
    try:
        return cell is None or bool(cell != cell)
    except TypeError:
        return True


def unpack(source: Any) -> tuple[str, Any, Mapping[str, Any]]:
    """Name, frame and metadata of a frame or of a data set of the openesm package."""
    metadata = getattr(source, "metadata", None)
    if isinstance(metadata, Mapping) and hasattr(source, "data"):
        return f"{getattr(source, 'dataset_id', 'openesm')}.tsv", source.data, metadata
    return IN_MEMORY, source, {}


def read_frame(frame: Any, name: str) -> tuple[list[str], Iterator[Sequence[object]]]:
    """Header and rows of a frame of pandas, Polars or any other library that narwhals knows."""
    import narwhals as nw

    try:
        known: Any = nw.from_native(frame)
        known = known.collect() if isinstance(known, nw.LazyFrame) else known
        schema = known.schema
    except nw.exceptions.DuplicateError as error:
        twice = " ".join(str(error).split())
        raise DiaryError(f"{name} has two columns of one name ({twice}). Rename one of them.") from None
    except TypeError:
        raise DiaryError(
            f"A diary can be a path, a frame (pandas, Polars, PyArrow ...) or a data set of openesm, got "
            f"{type(frame).__name__}. Give one of these."
        ) from None
    zoned = [column for column, kind in schema.items() if getattr(kind, "time_zone", None)]
    # The wall clock counts, so the zone is dropped and the hour stays.
    known = known.with_columns(*(nw.col(column).dt.replace_time_zone(None) for column in zoned)) if zoned else known
    if not known.shape[0]:
        raise DiaryError(f"{name} has no rows. Give one row an entry.")
    return [str(column) for column in known.columns], known.iter_rows()


def read_excel(path: Path) -> tuple[list[str], Iterator[Sequence[object]], Mapping[str, Any]]:
    """Header and rows of the only sheet that holds anything."""
    try:
        from openpyxl import load_workbook
        from openpyxl.utils.exceptions import InvalidFileException
    except ModuleNotFoundError:
        raise DiaryError(say_missing(path, "an Excel file", "openpyxl")) from None
    from zipfile import BadZipFile

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, OSError) as error:
        raise DiaryError(f"{path.name} cannot be read as Excel: {error}. Save it anew, or as CSV UTF-8.") from None
    sheets = {sheet.title: [row for row in sheet.iter_rows(values_only=True) if any_filled(row)] for sheet in book}
    book.close()
    filled = {title: rows for title, rows in sheets.items() if rows}
    if len(filled) != 1:
        raise DiaryError(
            f"{path.name} has {len(filled)} sheets that hold something ({name_some(filled)}). "
            "Keep the entries in a file of their own."
        )
    rows = next(iter(filled.values()))
    header = ["" if cell is None else str(cell) for cell in rows[0]]
    while header and not header[-1]:
        header.pop()
    return header, (row[: len(header)] for row in rows[1:]), {}


def any_filled(row: Sequence[object]) -> bool:
    """Whether a row holds anything."""
    return any(cell is not None for cell in row)


def read_spss(path: Path) -> tuple[list[str], Iterator[Sequence[object]], Mapping[str, Any]]:
    """Header and rows of an SPSS file; its labels go on as metadata."""
    try:
        import pyreadstat
    except ModuleNotFoundError:
        raise DiaryError(say_missing(path, "an SPSS file", "pyreadstat")) from None
    try:
        frame, about = pyreadstat.read_sav(path)
    except (pyreadstat.ReadstatError, OSError) as error:
        raise DiaryError(f"{path.name} cannot be read as SPSS: {error}. Save it anew, or as CSV UTF-8.") from None
    features = [
        {"name": name, "wording": label or "", "labels": list_labels(about.variable_value_labels.get(name, {}))}
        for name, label in about.column_names_to_labels.items()
    ]
    header, rows = read_frame(frame, path.name)
    return header, rows, {"features": features}


def list_labels(labels: Mapping[float, str]) -> str:
    """Value labels as openESM writes them: 1 = never, 4 = often."""
    return ", ".join(f"{value:g} = {str(label).replace(',', ';')}" for value, label in sorted(labels.items()))


def say_missing(path: Path, what: str, library: str) -> str:
    """What to do when the library for a kind of file is not there."""
    return (
        f"{path.name} is {what}; reading it needs {library}. "
        "Install it with: pip install 'nearer[studies]', or save the file as CSV UTF-8."
    )
