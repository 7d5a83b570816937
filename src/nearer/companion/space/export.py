"""Export: everything a person wrote, in forms that other programs read, with a codebook from the tables themselves."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from nearer.companion.space.counting import list_tables

CODEBOOK = ("table", "column", "kind", "title", "meaning", "values")
FIRST_LINES = (
    "Everything you wrote in Nearer.",
    "everything.json holds all of it in one file. Each .csv holds one table; codebook.csv says what each column means.",
    "These files are not encrypted. Whoever has them can read them.",
)


def export_everything(now: datetime) -> bytes:
    """Everything in the open space as one zip file."""
    tables = {table._meta.label_lower: list(list_rows(table)) for table in list_tables()}
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("read-me.txt", "\n".join(FIRST_LINES) + "\n")
        archive.writestr("everything.json", write_json({"written": now, "tables": tables}))
        archive.writestr("codebook.csv", write_csv(CODEBOOK, list_columns()))
        for table in list_tables():
            rows = tables[table._meta.label_lower]
            names = [field.attname for field in table._meta.concrete_fields]
            cells = ([show_cell(row[name]) for name in names] for row in rows)
            archive.writestr(f"{table._meta.app_label}-{table._meta.model_name}.csv", write_csv(names, cells))
    return whole.getvalue()


def list_rows(table: Any) -> Iterator[dict[str, Any]]:
    """Each row of a table with the names of its columns."""
    names = [field.attname for field in table._meta.concrete_fields]
    yield from table.objects.order_by("pk").values(*names)


def list_columns() -> Iterator[list[str]]:
    """One line of the codebook for each column of each table."""
    for table in list_tables():
        for field in table._meta.concrete_fields:
            values = "; ".join(f"{value} = {label}" for value, label in field.flatchoices)
            kind = field.get_internal_type().removesuffix("Field")
            title, meaning = str(field.verbose_name), str(field.help_text) or "Number of the row."
            yield [table._meta.label_lower, field.attname, kind, title, meaning, values]


def show_cell(value: Any) -> str:
    """A value as text in a table."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    # Lists, times and numbers as in the JSON file, without its quotes.
    return write_json(value).strip('"')


def write_json(value: Any) -> str:
    """A value as JSON."""
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1 if isinstance(value, dict) else None)


def write_csv(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Rows as CSV with a head."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue()
