"""People drawn: traits that share one liability, age, sex and household; person 7 is the same in any crowd.

    z = l L + i I + sqrt(1 - l^2 - i^2) e + shifts        then the trait's form (traits.toml)

    L  liability, shared by all traits of a person   I  inhibition, likewise   e  the trait's own, all standard normal

Values, ranges and sources: people.toml and traits.toml.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nearer.errors import NearerError
from nearer.model.evidence import Number, check_number, read_numbers
from nearer.model.state import Traits
from nearer.population.compiled import draw_loops
from nearer.population.layout import round_up

Floats = NDArray[np.float32]

# What one draw of a person is used for; traits take their place in the list of traits.
LIABILITY, INHIBITION, AGE, SEX, HOUSEHOLD, HOUSEHOLD_SIZE = 1000, 1001, 1002, 1003, 1004, 1005


class PeopleError(NearerError):
    """People cannot be drawn as asked."""


class Spread(NamedTuple):
    """How one trait is spread over people."""

    form: str
    value: float
    spread: float
    liability: float
    inhibition: float


@dataclass(frozen=True)
class People:
    """People, before anything has happened to them."""

    rows: NDArray[np.float16]  # (trait, person), in whole chunks of people
    age: NDArray[np.int16]  # years
    sex: NDArray[np.int8]  # 0 man, 1 woman
    household: NDArray[np.int8]  # adults living together, oneself included
    liability: Floats
    inhibition: Floats

    @property
    def count(self) -> int:
        """How many."""
        return int(self.age.size)

    @property
    def traits(self) -> Floats:
        """Everybody's traits, (trait, person), as 32-bit numbers."""
        return self.rows[:, : self.count].astype(np.float32)

    def trait(self, name: str) -> Floats:
        """One trait of everybody."""
        return self.rows[Traits._fields.index(name), : self.count].astype(np.float32)


@cache
def read_spreads() -> dict[str, Spread]:
    """How each trait is spread over people."""
    table = tomllib.loads(files("nearer.model").joinpath("traits.toml").read_text(encoding="utf-8"))
    if tuple(table) != Traits._fields:
        raise PeopleError(f"traits.toml and Traits differ: {sorted(set(table) ^ set(Traits._fields))}. Mend the file.")
    spreads = {}
    for name, row in table.items():
        value = check_number(f"traits.toml [{name}]", row).value
        spreads[name] = Spread(row["form"], value, row["spread"], row["liability"], row["inhibition"])
    return spreads


@cache
def read_profiles() -> dict[str, dict[str, float]]:
    """The named patterns, as shifts of traits in units of their spread."""
    table = tomllib.loads(files("nearer.model").joinpath("profiles.toml").read_text(encoding="utf-8"))
    return {name: row["shifts"] for name, row in table.items()}


@cache
def read_people_numbers() -> dict[str, Number]:
    """The numbers of people.toml."""
    return read_numbers(files("nearer.population").joinpath("people.toml"))


def draw_people(count: int, seed: int, profile: str | None = None, strength: float = 1.0, every: int = 1) -> People:
    """Draw people; with a profile, every `every`-th of them (0, every, 2 every ...) has it, that strongly."""
    if count < 1:
        raise PeopleError(f"There must be at least one person, got {count}.")
    draw = Draw(count, seed)
    age, sex = draw_age(draw), draw_sex(draw)
    household = draw_household(draw, age)
    liability, inhibition = draw.normal(LIABILITY), draw.normal(INHIBITION)
    shifts = shift_traits(age, sex, household)
    for name, shift in profile_shifts(profile).items():
        shifts.setdefault(name, np.zeros(count, dtype=np.float32))[::every] += np.float32(strength * shift)
    # Three digits are more than is known of anybody, and half of the memory is saved.
    rows = np.zeros((len(Traits._fields), round_up(count)), dtype=np.float16)
    for row, (name, spread) in enumerate(read_spreads().items()):
        own = np.float32(np.sqrt(1 - spread.liability**2 - spread.inhibition**2))
        z = np.float32(spread.liability) * liability + np.float32(spread.inhibition) * inhibition
        z += own * draw.normal(row)
        rows[row, :count] = shape_trait(spread, z + shifts.get(name, np.float32(0)))
        rows[row, count:] = rows[row, count - 1]
    return People(rows, age, sex, household, liability, inhibition)


