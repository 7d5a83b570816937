"""Columns: the cells of a diary file as numbers and coded words, read fast, or slowly where a cell is wrong."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nearer.diary.faults import DiaryError, Fault, plain
from nearer.diary.files import MISSING_WORDS, Layout, raise_faults, refuse_garbled, walk_entries

Progress = Callable[[int, int], None]
BLOCK_BYTES = 1 << 23


@dataclass(frozen=True)
class Words:
    """A column of words: the different ones, and for each row which it is (-1 where it is empty)."""

    values: tuple[str, ...]
    codes: NDArray[np.int64]


@dataclass
class Columns:
    """The columns that were asked for; `rows` is their length."""

    words: dict[str, Words] = field(default_factory=dict)
    numbers: dict[str, NDArray[np.float64]] = field(default_factory=dict)
    rows: int = 0


def read_columns(
    layout: Layout,
    words: Sequence[str],
    numbers: Sequence[str],
    missing: Sequence[float] = (),
    progress: Progress | None = None,
) -> Columns:
    """Read the named columns; a cell that is no number raises a DiaryError with its row, column and value."""
    import pyarrow as pa

    try:
        columns = read_fast(layout, words, numbers, progress)
    except (pa.ArrowInvalid, UnicodeError):
        # The slow reader names the row, or reads what only the fast one cannot.
        columns = read_slowly(layout, words, numbers)
    for values in columns.numbers.values():
        for code in missing:
            values[values == code] = np.nan
    return columns


def read_fast(
    layout: Layout, words: Sequence[str], numbers: Sequence[str], progress: Progress | None = None
) -> Columns:
    """Read the columns in blocks, so that memory holds the numbers and one block of text."""
    import pyarrow as pa

    size = layout.path.stat().st_size
    gathered: dict[str, list[Any]] = {name: [] for name in (*words, *numbers)}
    with layout.path.open("rb") as file:
        for batch in open_blocks(file, layout, words, numbers):
            for name in words:
                gathered[name].append(batch.column(name))
            for name in numbers:
                gathered[name].append(batch.column(name).to_numpy(zero_copy_only=False))
            if progress:
                progress(file.tell(), size)
    columns = Columns()
    for name in words:
        columns.words[name] = code_words(pa.chunked_array(gathered.pop(name), type=pa.string()))
        columns.rows = len(columns.words[name].codes)
    for name in numbers:
        columns.numbers[name] = np.concatenate([np.empty(0), *gathered.pop(name)])
        columns.rows = len(columns.numbers[name])
    return columns


def open_blocks(file: Any, layout: Layout, words: Sequence[str], numbers: Sequence[str]) -> Any:
    """Arrow's reader over the file, with every wanted column's type given."""
    import pyarrow as pa
    from pyarrow import csv

    encoding = "utf-8" if layout.encoding == "utf-8-sig" else layout.encoding
    types = {name: pa.string() for name in words} | {name: pa.float64() for name in numbers}
    return csv.open_csv(
        file,
        csv.ReadOptions(
            block_size=BLOCK_BYTES,
            column_names=layout.header,
            skip_rows=layout.header_lines,
            encoding=encoding,
            use_threads=False,
        ),
        csv.ParseOptions(delimiter=layout.separator, newlines_in_values=True),
        csv.ConvertOptions(
            include_columns=list(types),
            column_types=types,
            null_values=list(MISSING_WORDS),
            strings_can_be_null=True,
            decimal_point=layout.decimal,
        ),
    )


def code_words(cells: Any) -> Words:
    """Number the different words of an Arrow column."""
    coded = cells.dictionary_encode().unify_dictionaries()
    if coded.num_chunks == 0:
        return Words((), np.empty(0, dtype=np.int64))
    values = coded.chunk(0).dictionary.to_pylist()
    codes = [chunk.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64) for chunk in coded.chunks]
    return Words(tuple(values), np.concatenate(codes))


def read_slowly(layout: Layout, words: Sequence[str], numbers: Sequence[str]) -> Columns:
    """Read the columns cell by cell; the reference for the fast reader, and the one that names what is wrong."""
    places = {name: layout.header.index(name) for name in (*words, *numbers)}
    known: dict[str, dict[str, int]] = {name: {} for name in words}
    codes = {name: array("q") for name in words}
    found = {name: array("d") for name in numbers}
    faults: list[Fault] = []
    rows = 0
    for row, (line, cells) in enumerate(walk_entries(layout)):
        rows = row + 1
        if len(cells) != len(layout.header):
            faults.append(Fault((row,), f"has {len(cells)} cells, the header {len(layout.header)}. {ROW_REMEDY}"))
            cells = [*cells, *[""] * len(layout.header)]
        for name in words:
            cell = cells[places[name]]
            refuse_garbled(cell, f"Row {line}, column {name}", layout)
            codes[name].append(-1 if cell in MISSING_WORDS else known[name].setdefault(cell, len(known[name])))
        for name in numbers:
            value = parse_number(cells[places[name]], layout.decimal)
            if value is None:
                refuse_garbled(cells[places[name]], f"Row {line}, column {name}", layout)
                faults.append(Fault((row,), f"{name} must be a number, got {cells[places[name]]!r}. {CELL_REMEDY}"))
            found[name].append(np.nan if value is None else value)
    raise_faults(layout, faults)
    return Columns(
        {name: Words(tuple(known[name]), np.array(codes[name], dtype=np.int64)) for name in words},
        {name: np.array(found[name], dtype=np.float64) for name in numbers},
        rows,
    )


ROW_REMEDY = "Look for a missing or extra separator, or put text that holds one in quotes."
CELL_REMEDY = "Write the number or leave it empty."


def parse_number(cell: str, decimal: str = ".") -> float | None:
    """The number in a cell, NaN where it is empty, None where it is no number."""
    text = cell.strip()
    if text in MISSING_WORDS:
        return float("nan")
    if decimal == ",":
        text = text.replace(",", ".") if "." not in text else "word"
    try:
        # Python reads 1_000 as a number; a diary that holds it has a mistake.
        return None if "_" in text else float(text)
    except ValueError:
        return None


def whole_numbers(layout: Layout, values: NDArray[np.float64], name: str, last: float) -> NDArray[np.int64]:
    """A column of whole numbers from 0 to `last`, none of them missing, counted from 1 if it counts from 0."""
    wrong = ~((values >= 0) & (values <= last) & (values == np.floor(values)))
    faults = []
    for row in np.flatnonzero(wrong):
        got = "nothing" if np.isnan(values[row]) else plain(values[row])
        faults.append(Fault((int(row),), f"{name} must be a whole number from 1, got {got}. Correct the row."))
    raise_faults(layout, faults)
    counted = values.astype(np.int64)
    return counted + 1 if len(counted) and counted.min() == 0 else counted


def require_columns(layout: Layout, names: Sequence[str], source: str) -> None:
    """Refuse a file that lacks a named column."""
    lacking = [name for name in names if name not in layout.header]
    if lacking:
        raise DiaryError(
            f"{layout.path.name} has no column {', '.join(repr(name) for name in lacking)}, which {source} names. "
            f"It has: {', '.join(layout.header)}. Correct the map or the file."
        )
