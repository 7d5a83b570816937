"""The export: everything, from every table there is, and a codebook that explains all of it."""

import csv
import io
import json
import zipfile
from datetime import datetime
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import Client

from nearer.companion.space.counting import list_tables
from nearer.companion.space.current import OpenSpace
from nearer.companion.space.export import export_everything, show_cell
from tests.companion.rows import make_row

WORD = "quokkaberry"
# A number, a time, a tick and a link to another row explain themselves by their title.
NOW = datetime(2026, 3, 1, 9, 30)


@pytest.fixture
def taken(space: OpenSpace) -> dict[str, str]:
    """The files of an export with one row in every table."""
    for table in list_tables():
        make_row(table, WORD)
    with zipfile.ZipFile(io.BytesIO(export_everything(NOW))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_every_table_of_the_companion_is_in_the_export(taken: dict[str, str]) -> None:
    every = {table._meta.label_lower for table in apps.get_models()}
    whole = json.loads(taken["everything.json"])
    assert set(whole["tables"]) == every
    assert all(rows for rows in whole["tables"].values())
    files = {f"{name.replace('.', '-')}.csv" for name in every}
    assert set(taken) == {"read-me.txt", "everything.json", "codebook.csv"} | files


def test_every_word_that_was_written_is_in_both_forms(taken: dict[str, str]) -> None:
    whole = json.loads(taken["everything.json"])["tables"]
    for table in list_tables():
        label = table._meta.label_lower
        (row, *_) = whole[label]
        (line, *_) = read_csv(taken[label.replace(".", "-") + ".csv"])
        assert list(row) == list(line)
        for field in table._meta.concrete_fields:
            if isinstance(field, models.CharField | models.TextField):
                assert row[field.attname] == line[field.attname] == WORD
            if isinstance(field, models.JSONField):
                assert row[field.attname] == json.loads(line[field.attname]) == [WORD]


def test_the_codebook_explains_every_column(taken: dict[str, str]) -> None:
    lines = read_csv(taken["codebook.csv"])
    told = {(line["table"], line["column"]) for line in lines}
    assert told == {
        (table._meta.label_lower, f.attname) for table in list_tables() for f in table._meta.concrete_fields
    }
    assert all(line["meaning"].endswith(".") and line["title"] for line in lines)


def test_every_column_says_what_it_means() -> None:
    silent = [
        f"{table._meta.label_lower}.{field.name}"
        for table in list_tables()
        for field in table._meta.concrete_fields
        if not field.primary_key and not str(field.help_text)
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), ("", ""), (0, "0"), (True, "true"), (["a", "b"], '["a", "b"]'), ("a, b\nc", "a, b\nc"), (1.5, "1.5")],
)
def test_a_value_is_the_same_in_the_table(value: Any, text: str) -> None:
    assert show_cell(value) == text


def test_a_person_takes_everything_along_as_one_file(space: OpenSpace, visitor: Client) -> None:
    words = 'I draw back, "slowly";\nthen I stop'
    visitor.post("/plan/write", {"signs": words})
    taken = visitor.post("/space/export")
    assert taken["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(taken.content)) as archive:
        (row,) = read_csv(archive.read("safety-plan.csv").decode())
        assert "not encrypted" in archive.read("read-me.txt").decode()
    assert row["signs"] == words


def test_nothing_is_given_out_by_merely_following_a_link(space: OpenSpace, visitor: Client) -> None:
    assert visitor.get("/space/export").status_code == 405
    assert visitor.get("/space/backup").status_code == 405
