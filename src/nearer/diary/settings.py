"""Settings: the numbers of the diary room, each with unit, range, grade, source and why in a .toml."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_table(name: str) -> dict[str, Any]:
    """One of the room's own .toml files, by its name."""
    return tomllib.loads((files("nearer.diary") / f"{name}.toml").read_text(encoding="utf-8"))


def number(table: str, name: str) -> float:
    """The value of one number, by the file it stands in and its name."""
    return float(load_table(table)[name]["value"])
