"""The library of the map: what is good to know, where gaps may lead, distance, and the two finders."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from nearer.companion.noticing.words import Gift
from nearer.companion.people.words import Finder, Way

AFRAID = "afraid"


class Note(NamedTuple):
    """A few lines, with what they lean on."""

    key: str
    title: str
    lines: tuple[str, ...]
    sources: tuple[str, ...]
    leads: str = ""


class Guide(NamedTuple):
    """How to find a group or a helper: where, what to check, what to say first."""

    kind: Finder
    title: str
    about: str
    evidence: str
    where: tuple[str, ...]
    checks: Mapping[str, str]
    doubts: Mapping[str, str]
    script: tuple[str, ...]
    after: tuple[str, ...]
    sources: tuple[str, ...]


@cache
def read_notes() -> dict[str, dict[str, Note]]:
    """The notes in their three groups; a gap or a way that the lists do not know is refused."""
    rows = read_file("texts.toml")
    groups = {group: {key: build_note(key, row) for key, row in notes.items()} for group, notes in rows.items()}
    for gap in groups["gaps"]:
        Gift(gap)
    for way in groups["distance"].keys() - {AFRAID}:
        Way(way)
    return groups


@cache
def read_guides() -> dict[str, Guide]:
    """The guide of each finder."""
    return {kind: build_guide(Finder(kind), row) for kind, row in read_file("finders.toml").items()}


def read_file(name: str) -> dict[str, Any]:
    """One of the two files."""
    return tomllib.loads((files("nearer.companion.people") / name).read_text(encoding="utf-8"))


def build_note(key: str, row: dict[str, Any]) -> Note:
    """One row of the file as a note."""
    return Note(key, row.get("title", ""), tuple(row["lines"]), tuple(row["sources"]), row.get("leads", ""))


def build_guide(kind: Finder, row: dict[str, Any]) -> Guide:
    """One finder's guide."""
    lists = {name: tuple(row[name]) for name in ("where", "script", "after", "sources")}
    return Guide(kind=kind, **(row | lists))
