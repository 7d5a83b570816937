"""Simulated: selves that live on by the model's step and answer a diary, each in their own manner."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nearer.diary import Item, PersonDiary
from nearer.fit.carriers import read_carriers
from nearer.fit.compiled import Crew
from nearer.fit.likelihood import Levels, item_levels, noise_sizes, number
from nearer.fit.priors import AnswerPrior, ItemPrior
from nearer.fit.reference import usual_people
from nearer.fit.standing import Standing
from nearer.model.compiler import as_float32
from nearer.model.parameters import load_parameters
from nearer.model.state import Help
from nearer.population.reference import Selves, take_selves
from nearer.population.selves import move_selves

Numbers = NDArray[np.float64]

# Their luck must not be that of any self of a twin; slots of selves start at 0.
FIRST_SLOT = 200_000_000
FIRST_HOUR, LAST_HOUR = 9.0, 21.0
STEP = 1 / 8


@dataclass(frozen=True)
class Manner:
    """How simulated people answer one item: (person,) each, in shares of the scale."""

    centre: Numbers
    spread: Numbers
    noise: Numbers


@dataclass(frozen=True)
class Lives:
    """What simulated people lived and answered."""

    diaries: tuple[PersonDiary, ...]
    # Construct to (person, occasion), in the model's units.
    readouts: dict[str, Numbers]
    manners: tuple[Manner | None, ...]
    end: Selves


def simulate_diary(
    selves: Selves,
    items: tuple[Item, ...],
    days: int,
    beeps: int,
    seed: int,
    missing: float = 0.0,
    person: str = "simulated",
    group: AnswerPrior | None = None,
    people: Selves | None = None,
) -> PersonDiary:
    """The diary of the first of these selves: `beeps` times a day between nine and nine, a share of them missed."""
    one = take_selves(selves, np.array([0]))
    lives = simulate_lives(one, items, days, beeps, seed, missing, (person,), group=group, people=people)
    return lives.diaries[0]


def simulate_lives(
    selves: Selves,
    items: tuple[Item, ...],
    days: int,
    beeps: int,
    seed: int,
    missing: float = 0.0,
    names: tuple[str, ...] = (),
    *,
    group: AnswerPrior | None = None,
    people: Selves | None = None,
    parameters: Mapping[str, float] | None = None,
) -> Lives:
    """Let selves live and answer. Everything a twin must find is kept beside the answers."""
    people = usual_people(parameters) if people is None else people
    usual = AnswerPrior.from_people(items, people)
    prior = group.filled(usual) if group is not None else usual
    rows = [read_carriers()[item.construct].row for item in items if item.construct is not None]
    standing = Standing.among(people.state, sorted(set(rows)))
    chances = [np.random.default_rng([seed, person]) for person in range(selves.count)]
    manners = tuple(
        draw_manner(prior.items[item.name], chances) if item.construct is not None else None for item in items
    )
    hours = (24 * np.arange(days)[:, None] + np.linspace(FIRST_HOUR, LAST_HOUR, beeps)).ravel()
    mine = take_selves(selves, np.arange(selves.count))
    answers = np.full((selves.count, len(hours), len(items)), np.nan)
    readouts = {name: np.empty((selves.count, len(hours))) for name in read_carriers()}
    moments, when, last = np.zeros(selves.count), 0, -1
    for row, step in enumerate(np.floor(hours / (24 * STEP)).astype(int).tolist()):
        if step > last:
            live(mine, seed, when, step + 1 - when, parameters)
            when, last = step + 1, step
        for name, carrier in read_carriers().items():
            readouts[name][:, row] = mine.state[carrier.row]
        moments = pass_moments(moments, (hours[row] - hours[row - 1]) / 24 if row > 0 else np.inf, chances)
        answers[:, row] = answer_all(mine, items, manners, standing, moments, chances)
        answers[np.array([chance.random() < missing for chance in chances]), row] = np.nan
    names = names or tuple(str(person + 1) for person in range(selves.count))
    return Lives(keep_diaries(names, items, hours, beeps, answers), readouts, manners, mine)


def live(selves: Selves, seed: int, when: int, steps: int, parameters: Mapping[str, float] | None) -> None:
    """Some steps of everybody's life."""
    count = selves.count
    help = np.zeros((len(Help._fields), count), dtype=np.float32)
    sums = np.zeros((5, count), dtype=np.float32)
    slots = FIRST_SLOT + np.arange(count, dtype=np.int64)
    numbers = as_float32(load_parameters(dict(parameters or {})))
    rest = (np.uint64(seed), slots, when, steps, numbers, np.float32(STEP))
    move_selves(0, count, selves.state, selves.traits, help, selves.ties, selves.around, sums, *rest)


def pass_moments(moments: Numbers, days: float, chances: list[np.random.Generator]) -> Numbers:
    """The colour of everybody's moment some days later."""
    kept = float(np.exp(-days / number("moment_lasts")))
    fresh = np.array([chance.standard_normal() for chance in chances])
    passed: Numbers = kept * moments + (1 - kept * kept) ** 0.5 * fresh
    return passed


def draw_manner(prior: ItemPrior, chances: list[np.random.Generator]) -> Manner:
    """How each person answers one item."""
    weights = prior.noise_weights()
    return Manner(
        np.array([prior.centre + prior.centre_sd * chance.standard_normal() for chance in chances]),
        np.array([prior.spread + prior.spread_sd * chance.standard_normal() for chance in chances]),
        np.array([chance.choice(noise_sizes(), p=weights) for chance in chances]),
    )


def answer_all(
    selves: Selves,
    items: tuple[Item, ...],
    manners: tuple[Manner | None, ...],
    standing: Standing,
    moments: Numbers,
    chances: list[np.random.Generator],
) -> Numbers:
    """Everybody's answers to every item at this moment, (person, item); items without a construct stay empty."""
    ranks = np.empty((len(standing.rows), selves.count), dtype=np.float32)
    crew = Crew(1)
    standing.rank(selves.state, ranks, crew)
    crew.close()
    places = standing.rows.tolist()
    answers = np.full((selves.count, len(items)), np.nan)
    for k, (item, manner) in enumerate(zip(items, manners, strict=True)):
        if item.construct is None or manner is None:
            continue
        carrier = read_carriers()[item.construct]
        felt = ranks[places.index(carrier.row)].astype(float) + number("moment_size") * carrier.moment * moments
        noise = np.array([chance.standard_normal() for chance in chances])
        meant = manner.centre + manner.spread * item.direction * felt + manner.noise * noise
        levels = item_levels(item)
        shares = [round_answer(levels, value, chance) for value, chance in zip(meant, chances, strict=True)]
        answers[:, k] = item.low + (item.high - item.low) * np.array(shares)
    return answers


def round_answer(levels: Levels, meant: float, chance: np.random.Generator) -> float:
    """The level an answer falls on; now and then a slip, which may fall anywhere."""
    slipped, anywhere = chance.random(2)
    if slipped < number("slip"):
        return float(levels.values[int(anywhere * len(levels.values))])
    return float(levels.values[np.searchsorted(levels.borders[1:-1], meant, side="right")])


def keep_diaries(
    names: tuple[str, ...], items: tuple[Item, ...], hours: Numbers, beeps: int, answers: Numbers
) -> tuple[PersonDiary, ...]:
    """One diary a person."""
    day = (hours // 24).astype(np.int64) + 1
    beep = np.arange(len(hours), dtype=np.int64) % beeps + 1
    return tuple(PersonDiary(name, hours, day, beep, answers[person], items) for person, name in enumerate(names))
