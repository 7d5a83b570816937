"""The reinforcing loops by name: which arrows make each, and which to cut to see what it does."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nearer.model.parameters import number_of
from nearer.model.state import Tie


@dataclass(frozen=True)
class Loop:
    """One loop: words for people, the ring of arrows, and what cutting it means."""

    name: str
    title: str
    words: str
    ring: tuple[str, ...]
    cut_words: str
    cut: dict[str, float]
    ties: dict[str, float]


@cache
def load_loops() -> tuple[Loop, ...]:
    """Every loop, in the order of loops.toml."""
    table = tomllib.loads(files("nearer.model").joinpath("loops.toml").read_text(encoding="utf-8"))
    return tuple(read_loop(name, row) for name, row in table.items())


def read_loop(name: str, row: dict[str, object]) -> Loop:
    """One loop of its table; unknown parameters and tie fields are refused."""
    ring, cut, ties = row["ring"], row["cut"], row["ties"]
    assert isinstance(ring, list)
    assert isinstance(cut, dict)
    assert isinstance(ties, dict)
    for parameter in cut:
        number_of(parameter)
    if unknown := set(ties) - set(Tie._fields):
        raise ValueError(f"loops.toml [{name}]: no tie field called {unknown.pop()}. There are: {Tie._fields}.")
    words = {key: str(row[key]) for key in ("title", "words", "cut_words")}
    return Loop(name, **words, ring=tuple(ring), cut=cut, ties=ties)
