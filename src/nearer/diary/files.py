"""Files: how a diary file is laid out - its encoding, separator and header - and its rows with their line numbers."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from nearer.diary.faults import DiaryError, Faults, name_some
from nearer.diary.settings import number

SEPARATORS = (",", "\t", ";", "|")
# Some spreadsheets name the separator in a line before the header.
SAID_SEPARATOR = re.compile(r'"?sep=([,;|\t])"?', re.IGNORECASE)
MISSING_WORDS = ("", "NA", "N/A", "#N/A", "NaN", "nan", "NULL", "null", "None", ".")
SAVE_AS_TEXT = 'Save it as "CSV UTF-8" and try again.'


@dataclass(frozen=True)
class Layout:
    """How a text file is to be read."""

    path: Path
    encoding: str
    separator: str
    decimal: str
    header: tuple[str, ...]
    header_lines: int


def inspect_file(path: str | Path, encoding: str | None = None) -> Layout:
    """Find out how a diary file is laid out, or say why it is none."""
    path = find_table(Path(path))
    encoding = encoding or detect_encoding(path)
    try:
        codecs.lookup(encoding)
    except LookupError:
        raise DiaryError(f"The map's encoding {encoding!r} is unknown. Examples: utf-8, windows-1252.") from None
    raw = Layout(path, encoding, ",", ".", (), 0)
    with path.open(encoding=encoding, errors="surrogateescape", newline="") as file:
        first = next((line for line in file if line.strip()), "")
    if not first:
        raise DiaryError(f"{path.name} is empty. Give a file with a header line and one row an entry.")
    said = SAID_SEPARATOR.fullmatch(first.rstrip("\r\n"))
    separator = said[1] if said else max(SEPARATORS, key=re.sub(r'"[^"]*"', "", first).count)
    rows = islice(walk_rows(Layout(path, encoding, separator, ".", (), 0)), 1 if said else 0, None)
    line, cells = next(rows, (0, []))
    if not cells:
        raise DiaryError(f"{path.name} has no header. Give a file with a header line and one row an entry.")
    header = tuple(clean_names(cells, raw))
    layout = Layout(path, encoding, separator, ".", header, line + sum(cell.count("\n") for cell in cells))
    sample = (cells for _, cells in sample_rows(layout))
    return layout if separator == "," else Layout(**{**vars(layout), "decimal": detect_decimal(sample)})


def find_table(path: Path) -> Path:
    """The diary file itself: the given one, or the only one in a folder (files named _static are left aside)."""
    if path.is_dir():
        tables = [p for p in sorted(path.iterdir()) if p.suffix.lower() in (".csv", ".tsv", ".txt")]
        tables = [p for p in tables if not p.stem.endswith("_static")]
        if len(tables) != 1:
            raise DiaryError(
                f"{path} is a folder with {len(tables)} diary files ({name_some(p.name for p in tables)}). "
                "Name one file."
            )
        return tables[0]
    if not path.exists():
        raise DiaryError(f"There is no file {path}. Check the name and the folder.")
    if path.stem.endswith("_static"):
        raise DiaryError(f"{path.name} holds one row a person, not a diary. Give the file with the entries over time.")
    return path


def detect_encoding(path: Path) -> str:
    """UTF-8, or UTF-16 when the file says so; anything else is refused with its name and a remedy."""
    try:
        with path.open("rb") as file:
            start = file.read(4096)
    except OSError as error:
        raise DiaryError(f"{path} cannot be read: {error.strerror}. Check who may read it.") from None
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise DiaryError(f"{path.name} is an Excel or zip file, not text. {SAVE_AS_TEXT}")
    if start.startswith(b"\x1f\x8b"):
        raise DiaryError(f"{path.name} is compressed (gzip). Unpack it and try again.")
    if b"\x00" in start:
        raise DiaryError(
            f"{path.name} is not UTF-8 text: it holds zero bytes, as UTF-16 or a data file. {SAVE_AS_TEXT}"
        )
    return "utf-8-sig"


def clean_names(cells: Sequence[str], layout: Layout) -> Iterator[str]:
    """The column names without blanks around them; a name that comes twice or is garbled is refused."""
    seen: dict[str, int] = {}
    for place, cell in enumerate(cells, start=1):
        name = cell.strip() or f"column {place}"
        refuse_garbled(name, f"Row 1, column {place}", layout)
        if name in seen:
            raise DiaryError(
                f"{layout.path.name} has two columns {name!r} (number {seen[name]} and {place}). Rename one of them."
            )
        seen[name] = place
        yield name


def refuse_garbled(text: str, where: str, layout: Layout) -> None:
    """Refuse text whose bytes do not fit the file's encoding."""
    if any("\udc80" <= c <= "\udcff" for c in text):
        shown = text.encode("utf-8", "surrogateescape").decode("windows-1252", "replace")
        wanted = "UTF-8" if layout.encoding == "utf-8-sig" else layout.encoding
        raise DiaryError(
            f"{where}: not {wanted} text (perhaps {shown!r} in Windows-1252). "
            'Save the file as "CSV UTF-8", or write encoding = "windows-1252" in the map.'
        )


def detect_decimal(rows: Iterator[list[str]]) -> str:
    """The decimal mark of the first rows: a comma when 3,5 occurs and 3.5 does not."""
    comma = False
    for cells in rows:
        for cell in cells:
            if re.fullmatch(r"-?\d+\.\d+", cell):
                return "."
            comma = comma or re.fullmatch(r"-?\d+,\d+", cell) is not None
    return "," if comma else "."


def walk_rows(layout: Layout) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not empty, the header among them, with the line it begins in."""
    with layout.path.open(encoding=layout.encoding, errors="surrogateescape", newline="") as file:
        reader = csv.reader(file, delimiter=layout.separator)
        begins = 1
        try:
            for cells in reader:
                if cells:
                    yield begins, cells
                begins = reader.line_num + 1
        except (csv.Error, UnicodeError) as error:
            raise DiaryError(
                f"Row {begins}: {layout.path.name} cannot be read there ({error}). Look for a quote that is not closed."
            ) from None


def walk_entries(layout: Layout) -> Iterator[tuple[int, list[str]]]:
    """Each row after the header, with the line it begins in."""
    return ((line, cells) for line, cells in walk_rows(layout) if line > layout.header_lines)


def sample_rows(layout: Layout) -> Iterator[tuple[int, list[str]]]:
    """The first rows after the header."""
    return islice(walk_entries(layout), int(number("reading", "sample_rows")))


def find_lines(layout: Layout, rows: Sequence[int]) -> dict[int, int]:
    """The line numbers of some rows (counted from 0 after the header)."""
    wanted = set(rows)
    found: dict[int, int] = {}
    for row, (line, _) in enumerate(walk_entries(layout)):
        if row in wanted:
            found[row] = line
            if len(found) == len(wanted):
                break
    return found


def raise_faults(layout: Layout, faults: Faults) -> None:
    """Raise the first few faults, with their line numbers, as one error; do nothing when there are none."""
    if not faults.total:
        return
    shown = sorted(faults.examples, key=lambda fault: fault.rows)[: faults.most]
    lines = find_lines(layout, [row for fault in shown for row in fault.rows])
    texts = []
    for fault in shown:
        named = [f"{lines[row]}" for row in fault.rows]
        texts.append(f"Row{'s' if len(named) > 1 else ''} {' and '.join(named)}: {fault.text}")
    if faults.total > len(shown):
        texts.append(f"... and {faults.total - len(shown):,} more of this kind.")
    raise DiaryError("\n".join(texts))
