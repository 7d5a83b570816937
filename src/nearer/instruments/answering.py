"""Answering: what people in the model would answer to a questionnaire, from the quantities behind it.

    points of one answer = number of cuts c with c < x + s e        x  quantity   s  chance   e  standard normal

Scales without fixed answers are standard scores over the population, with error by their reliability.
Values, ranges and sources: answering.toml.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nearer.instruments.instrument import InstrumentError
from nearer.instruments.reading import read_instrument
from nearer.model.evidence import check_number

Floats = NDArray[np.floating[Any]]
KINDS = ("questionnaire", "scale", "product", "each")
# Keeps what there is for each contact finite where there is hardly any contact.
HARDLY_ANY = 0.02


@dataclass(frozen=True)
class Answering:
    """How one questionnaire or scale is answered from quantities of the model."""

    name: str
    kind: str
    says: str
    parts: tuple[tuple[str, int], ...]  # a quantity, and 1 or -1
    days: int  # that it asks about
    items: int
    least: int  # points of the lowest answer
    cuts: tuple[float, ...]
    chance: float  # of one answer, or of a scale: share of its spread that is no error

    @property
    def reads(self) -> tuple[str, ...]:
        """The quantities behind it."""
        return tuple(name for name, _ in self.parts)


@cache
def read_answering() -> dict[str, Answering]:
    """Every questionnaire and scale that people in the model can answer."""
    table = tomllib.loads(files("nearer.instruments").joinpath("answering.toml").read_text(encoding="utf-8"))
    return {name: build_answering(name, row) for name, row in table.items()}


def build_answering(name: str, row: Mapping[str, Any]) -> Answering:
    """One of them from its table."""
    if row["kind"] not in KINDS:
        raise InstrumentError(f"answering.toml [{name}]: kind must be one of {', '.join(KINDS)}, got {row['kind']}.")
    if row["kind"] != "questionnaire":
        parts = tuple((part.removeprefix("-"), -1 if part.startswith("-") else 1) for part in row["parts"])
        chance = check_number(f"answering.toml [{name}.reliability]", row["reliability"]).value
        return Answering(name, row["kind"], row["says"], parts, row["days"], 1, 0, (), chance)
    items, least = row.get("items", 0), row.get("least", 0)
    if "definition" in row:
        items, least = read_size(row["definition"])
    cuts = tuple(check_number(f"answering.toml [{name}.cuts.{c}]", cut).value for c, cut in row["cuts"].items())
    chance = check_number(f"answering.toml [{name}.chance]", row["chance"]).value
    return Answering(name, row["kind"], row["says"], ((row["reads"], 1),), row["days"], items, least, cuts, chance)


def read_size(definition: str) -> tuple[int, int]:
    """How many scored questions an instrument has, and the points of its lowest answer."""
    instrument = read_instrument(definition)
    scored = [item for item in instrument.items if item.scored]
    return len(scored), min(answers.least for answers in instrument.answers.values())


def answer_items(how: Answering, quantity: Floats, luck: np.random.Generator) -> NDArray[np.int64]:
    """Points of each answer, (person, question)."""
    felt = quantity[:, None] + how.chance * luck.standard_normal((quantity.size, how.items), dtype=np.float32)
    return np.asarray(how.least + sum((felt > cut).astype(np.int64) for cut in how.cuts))


def answer(name: str, quantities: Mapping[str, Floats], luck: np.random.Generator) -> Floats:
    """The score of every person; `quantities` are means over the days it asks about."""
    how = read_answering()[name]
    if how.kind == "questionnaire":
        total: Floats = answer_items(how, quantities[how.reads[0]], luck).sum(axis=1).astype(float)
        return total
    values = [np.asarray(quantities[part], dtype=float) for part in how.reads]
    if how.kind == "product":
        score = standardise(np.prod(values, axis=0))
    elif how.kind == "each":
        score = standardise(values[0] / (values[1] + HARDLY_ANY))
    else:
        score = standardise(sum(sign * standardise(x) for (_, sign), x in zip(how.parts, values, strict=True)))
    error: Floats = luck.standard_normal(score.size)
    return np.asarray(np.sqrt(how.chance) * score + np.sqrt(1 - how.chance) * error)


def standardise(values: Any) -> Floats:
    """Standard scores; zeros where everybody is alike."""
    spread = np.std(values)
    return np.asarray((values - np.mean(values)) / spread if spread > 0 else np.zeros_like(values))
