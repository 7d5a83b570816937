"""The lenses, read from lenses.toml."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from nearer.companion.lenses.words import Kind


class Lens(NamedTuple):
    """One way of staying away, or one thing in the way: how it sounds, why it makes sense, and one page to look at."""

    key: str
    kind: Kind
    title: str
    feels: str
    sense: str
    cost: str
    leads: str
    offer: str
    sources: tuple[str, ...]
    name: str = ""
    standing: str = ""
    care: str = ""


@cache
def read_lenses() -> dict[str, Lens]:
    """Every lens by its key, in the order of the file."""
    text = (files("nearer.companion.lenses") / "lenses.toml").read_text(encoding="utf-8")
    return {key: build_lens(key, row) for key, row in tomllib.loads(text).items()}


def build_lens(key: str, row: dict[str, Any]) -> Lens:
    """One row of the file as a lens; a pattern without the essay's name, or without what it is worth, is refused."""
    lens = Lens(key=key, **(row | {"kind": Kind(row["kind"]), "sources": tuple(row["sources"])}))
    if (lens.kind == Kind.PATTERN) != bool(lens.name and lens.standing):
        raise ValueError(f"The lens {key} is a {row['kind']}. Only a pattern has a name of the essay and its standing.")
    return lens
