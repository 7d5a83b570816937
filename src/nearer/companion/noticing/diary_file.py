"""One's own entries as a diary file with its map, as `nearer diary` reads them. Names and words are left out."""

from __future__ import annotations

import csv
import io
import tomllib
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from itertools import chain

from django.utils.timezone import localtime

from nearer.companion.frame.menu import list_features
from nearer.companion.noticing.kinds import KINDS
from nearer.companion.noticing.models import CheckIn, Contact, Entry
from nearer.companion.noticing.words import HARMS, LONELY

CLOCK = ("date", "time")


@cache
def read_map() -> str:
    """The map of the diary file."""
    return (files("nearer.companion.noticing") / "diary_map.toml").read_text(encoding="utf-8")


@cache
def list_items() -> tuple[str, ...]:
    """The questions of the diary file, in order."""
    return tuple(tomllib.loads(read_map())["items"])


def write_diary() -> str:
    """Every entry with a number in it as one line, the oldest first; what was noted in one minute shares a line."""
    rows: dict[tuple[str, str], dict[str, float]] = {}
    for at, answers in sorted(list_answers(), key=lambda row: row[0]):
        if answers:
            day, clock = localtime(at).strftime("%Y-%m-%d %H:%M").split()
            row = rows.setdefault((day, clock), {})
            row.update({name: value for name, value in answers.items() if name not in row})
    return write_table(rows.items())


def list_answers() -> Iterator[tuple[datetime, dict[str, float]]]:
    """The numbers of every entry with their time, then what other features add in their file diary_rows.py."""
    for entry in chain.from_iterable(kind.model.objects.order_by("at").iterator() for kind in KINDS.values()):
        yield entry.at, read_answers(entry)
    for feature in list_features():
        if find_spec(f"{feature.name}.diary_rows"):
            yield from import_module(f"{feature.name}.diary_rows").list_answers()


def write_table(rows: Iterable[tuple[tuple[str, str], dict[str, float]]]) -> str:
    """The lines as CSV; a skipped question is an empty cell."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow([*CLOCK, *list_items()])
    table.writerows([*clock, *(row.get(name, "") for name in list_items())] for clock, row in rows)
    return out.getvalue()


def read_answers(entry: Entry) -> dict[str, float]:
    """The numbers of an entry by the names of the diary's questions; skipped ones are left out."""
    answers = {name: getattr(entry, name, None) for name in list_items()}
    if isinstance(entry, CheckIn) and entry.alone:
        answers["apart"] = int(entry.alone in LONELY)
    if isinstance(entry, Contact):
        answers["harms"] = sum(getattr(entry, harm) for harm in HARMS)
    return {name: value for name, value in answers.items() if value is not None}


def pack_diary() -> bytes:
    """The diary and its map in one file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("diary.csv", write_diary())
        pack.writestr("map.toml", read_map())
    return out.getvalue()
