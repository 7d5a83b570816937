"""The verdicts: nothing before the days are full, no false answer more often than said, a large difference is found."""

from math import sqrt
from random import Random

import pytest

from nearer.companion.online.lots import draw
from nearer.companion.online.rules import RULES
from nearer.companion.online.verdicts import Course, count_answered, cut_when_full, judge
from nearer.companion.online.words import Lot, Outcome, Verdict

# One try in ten, both sides together: the bands of diary/comparing.py hold in nine cases of ten.
FALSE = 0.1
LIVES = 600


def live(rng: Random, *, days: int = 14, gain: float = 0.0, echo: float = 0.4, lot: str = "random") -> Course:
    """Whole-number moods of somebody invented that last from day to day, with days by lot."""
    given: list[bool] = []
    course = []
    low = rng.gauss(0, 1.5)
    for _ in range(days):
        given.append(draw(given, lot, rng.random)[0])
        low = echo * low + sqrt(1 - echo * echo) * rng.gauss(0, 1.5)
        course.append((float(min(10, max(0, round(5 + low + gain * given[-1])))), given[-1]))
    return course


def count(verdict: str, **life: object) -> int:
    found = 0
    for seed in range(LIVES):
        course = cut_when_full(live(Random(seed), days=20, **life), 14)  # type: ignore[arg-type]
        assert course is not None
        found += judge(course, "mood").verdict == verdict
    return found


@pytest.mark.parametrize("lot", Lot.values)
@pytest.mark.parametrize("echo", [0.0, 0.6])
def test_where_there_is_nothing_clear_answers_are_as_rare_as_the_page_says(lot: str, echo: float) -> None:
    false = LIVES - count(Verdict.UNCLEAR, echo=echo, lot=lot)
    assert false <= LIVES * FALSE + 3 * sqrt(LIVES * FALSE * (1 - FALSE))


@pytest.mark.parametrize("lot", Lot.values)
def test_a_large_difference_is_found_on_its_side(lot: str) -> None:
    assert count(Verdict.HELPS, gain=3.0, lot=lot) > 0.8 * LIVES
    assert count(Verdict.COSTS, gain=-3.0, lot=lot) > 0.8 * LIVES


def test_a_lower_urge_to_stay_away_is_the_better_one() -> None:
    course = [(2.0 + day % 3, True) if day % 2 else (7.0 + day % 3, False) for day in range(14)]
    assert judge(course, Outcome.URGE).verdict == Verdict.HELPS
    assert judge(course, Outcome.MOOD).verdict == Verdict.COSTS


def test_nothing_is_said_before_the_days_are_full_and_later_days_change_nothing() -> None:
    course = live(Random(1), days=30, gain=5.0)
    assert cut_when_full(course[:13], 14) is None
    whole = cut_when_full(course, 14)
    assert whole == cut_when_full(course[:20], 14)
    assert whole is not None
    assert sum(count_answered(whole)) >= 14


def test_a_day_without_an_answer_or_without_a_lot_does_not_count() -> None:
    course = [(5.0, True), (None, False), (6.0, None), (4.0, False)]
    assert count_answered(course) == (1, 1)


def test_days_of_one_kind_alone_are_never_full() -> None:
    assert cut_when_full([(5.0, True)] * 40, 14) is None
    mostly = [(5.0, True)] * 20 + [(4.0, False)] * RULES.each_from
    assert cut_when_full(mostly, 14) == mostly


def test_an_experiment_beside_it_makes_the_band_wider() -> None:
    course = live(Random(2), gain=1.0)
    alone, beside = judge(course, "mood").difference, judge(course, "mood", 2).difference
    assert beside.low < alone.low < alone.high < beside.high
