"""The helps the model knows, each with its evidence: what may be tried on simulated people."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files

from nearer.model.evidence import Number, check_number
from nearer.model.state import Help

NAMES = ("small_step", "practise_reading", "supportive_contact", "rest")


@dataclass(frozen=True)
class Intervention:
    """One help: words for people, what it costs in energy, how good its evidence is, and what it changes."""

    name: str
    title: str
    words: str
    energy: str
    grade: str
    source: str
    dose: dict[str, Number]
    help: Help


@cache
def load_intervention(name: str) -> Intervention:
    """Read one help by its name."""
    if name not in NAMES:
        raise ValueError(f"No help called {name}. There are: {', '.join(NAMES)}.")
    text = files("nearer.model.interventions").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    about = {key: str(value) for key, value in table.items() if not isinstance(value, dict)}
    dose = {key: check_number(f"{name}.toml [{key}]", row) for key, row in table.items() if isinstance(row, dict)}
    module = import_module(f"nearer.model.interventions.{name}")
    given: Help = module.give(module.Dose(**{key: number.value for key, number in dose.items()}))
    return Intervention(name, **about, dose=dose, help=given)


def load_interventions() -> tuple[Intervention, ...]:
    """Every help, in a fixed order."""
    return tuple(load_intervention(name) for name in NAMES)
