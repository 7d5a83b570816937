"""Keys: every key that a study file may hold, what it means and an example; the reference page is made of this list.

They stand in keys.toml; the kinds of help are those of the model.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from nearer.model.state import Help

HELPED = ("help", "arms")


class Key(NamedTuple):
    """One key of a study file: its table, its name, the kind of value, what it means, and an example."""

    table: str  # "" for the top of the file
    name: str
    kind: str
    says: str
    example: str
    needed: bool = False
    choices: tuple[str, ...] = ()


@cache
def read_keys() -> tuple[Key, ...]:
    """Every key, table by table."""
    table = tomllib.loads(files("nearer.calibrate").joinpath("keys.toml").read_text(encoding="utf-8"))
    keys = [Key(**{**row, "choices": tuple(row.get("choices", ()))}) for row in table["key"]]
    for place in HELPED:
        for name in Help._fields:
            says = f"how much of the help `{name}` is given, as the model takes it"
            keys.append(Key(place, name, "number", says, f"{name} = 0.5"))
    return tuple(keys)


def table_names() -> tuple[str, ...]:
    """The tables of a study file."""
    return tuple(dict.fromkeys(key.table for key in read_keys() if key.table))


def keys_of(table: str) -> dict[str, Key]:
    """The keys of one table."""
    return {key.name: key for key in read_keys() if key.table == table}