def profile_shifts(profile: str | None) -> dict[str, float]:
    """The shifts of a profile; none without one."""
    if profile is None:
        return {}
    profiles = read_profiles()
    if profile not in profiles:
        raise PeopleError(f"There is no profile called {profile}. There are: {', '.join(profiles)}.")
    return profiles[profile]


class Draw:
    """Chance of people: keyed by seed, person and use."""

    def __init__(self, count: int, seed: int) -> None:
        self.count, self.seed, self.kernel = count, np.uint64(seed), draw_loops()

    def normal(self, use: int) -> Floats:
        """One standard normal a person."""
        out = np.empty(self.count, dtype=np.float32)
        self.kernel.fill_trait_normals(out, self.seed, use)
        return out

    def luck(self, use: int) -> Floats:
        """One uniform a person."""
        out = np.empty(self.count, dtype=np.float32)
        self.kernel.fill_trait_luck(out, self.seed, use)
        return out


def draw_age(draw: Draw) -> NDArray[np.int16]:
    """Ages: as many at every age for a while, then fewer and fewer."""
    n = read_people_numbers()
    flat, tail = n["flat_until"].value - n["youngest"].value, n["oldest"].value - n["flat_until"].value
    at = draw.luck(AGE).astype(float) * (flat + tail / 2)
    left = np.clip(1 - (at - flat) / (tail / 2), 0, 1)
    years = np.where(at < flat, n["youngest"].value + at, n["flat_until"].value + tail * (1 - np.sqrt(left)))
    return years.astype(np.int16)


def share_from(age: float) -> float:
    """Share of people at this age or older; ages are whole years and this one lies past the flat part."""
    n = read_people_numbers()
    flat, tail = n["flat_until"].value - n["youngest"].value, n["oldest"].value - n["flat_until"].value
    return float(tail / 2 * ((n["oldest"].value - age) / tail) ** 2 / (flat + tail / 2))


def draw_sex(draw: Draw) -> NDArray[np.int8]:
    """Sex: 1 is a woman."""
    return (draw.luck(SEX) < read_people_numbers()["women"].value).astype(np.int8)


def chance_alone(age: NDArray[np.int16]) -> NDArray[np.float64]:
    """Chance to be the only adult at home."""
    n = read_people_numbers()
    return np.where(age >= n["flat_until"].value, n["alone_old"].value, n["alone"].value)


def draw_household(draw: Draw, age: NDArray[np.int16]) -> NDArray[np.int8]:
    """Adults living together, oneself included."""
    n = read_people_numbers()
    steps = np.cumsum([n["two"].value, n["three"].value, n["four"].value])
    together = 2 + np.searchsorted(steps, draw.luck(HOUSEHOLD_SIZE))
    return np.where(draw.luck(HOUSEHOLD) < chance_alone(age), 1, together).astype(np.int8)


def shift_traits(age: NDArray[np.int16], sex: NDArray[np.int8], household: NDArray[np.int8]) -> dict[str, Floats]:
    """What age, sex and household shift, in units of the trait's spread; each shift has mean 0."""
    n = read_people_numbers()
    alone = n["alone_niche"].value * ((household == 1) - chance_alone(age))
    retired = n["retired_niche"].value * ((age >= n["retired_from"].value) - share_from(n["retired_from"].value))
    woman = n["women_depression_leaning"].value * (sex - n["women"].value)
    return {"niche": (alone + retired).astype(np.float32), "depression_leaning": woman.astype(np.float32)}


def shape_trait(spread: Spread, z: Floats) -> Floats:
    """Turn a standard score into the trait's own scale, by the trait's form."""
    value, width = spread.value, np.float32(spread.spread)
    shaped: Floats
    if spread.form == "weight":
        shaped = np.float32(value) + width * z
    elif spread.form == "level":
        shaped = np.float32(value) * np.exp(width * z - width * width / 2)
    elif spread.form == "share":
        shaped = 1 / (1 + np.exp(-(np.float32(np.log(value / (1 - value))) + width * z)))
    elif spread.form == "signed":
        shaped = np.tanh(np.float32(np.arctanh(value)) + width * z)
    else:
        raise PeopleError(
            f"A trait's form must be weight, level, share or signed, got {spread.form}. Mend traits.toml."
        )
    return shaped
