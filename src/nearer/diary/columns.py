"""Columns: the cells of a diary file as numbers and coded words, read fast, or slowly where a cell is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nearer.diary.faults import DiaryError, Faults, plain
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
        columns = read_blocks(layout, words, numbers, progress)
    except (pa.ArrowInvalid, UnicodeError):
        columns = read_as_words(layout, words, numbers, progress)
    for values in columns.numbers.values():
        for code in missing:
            values[values == code] = np.nan
    return columns


def read_as_words(
    layout: Layout, words: Sequence[str], numbers: Sequence[str], progress: Progress | None = None
) -> Columns:
    """Read every column as words and the numbers from those: this names each cell that is none."""
    import pyarrow as pa

    try:
        columns = read_blocks(layout, [*words, *numbers], (), progress)
    except (pa.ArrowInvalid, UnicodeError) as error:
        refuse_broken(layout, [*words, *numbers])
        raise DiaryError(f"{layout.path.name} cannot be read as a table: {error}. Look at that place.") from None
    faults = Faults()
    for name in numbers:
        column = columns.words.pop(name)
        parsed = [parse_number(value, layout.decimal) for value in column.values]
        wrong = [code for code, value in enumerate(parsed) if value is None]
        table = np.array([*(np.nan if value is None else value for value in parsed), np.nan])
        columns.numbers[name] = table[column.codes]
        if wrong:
            faults.add(np.flatnonzero(np.isin(column.codes, wrong)), partial(describe_word, name, column))
    raise_faults(layout, faults)
    return columns


def describe_word(name: str, column: Words, row: int) -> str:
    """What to say of a cell that should be a number."""
    return f"{name} must be a number, got {column.values[column.codes[row]]!r}. Write the number or leave it empty."


def refuse_broken(layout: Layout, names: Sequence[str]) -> None:
    """Go through a file row by row and refuse rows that are too short or long, and garbled letters."""
    faults = Faults()
    places = [(layout.header.index(name), name) for name in names]
    for row, (line, cells) in enumerate(walk_entries(layout)):
        if len(cells) != len(layout.header):
            faults.add([row], partial(describe_width, len(cells), len(layout.header)))
            continue
        for place, name in places:
            refuse_garbled(cells[place], f"Row {line}, column {name}", layout)
    raise_faults(layout, faults)


def describe_width(cells: int, header: int, row: int) -> str:
    """What to say of a row that is too short or too long."""
    remedy = "Look for a missing or extra separator, or put text that holds one in quotes."
    return f"it has {cells} cells, the header {header}. {remedy}"


def read_blocks(
    layout: Layout, words: Sequence[str], numbers: Sequence[str], progress: Progress | None = None
) -> Columns:
    """Read the columns in blocks, so that memory holds the numbers and one block of text."""
    size = layout.path.stat().st_size
    gathered: dict[str, list[Any]] = {name: [] for name in (*words, *numbers)}
    with layout.path.open("rb") as file:
        for batch in open_blocks(file, layout, words, numbers):
            for name in words:
                gathered[name].append(batch.column(name).dictionary_encode())
            for name in numbers:
                gathered[name].append(batch.column(name).to_numpy(zero_copy_only=False))
            if progress:
                progress(file.tell(), size)
    columns = Columns()
    for name in words:
        columns.words[name] = code_words(gathered.pop(name))
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


def code_words(blocks: Sequence[Any]) -> Words:
    """Number the different words of a column that came in blocks, each coded for itself."""
    known: dict[str, int] = {}
    codes = [np.empty(0, dtype=np.int64)]
    for block in blocks:
        renumbered = [known.setdefault(word, len(known)) for word in block.dictionary.to_pylist()]
        table = np.array([*renumbered, -1], dtype=np.int64)
        codes.append(table[block.indices.fill_null(len(renumbered)).to_numpy(zero_copy_only=False)])
    return Words(tuple(known), np.concatenate(codes))


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
    faults = Faults()
    wrong = np.flatnonzero(~((values >= 0) & (values <= last) & (values == np.floor(values))))
    faults.add(wrong, lambda row: f"{name} must be a whole number from 1, got {got(values[row])}. Correct the row.")
    raise_faults(layout, faults)
    counted = values.astype(np.int64)
    return counted + 1 if len(counted) and counted.min() == 0 else counted


def got(value: float) -> str:
    """A number as it arrived, or "nothing"."""
    return "nothing" if np.isnan(value) else plain(value)


def require_columns(layout: Layout, names: Sequence[str], source: str) -> None:
    """Refuse a file that lacks a named column."""
    lacking = [name for name in names if name not in layout.header]
    if lacking:
        raise DiaryError(
            f"{layout.path.name} has no column {', '.join(repr(name) for name in lacking)}, which {source} names. "
            f"It has: {', '.join(layout.header)}. Correct the map or the file."
        )
