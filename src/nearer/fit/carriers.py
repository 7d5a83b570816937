"""Carriers: which quantity of the model each construct of a diary measures, and where it stands on a scale."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from nearer.model.evidence import check_number
from nearer.model.state import State
from nearer.population.reference import Selves

Floats = NDArray[np.float32]


class Carrier(NamedTuple):
    """What carries one construct."""

    state: str
    row: int
    half: float | None
    moment: int


@cache
def read_carriers() -> dict[str, Carrier]:
    """Every construct's carrier."""
    table = tomllib.loads(files("nearer.fit").joinpath("carriers.toml").read_text(encoding="utf-8"))
    return {name: read_carrier(name, row) for name, row in table.items()}


def read_carrier(name: str, row: dict[str, Any]) -> Carrier:
    """One construct's carrier."""
    half = check_number(f"carriers.toml [{name}] half", row["half"]).value if "half" in row else None
    return Carrier(row["state"], State._fields.index(row["state"]), half, row.get("moment", 0))


def observe(selves: Selves) -> dict[str, Floats]:
    """What each self would say of each construct if answers had no scale and no noise, in the model's units."""
    return {name: selves.state[carrier.row].copy() for name, carrier in read_carriers().items()}


def place_on_scale(construct: str, readout: Floats) -> NDArray[np.float64]:
    """Where readouts stand between the ends of a scale, 0..1, as far as the model can say."""
    carrier = read_carriers()[construct]
    values = readout.astype(np.float64)
    if carrier.half is not None:
        return values / (values + carrier.half)
    return (values + 1) / 2 if carrier.state == "mood" else values
