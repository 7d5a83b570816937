"""Comparing days: equal to the textbook where days stand apart, and honest where they echo each other."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from nearer.diary.comparing import compare_days, measure_echo, measure_mean, measure_share
from nearer.diary.faults import DiaryError

LEVEL = 0.9


@pytest.mark.parametrize(("count", "total"), [(0, 5), (5, 5), (1, 7), (12, 30), (100, 365)])
def test_a_share_has_the_band_of_another_programme(count: int, total: int) -> None:
    ours = measure_share(count, total)
    theirs = stats.binomtest(count, total).proportion_ci(LEVEL, method="wilson")
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high))


@given(st.integers(1, 500), st.data())
def test_a_share_lies_in_its_band_and_the_band_in_the_unit(total: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, total))
    band = measure_share(count, total)
    assert 0 <= band.low <= count / total <= band.high <= 1


def test_a_mean_has_the_band_of_another_programme() -> None:
    values = [1.0, -2.0, 3.0, 0.0, 5.0]
    ours = measure_mean(values)
    theirs = stats.t.interval(LEVEL, 4, loc=np.mean(values), scale=stats.sem(values))
    assert (ours.low, ours.high) == pytest.approx(theirs)


def test_days_whose_kinds_change_daily_have_the_band_of_the_plain_test() -> None:
    values = [3.0, 5.0, 4.0, 6.0, 2.0, 6.0, 5.0, 7.0]
    ours = compare_days(values, [False, True] * 4)
    theirs = stats.ttest_ind(values[1::2], values[::2]).confidence_interval(LEVEL)
    assert (ours.with_count, ours.without_count) == (4, 4)
    assert (ours.with_mean, ours.without_mean) == (6.0, 3.5)
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high))
    assert ours.clear


def test_days_that_echo_each_other_have_a_wider_band() -> None:
    slow = [1.0, 2.0, 3.0, 4.0, 3.0, 2.0, 1.0, 4.0, 5.0, 6.0, 7.0, 6.0, 5.0, 4.0]
    marks = [False] * 7 + [True] * 7
    ours = compare_days(slow, marks)
    plain = stats.ttest_ind(slow[7:], slow[:7]).confidence_interval(LEVEL)
    assert ours.low < plain.low
    assert ours.high > plain.high


def test_looking_at_more_things_together_widens_every_band() -> None:
    values, marks = [3.0, 5.0, 4.0, 6.0, 2.0, 6.0, 5.0, 7.0], [False, True] * 4
    assert compare_days(values, marks, 6).low < compare_days(values, marks).low
    assert measure_share(3, 10, 6).high > measure_share(3, 10).high
    assert measure_mean([1.0, 2.0, 4.0], 6).low < measure_mean([1.0, 2.0, 4.0]).low


def test_a_day_without_an_answer_counts_for_nothing() -> None:
    values: list[float | None] = [3.0, None, 5.0, 4.0, None, 6.0, 2.0, 6.0]
    marks: list[bool | None] = [True, True, None, False, False, True, False, True]
    ours = compare_days(values, marks)
    assert (ours.with_count, ours.without_count) == (3, 2)
    assert ours.with_mean == 5.0
    assert ours.without_mean == 3.0


def test_only_days_next_to_each_other_can_echo() -> None:
    assert measure_echo({0: 1.0, 2: 1.0, 4: -1.0, 6: -1.0}) == 0.0
    assert measure_echo({0: 1.0, 1: 1.0, 2: -1.0, 3: -1.0}) == pytest.approx(1 / 3 + (1 + 3 / 3) / 4)


def test_days_that_are_all_alike_differ_by_nothing() -> None:
    same = compare_days([4.0] * 6, [True, False] * 3)
    assert (same.low, same.high, same.clear) == (0.0, 0.0, False)


def test_answers_in_steps_never_look_surer_than_their_steps() -> None:
    assert measure_mean([-2.0] * 5).high == -2.0
    assert measure_mean([-2.0] * 5, grain=1.0).high == pytest.approx(-2 + stats.t.ppf(0.95, 4) * sqrt(1 / 12 / 5))
    coarse = compare_days([4.0] * 6, [True, False] * 3, grain=1.0)
    assert coarse.high == pytest.approx(stats.t.ppf(0.95, 4) * sqrt(1 / 12 * 2 / 3))
    assert not coarse.clear
    wide = [1.0, 5.0, 9.0, 2.0]
    assert measure_mean(wide, grain=1.0) == measure_mean(wide)


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (lambda: measure_share(3, 2), "got 3 of 2"),
        (lambda: measure_share(0, 0), "got 0 of 0"),
        (lambda: measure_mean([1.0]), "two values or more, got 1"),
        (lambda: compare_days([1.0, 2.0], [True]), "got 2 and 1"),
        (lambda: compare_days([1.0, 2.0, 3.0], [True, True, False]), "got 2 and 1. Wait for more days"),
    ],
)
def test_too_little_to_compare_is_said_in_words(ask: object, says: str) -> None:
    with pytest.raises(DiaryError, match=says):
        ask()  # type: ignore[operator]


def draw_course(rng: np.random.Generator, days: int, echo: float) -> list[float]:
    """A course of days that are like the day before."""
    course = [rng.normal()]
    for _ in range(days - 1):
        course.append(echo * course[-1] + sqrt(1 - echo * echo) * rng.normal())
    return course


@pytest.mark.statistical
@pytest.mark.parametrize("days", [14, 30, 90])
@pytest.mark.parametrize(("echo", "kind_echo"), [(0.0, 0.0), (0.4, 0.4), (0.7, 0.4), (0.4, 0.7), (0.7, 0.7)])
def test_the_band_holds_nothing_about_as_often_as_it_says(days: int, echo: float, kind_echo: float) -> None:
    rng = np.random.default_rng([days, round(10 * echo), round(10 * kind_echo)])
    held = told = 0
    while told < 800:
        marks: list[bool | None] = [value > 0 for value in draw_course(rng, days, kind_echo)]
        values: list[float | None] = [v if rng.random() > 0.2 else None for v in draw_course(rng, days, echo)]
        if (
            min(sum(v is not None and m is kind for v, m in zip(values, marks, strict=True)) for kind in (True, False))
            < 4
        ):
            continue
        band = compare_days(values, marks)
        told += 1
        held += band.low <= 0 <= band.high
    # The formula is an approximation: its promise is to be within four in a hundred, beside the luck of 800 courses.
    assert abs(held / told - LEVEL) < 0.04 + 3 * sqrt(LEVEL * (1 - LEVEL) / told)
