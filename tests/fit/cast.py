"""The people and questions that the tests of the twin share."""

from functools import cache

import numpy as np

from nearer.diary import Item, PersonDiary
from nearer.fit import simulate_lives
from nearer.fit.reference import usual_people
from nearer.fit.simulated import Lives
from nearer.population.reference import Selves, reference_selves, take_selves

# Simulated people who are kept apart from the reference that a twin starts from.
OTHER_SEED = 77


def question(construct: str | None, kind: str = "ordinal", direction: int = 1, name: str = "") -> Item:
    """An item on a scale of 1 to 7, or a slider."""
    low, high = (1.0, 7.0) if kind == "ordinal" else (0.0, 100.0)
    return Item(
        name or str(construct), construct, direction, low, high, "ordinal" if kind == "ordinal" else "continuous"
    )


ASKED = (
    question("mood", "slider"),
    question("loneliness"),
    question("contact", "slider"),
    question("depression"),
    question("rumination", "slider"),
    question("threat"),
    question("energy", "slider", direction=-1, name="tired"),
    question("rejection_expectation"),
    question("warmth", "slider"),
    question("withdrawal"),
)


def some_people(count: int, start: int = 0) -> Selves:
    """Some of the reference."""
    return take_selves(usual_people(), np.arange(start, start + count))


@cache
def simulated_people(count: int, days: int = 14, beeps: int = 4, seed: int = 5, missing: float = 0.15) -> Lives:
    """People who lived and answered, none of them from the reference of the twin."""
    return simulate_lives(reference_selves(count, OTHER_SEED), ASKED, days, beeps, seed, missing)


def diary_of(answers: list[list[float]], items: tuple[Item, ...], hours: list[float] | None = None) -> PersonDiary:
    """A diary written by hand, noon of each day unless hours are given."""
    rows = np.array(answers, dtype=float).reshape(len(answers), len(items))
    at = np.array(hours, dtype=float) if hours is not None else 24.0 * np.arange(len(rows)) + 12
    day = (at // 24).astype(np.int64) + 1
    return PersonDiary("somebody", at, day, np.ones(len(rows), dtype=np.int64), rows, items)
