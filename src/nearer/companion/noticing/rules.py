"""Rules of noticing, read from rules.toml."""

import tomllib
from importlib.resources import files
from typing import NamedTuple


class Rules(NamedTuple):
    """When the page asks how it was after staying away."""

    follow_up_from_hours: float
    follow_up_until_hours: float


def read_rules() -> Rules:
    """The rules as they stand in the file."""
    text = (files("nearer.companion.noticing") / "rules.toml").read_text(encoding="utf-8")
    return Rules(**{name: row["value"] for name, row in tomllib.loads(text).items()})


RULES = read_rules()
