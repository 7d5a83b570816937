"""Why we believe a number: value, unit, range, grade, source and reason, read from the .toml beside the equation."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


class EvidenceError(ValueError):
    """A number's evidence is incomplete or contradicts itself."""


@dataclass(frozen=True)
class Number:
    """One number with its evidence. Grade: A pooled studies, B one study, C judgement, D assumed."""

    value: float
    unit: str
    low: float
    high: float
    grade: str
    source: str
    why: str


def read_numbers(file: Traversable) -> dict[str, Number]:
    """Read every number of one evidence file."""
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return {name: check_number(f"{file.name} [{name}]", row) for name, row in table.items()}


def check_number(where: str, row: dict[str, object]) -> Number:
    """Turn one table into a Number, or say what is missing."""
    wanted = {"value", "unit", "range", "grade", "source", "why"}
    if missing := sorted(wanted - row.keys()):
        raise EvidenceError(f"{where}: {', '.join(missing)} missing. Add it; grade D says it is assumed.")
    value, bounds, grade = row["value"], row["range"], row["grade"]
    if not (isinstance(value, float) and isinstance(bounds, list) and len(bounds) == 2):
        raise EvidenceError(f"{where}: value must be a number and range two numbers, got {value} and {bounds}.")
    low, high = float(bounds[0]), float(bounds[1])
    if not low <= value <= high:
        raise EvidenceError(f"{where}: value {value} lies outside its range {low} to {high}. Correct one of them.")
    if grade not in ("A", "B", "C", "D"):
        raise EvidenceError(f"{where}: grade must be A, B, C or D, got {grade}.")
    return Number(value, str(row["unit"]), low, high, str(grade), str(row["source"]), str(row["why"]))


@cache
def mechanism_numbers(name: str) -> dict[str, Number]:
    """The numbers of one mechanism."""
    return read_numbers(files("nearer.model.mechanisms").joinpath(f"{name}.toml"))
