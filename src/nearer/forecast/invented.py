"""Invented people: simulated, and said so. Each has one planted loop, to look around with and to test against."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nearer.diary import Item, PersonDiary
from nearer.errors import NearerError
from nearer.fit import AnswerPrior, simulate_diary
from nearer.model.compiler import as_float32
from nearer.model.parameters import load_parameters
from nearer.model.state import NO_HELP, State, Tie, Traits
from nearer.population.people import read_spreads, shape_trait
from nearer.population.reference import Selves, reference_selves
from nearer.population.selves import move_selves, rest_people

Floats = NDArray[np.float32]
DIARY_DAYS, DIARY_BEEPS, ANSWERED = 28, 4, 0.9
# So many people say what is ordinary.
ORDINARY = 2000
# What an invented person is asked: one question for each construct that one can say of oneself.
ASKED = (
    "mood",
    "threat",
    "loneliness",
    "craving",
    "withdrawal",
    "contact",
    "warmth",
    "harm",
    "rejection_expectation",
    "self_worth",
    "rumination",
    "energy",
    "stress",
    "anhedonia",
    "depression",
    "sleep",
)


@dataclass(frozen=True)
class Invented:
    """One invented person as written in invented.toml."""

    name: str
    title: str
    words: str
    loop: str
    shifts: dict[str, float]
    history: list[dict[str, Any]]
    closest: dict[str, float] = field(default_factory=dict)


@cache
def read_invented() -> dict[str, Invented]:
    """All invented people."""
    table = tomllib.loads(files("nearer.forecast").joinpath("invented.toml").read_text(encoding="utf-8"))
    return {name: Invented(name, **row) for name, row in table.items()}


INVENTED: tuple[str, ...] = tuple(read_invented())


def find_invented(name: str) -> Invented:
    """One invented person by name."""
    people = read_invented()
    if name not in people:
        raise NearerError(f"No invented person called {name}. There are: {', '.join(people)}.")
    return people[name]


def shape_person(shifts: dict[str, float]) -> Floats:
    """Traits of an average person with some shifted, (trait, 1)."""
    at = {name: np.array([shifts.get(name, 0.0)], dtype=np.float32) for name in Traits._fields}
    shaped = [shape_trait(spread, at[name]) for name, spread in read_spreads().items()]
    assert len(shaped) == len(Traits._fields)
    return np.array(shaped, dtype=np.float32)


def live_history(person: Invented, seed: int) -> Selves:
    """One self with the traits, ties and history of an invented person."""
    p = as_float32(load_parameters())
    usual = reference_selves(ORDINARY, 1)
    ties = median_ties(usual.ties)
    for name, value in person.closest.items():
        ties[Tie._fields.index(name), 0] = value
    traits = shape_person(person.shifts)
    state = np.empty((len(State._fields), 1), dtype=np.float32)
    rest_people(traits, p, state)
    sums, slot, when = np.zeros((5, 1), dtype=np.float32), np.zeros(1, dtype=np.int64), 0
    for part in person.history:
        ties[Tie._fields.index("strength")] *= np.float32(part.get("ties", 1.0))
        help = np.array(NO_HELP._replace(**part.get("help", {})), dtype=np.float32)[:, None].copy()
        args = (state, traits, help, ties, usual.around, sums, np.uint64(seed), slot, when, part["days"], p)
        move_selves(0, 1, *args, np.float32(1.0))
        when += part["days"]
    return Selves(state, traits, ties, usual.around)


def median_ties(ties: Floats) -> Floats:
    """An average ego network: for each place the median over people who have a tie there, kept by most."""
    pace = Tie._fields.index("pace")
    held = ties[pace] > 0
    places = int(np.median(held.sum(axis=0)))
    average = np.zeros((ties.shape[0], ties.shape[1], 1), dtype=np.float32)
    for place in range(places):
        average[:, place, 0] = np.median(ties[:, place, held[place]], axis=1)
    average[Tie._fields.index("strain")] = 0
    return average


def invented_person(name: str, seed: int = 1) -> PersonDiary:
    """The diary an invented person would keep: four weeks, four times a day, one in ten answers missing."""
    person = find_invented(name)
    items = tuple(Item(construct, construct, 1, 0.0, 10.0, "ordinal") for construct in ASKED)
    return simulate_diary(
        live_history(person, seed),
        items,
        days=DIARY_DAYS,
        beeps=DIARY_BEEPS,
        seed=seed,
        missing=1 - ANSWERED,
        person=person.title,
        group=usual_manner(items),
    )


def usual_manner(items: tuple[Item, ...]) -> AnswerPrior:
    """Invented people answer in the usual manner, so that what their diary shows is how they are."""
    usual = AnswerPrior.from_people(items, reference_selves(ORDINARY, 1))
    return AnswerPrior({name: prior._replace(centre_sd=0.0, spread_sd=0.0) for name, prior in usual.items.items()}, 0)
