"""The library of online: short texts on writing instead of looking on, groups, names and rest, read from texts.toml."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple


class Page(NamedTuple):
    """One text with what it leans on, and where it leads on these pages."""

    key: str
    title: str
    about: str
    lines: tuple[str, ...]
    evidence: str
    sources: tuple[str, ...]
    leads: str
    leads_words: str


@cache
def read_pages() -> dict[str, Page]:
    """Every text by its key, in the order of the file."""
    text = (files("nearer.companion.online") / "texts.toml").read_text(encoding="utf-8")
    return {key: build_page(key, row) for key, row in tomllib.loads(text).items()}


def build_page(key: str, row: dict[str, Any]) -> Page:
    """One row of the file as a text."""
    lists = {name: tuple(row[name]) for name in ("lines", "sources")}
    return Page(key=key, **(row | lists))
