"""The library of skills, read from cards.toml."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from nearer.companion.skills.words import Grade, Kind, Moment


class Card(NamedTuple):
    """One skill: when, how long, how, not for whom, and what it rests on."""

    key: str
    title: str
    kind: Kind
    moments: tuple[Moment, ...]
    minutes: tuple[int, int]
    when: str
    steps: tuple[str, ...]
    not_for: str
    inward: bool
    helper: bool
    grade: Grade
    evidence: str
    sources: tuple[str, ...]
    leads: str = ""


@cache
def read_cards() -> dict[str, Card]:
    """Every card by its key."""
    text = (files("nearer.companion.skills") / "cards.toml").read_text(encoding="utf-8")
    return {key: build_card(key, row) for key, row in tomllib.loads(text).items()}


def build_card(key: str, row: dict[str, Any]) -> Card:
    """One row of the file as a card; a word that is not in the lists is refused."""
    lists = {name: tuple(row[name]) for name in ("minutes", "steps", "sources")}
    named = {"kind": Kind(row["kind"]), "grade": Grade(row["grade"])}
    return Card(key=key, **(row | lists | named | {"moments": tuple(Moment(one) for one in row["moments"])}))
