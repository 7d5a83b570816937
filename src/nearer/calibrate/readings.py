"""Readings: what is seen of each person in one week of a world, by questionnaire, interview, ties or diary."""

from math import ceil
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from nearer.calibrate.study import WEEK, Reading
from nearer.calibrate.world import FIRST_WEEK, Ties, World
from nearer.instruments.answering import answer, read_answering
from nearer.instruments.interviewing import find_episodes, read_interviews
from nearer.model.state import Traits
from nearer.population.network import LAYERS
from nearer.population.new_ties import read_new_tie_numbers

Values = NDArray[np.float64]
CLOSEST = 5
# A relative or friend counts for the scale when the tie is strong enough to be seen in a month, to share private
# matters, to ask for help. The scale gives 0-5 points for 0, 1, 2, 3-4, 5-8 and 9 or more of them.
LSNS_STRENGTHS = (0.25, 0.5, 0.6)
LSNS_STEPS = (1, 2, 3, 5, 9)
YEAR_WEEKS = 52


def read(world: World, reading: Reading, week: int) -> Values:
    """What is read of everybody in one week, before any cut-off; the same question gives the same answers."""
    place = ("reading", reading.what, reading.within_days, reading.onset, week)
    if place not in world.kept:
        world.kept[place] = read_anew(world, reading, week)
    values: Values = world.kept[place]
    return values


def read_anew(world: World, reading: Reading, week: int) -> Values:
    """The same, computed."""
    what, back = reading.what, reading.weeks_back
    if what in read_interviews():
        ill = episodes(world, what)
        if reading.onset:
            return first_onset(ill[week - back : week + 1])
        return np.asarray(ill[week - back + 1 : week + 1].any(axis=0) if back else ill[week], dtype=float)
    if what in read_answering():
        days = reading.within_days or read_answering()[what].days
        parts = {part: read(world, Reading(part, within_days=days), week) for part in read_answering()[what].reads}
        return np.asarray(answer(what, parts, chance_of(world, what, week)), dtype=float)
    if what in world.weekly:
        first = max(0, week + 1 - max(1, back))
        return np.asarray(world.weekly[what][first : week + 1].mean(axis=0), dtype=float)
    if what in Traits._fields:
        return np.asarray(world.people.traits[Traits._fields.index(what)], dtype=float)
    return read_person(world, what, week, back)


def read_person(world: World, what: str, week: int, back: int) -> Values:
    """Who somebody is, their ties, and the course of their days."""
    if what == "alone":
        return np.asarray(world.people.household == 1, dtype=float)
    if what in ("age", "sex"):
        return np.asarray(getattr(world.people, what), dtype=float)
    if what == "bimodality":
        return bimodality(np.stack([read(world, Reading("phq9"), w) for w in range(week - back + 1, week + 1)]))
    if what in ("mood_carry_over", "mood_spread"):
        assert world.mood is not None
        return carry_over(world.mood) if what == "mood_carry_over" else np.asarray(world.mood.std(axis=0), dtype=float)
    if what in ("closest_ties_lost", "weak_ties_lost"):
        lose = lose_closest if what == "closest_ties_lost" else lose_weak
        return lose(nearest_ties(world, week - back), nearest_ties(world, week), world.plan.people)
    ties = nearest_ties(world, week)
    return count_ties(ties, world.plan.people) if what == "live_ties" else lsns6(ties, world.plan.people)


def chance_of(world: World, what: str, week: int) -> np.random.Generator:
    """The luck of one questionnaire in one week."""
    return np.random.Generator(np.random.Philox(key=[world.plan.seed, crc32(f"{what} {week}".encode())]))


def episodes(world: World, what: str) -> NDArray[np.bool_]:
    """Who is in an episode, (week, person)."""
    place = ("episodes", what)
    if place not in world.kept:
        world.kept[place] = find_episodes(read_interviews()[what], world.weekly)
    ill: NDArray[np.bool_] = world.kept[place]
    return ill


def first_onset(ill: NDArray[np.bool_]) -> Values:
    """The year of the first week of illness, counted from the first row; not a number for who was never ill."""
    year = np.argmax(ill, axis=0) // YEAR_WEEKS
    return np.where(ill.any(axis=0), year.astype(float), np.nan)


