"""The studies that texts lean on, read from sources.toml."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Source(NamedTuple):
    """One study: what it found, and how far that goes."""

    key: str
    citation: str
    doi: str
    found: str
    grade: str


@cache
def read_sources() -> dict[str, Source]:
    """Every study by its name."""
    text = (files("nearer.companion.contents") / "sources.toml").read_text(encoding="utf-8")
    return {key: Source(key=key, **row) for key, row in tomllib.loads(text).items()}


def find_sources(keys: Iterable[str]) -> list[Source]:
    """The studies of these names; a name that is not there is refused."""
    return [read_sources()[key] for key in keys]
