"""Likelihood: how likely an answer is, given what somebody would have answered before noise.

    chance(answer | x) = (1 - slip) sum_j weight_j [ Phi((high - x) / s_j) - Phi((low - x) / s_j) ] + slip / levels

    low, high   the ends of the answer's step of the scale; beyond the scale's own ends they are open
    s_j         item noise, one of a row of sizes from a floor to a ceiling, together with the self's own doubt
    weight_j    how probable this size is, learned from answer to answer

The item's noise is never one number: what is not known of it is part of the band.
"""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from nearer.diary import Item
from nearer.model.evidence import Number, read_numbers

Numbers = NDArray[np.float64]

NOISE_SIZES = 11
# Noise sizes that hold less than this are left out when an answer is foreseen.
NEGLIGIBLE = 1e-3
DENSITY = 1 / np.sqrt(2 * np.pi)


@cache
def answer_numbers() -> dict[str, Number]:
    """The numbers of answers.toml."""
    return read_numbers(files("nearer.fit").joinpath("answers.toml"))


def number(name: str) -> float:
    """The value of one number of answers.toml."""
    return answer_numbers()[name].value


@cache
def noise_sizes() -> Numbers:
    """The sizes an item's noise may have, as shares of the scale."""
    sizes: Numbers = np.geomspace(number("noise_least"), number("noise_most"), NOISE_SIZES)
    return sizes


class Levels(NamedTuple):
    """The answers an item can take, as shares of its scale, and the borders between them."""

    values: Numbers
    borders: Numbers


class Slopes(NamedTuple):
    """How likely an answer is along a row of foreseen answers, with first and second derivative of its log."""

    likely: Numbers
    by_size: Numbers
    pull: Numbers
    sharp: Numbers


def item_levels(item: Item) -> Levels:
    """The levels of an item; a continuous scale has as many as anybody can tell apart."""
    whole = item.high - item.low
    steps = round(whole) if item.kind == "ordinal" and float(whole).is_integer() else int(number("slider_steps"))
    values = np.linspace(0.0, 1.0, max(steps, 1) + 1)
    inner = (values[:-1] + values[1:]) / 2
    return Levels(values, np.concatenate([[-np.inf], inner, [np.inf]]))


def find_level(levels: Levels, answer: float) -> int:
    """The level an answer (share of the scale) belongs to."""
    return int(np.clip(np.searchsorted(levels.borders, answer, side="right") - 1, 0, len(levels.values) - 1))


def weigh_answer(levels: Levels, level: int, foreseen: Numbers, doubt: float, weights: Numbers) -> Slopes:
    """How likely one answer is along a row of foreseen answers."""
    slip = number("slip")
    sizes = np.sqrt(noise_sizes() ** 2 + doubt)[:, None]
    low, high = levels.borders[level], levels.borders[level + 1]
    a, b = (low - foreseen) / sizes, (high - foreseen) / sizes
    at_a, at_b = bell(a), bell(b)
    by_size = (1 - slip) * (ndtr(b) - ndtr(a)) + slip / len(levels.values)
    likely = weights @ by_size
    first = (1 - slip) * (weights @ ((at_a - at_b) / sizes)) / likely
    # An open end has no bell there, and infinity times nothing is nothing.
    bend = np.where(at_a > 0, np.nan_to_num(a) * at_a, 0.0) - np.where(at_b > 0, np.nan_to_num(b) * at_b, 0.0)
    second = (1 - slip) * (weights @ (bend / sizes**2)) / likely
    return Slopes(likely, by_size, first, first**2 - second)


def bell(x: Numbers) -> Numbers:
    """The standard normal density."""
    density: Numbers = DENSITY * np.exp(-0.5 * x * x)
    return density


def foresee_levels(levels: Levels, foreseen: Numbers, shares: Numbers, doubt: float, weights: Numbers) -> Numbers:
    """Chance of each level of an item when the foreseen answer is spread over some values with these shares."""
    slip = number("slip")
    kept = weights > NEGLIGIBLE
    sizes = np.sqrt(noise_sizes()[kept] ** 2 + doubt)
    held = weights[kept] / weights[kept].sum()
    inner = levels.borders[1:-1]
    below = ndtr((inner[:, None, None] - foreseen[None, :, None]) / sizes) @ held @ shares
    chances = np.diff(np.concatenate([[0.0], below, [1.0]]))
    return (1 - slip) * chances + slip / len(levels.values)