def nearest_ties(world: World, week: int) -> Ties:
    """The picture of the network nearest to a week."""
    return world.ties[min(world.ties, key=lambda taken: abs(taken - week))]


def count_ties(ties: Ties, people: int, strength: float | None = None, layers: tuple[str, ...] = LAYERS) -> Values:
    """Ties of everybody that are at least so strong, in some layers."""
    least = read_new_tie_numbers()["dead"] if strength is None else strength
    counted = (ties.strength >= least) & np.isin(ties.layer, [LAYERS.index(name) for name in layers])
    return np.bincount(ties.ends[:, counted].ravel(), minlength=people).astype(float)


def lsns6(ties: Ties, people: int) -> Values:
    """Six questions: relatives and friends who are seen, who may know private matters, who may be called for help."""
    total = np.zeros(people)
    for layer in ("family", "friend"):
        for strength in LSNS_STRENGTHS:
            total += np.searchsorted(LSNS_STEPS, count_ties(ties, people, strength, (layer,)), side="right")
    return total


def lose_closest(then: Ties, now: Ties, people: int) -> Values:
    """Percentage of everybody's closest ties that are no longer alive, or no longer to the same person."""
    person, slot = list_ends(then)
    order = np.lexsort((-then.strength[slot], person))
    person, slot = person[order], slot[order]
    close = np.arange(person.size) - np.searchsorted(person, np.arange(people))[person] < CLOSEST
    return share_lost(then, now, person[close], slot[close], people)


def lose_weak(then: Ties, now: Ties, people: int) -> Values:
    """Percentage of everybody's weak living ties that are gone."""
    person, slot = list_ends(then)
    strength = then.strength[slot]
    weak = (strength >= read_new_tie_numbers()["dead"]) & (strength < LSNS_STRENGTHS[0])
    return share_lost(then, now, person[weak], slot[weak], people)


def list_ends(ties: Ties) -> tuple[NDArray[Any], NDArray[Any]]:
    """Every end of every tie: the person, and the place of the tie."""
    return np.concatenate([ties.ends[0], ties.ends[1]]), np.tile(np.arange(ties.strength.size), 2)


def share_lost(then: Ties, now: Ties, person: NDArray[Any], slot: NDArray[Any], people: int) -> Values:
    """Percentage of some ties of each person that are gone; not a number for who had none."""
    alive = now.strength >= read_new_tie_numbers()["dead"]
    # Ties are known by their two people, since a list of ties keeps no order over time.
    gone = ~np.isin(pair_keys(then.ends[:, slot], people), pair_keys(now.ends[:, alive], people))
    had = np.bincount(person, minlength=people)
    lost = np.bincount(person, weights=gone.astype(float), minlength=people)
    return np.asarray(np.where(had > 0, 100 * lost / np.maximum(had, 1), np.nan))


def pair_keys(ends: NDArray[Any], people: int) -> NDArray[np.int64]:
    """One number for each pair of people."""
    ordered = np.sort(ends.astype(np.int64), axis=0)
    return np.asarray(ordered[0] * people + ordered[1])


def bimodality(scores: Values) -> Values:
    """Bimodality coefficient of each person's scores over time, (week, person); over .555 is more than one heap."""
    from scipy.stats import kurtosis, skew

    n = scores.shape[0]
    moves = scores.std(axis=0) > 0
    out = np.zeros(scores.shape[1])
    tail = 3 * (n - 1) ** 2 / ((n - 2) * (n - 3))
    some = scores[:, moves]
    out[moves] = (skew(some, bias=False) ** 2 + 1) / (kurtosis(some, bias=False) + tail)
    return out


def carry_over(days: NDArray[Any]) -> Values:
    """Correlation of one day with the next, for each person, (day, person)."""
    apart = days - days.mean(axis=0)
    before, after = apart[:-1], apart[1:]
    scale = np.sqrt((before**2).sum(axis=0) * (after**2).sum(axis=0))
    return np.asarray((before * after).sum(axis=0) / np.maximum(scale, np.finfo(np.float32).tiny), dtype=float)


def weeks_of(days: float) -> int:
    """Whole weeks that cover some days."""
    return ceil(days / WEEK)


def first_start(weeks_back: int) -> int:
    """The first week in which people may enter a study that looks back so far; pictures of ties fall on it."""
    return FIRST_WEEK + weeks_back
