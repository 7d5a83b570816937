"""Settings: the numbers of the alarms, each with unit, range, grade, source and why in alarms.toml."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_settings() -> dict[str, Any]:
    """The alarms' own .toml file."""
    return tomllib.loads((files("nearer.forecast.alarms") / "alarms.toml").read_text(encoding="utf-8"))


def number(name: str) -> float:
    """The value of one number by its name."""
    return float(load_settings()[name]["value"])
