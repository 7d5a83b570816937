"""Taught: which traits a diary can teach, chosen by simulation, and how much each kind of item teaches of them."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Taught(NamedTuple):
    """What diaries teach: shares of a trait's variance between people that two weeks of answers give back."""

    learned: tuple[str, ...]
    by_all: dict[str, float]
    by_construct: dict[str, dict[str, float]]


@cache
def read_taught() -> Taught:
    """The table written by benchmarks/teaching.py."""
    table = tomllib.loads(files("nearer.fit").joinpath("taught.toml").read_text(encoding="utf-8"))
    traits = table.get("traits", {})
    by_all = {name: row["all"] for name, row in traits.items()}
    return Taught(tuple(table["learned"]), by_all, {name: row["by"] for name, row in traits.items()})
