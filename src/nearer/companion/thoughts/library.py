"""The traps that thoughts about people fall into, read from biases.toml."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple


class Trap(NamedTuple):
    """One trap: how it sounds, what it does, how one would check, and when the thought may be right all the same."""

    key: str
    title: str
    sounds: str
    what: str
    check: tuple[str, ...]
    true: str
    sources: tuple[str, ...]
    care: str = ""


@cache
def read_traps() -> dict[str, Trap]:
    """Every trap by its key, in the order of the file."""
    text = (files("nearer.companion.thoughts") / "biases.toml").read_text(encoding="utf-8")
    return {key: build_trap(key, row) for key, row in tomllib.loads(text).items()}


def build_trap(key: str, row: dict[str, Any]) -> Trap:
    """One row of the file as a trap."""
    return Trap(key=key, **(row | {name: tuple(row[name]) for name in ("check", "sources")}))


def find_traps(keys: Iterable[str]) -> list[Trap]:
    """The traps of these names; a name that is no longer in the file is left out."""
    return [read_traps()[key] for key in keys if key in read_traps()]
