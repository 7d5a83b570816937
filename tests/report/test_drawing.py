"""From numbers to places: scales, lines, bands, gaps and marks."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.report.drawing import (
    Axis,
    draw_band,
    draw_dots,
    draw_line,
    find_gaps,
    find_runs,
    mark_days,
    mark_levels,
    mark_steps,
    open_gaps,
    spot,
    thin_out,
    wrap_words,
)

PAPER = Axis(0.0, 10.0, 100.0, 0.0)


def test_the_ends_of_a_scale_stand_at_its_ends() -> None:
    assert (PAPER.place(0), PAPER.place(10), PAPER.place(2.5)) == (100, 0, 75)
    assert PAPER.places(np.array([0.0, 10.0])).tolist() == [100, 0]


def test_places_are_written_short_and_without_scientific_signs() -> None:
    assert [spot(12.0), spot(0.04), spot(-3.26), spot(123456.0)] == ["12", "0", "-3.3", "123456"]


def test_a_line_breaks_where_there_is_no_number() -> None:
    assert draw_line(np.arange(4.0), np.array([1.0, 2.0, math.nan, 4.0])) == "M0 1L1 2M3 4"


def test_a_band_is_one_closed_path_for_each_run() -> None:
    low = np.array([1.0, 1.0, math.nan, 3.0, 3.0])
    assert draw_band(np.arange(5.0), low, low - 1).count("Z") == 2


def test_a_band_of_one_point_can_still_be_seen() -> None:
    assert draw_band(np.array([5.0]), np.array([2.0]), np.array([1.0])) == "M4 1L6 1L6 2L4 2Z"


def test_every_answer_is_one_dot_and_a_missing_one_is_none() -> None:
    assert draw_dots(np.arange(3.0), np.array([1.0, math.nan, 3.0])) == "M0 1h0M2 3h0"


def test_runs_are_found_at_both_ends() -> None:
    assert find_runs(np.array([True, False, True, True])) == [slice(0, 1), slice(2, 4)]
    assert find_runs(np.array([False])) == []


def test_a_gap_opens_a_line_and_a_night_does_not() -> None:
    hours = np.array([21.0, 34.0, 90.0])
    opened, line = open_gaps(hours, 36.0, np.array([1.0, 2.0, 3.0]))
    assert opened.tolist() == [21, 34, 62, 90]
    assert np.isnan(line).tolist() == [False, False, True, False]
    assert find_gaps(hours, 36.0) == [(34.0, 90.0)]


@given(st.floats(0, 1000), st.floats(0.5, 5000))
def test_marks_of_days_are_few_and_within_the_scale(first: float, length: float) -> None:
    axis = Axis(first, first + length, 0.0, 100.0)
    marks = mark_days(first, first + length, axis, 8)
    assert len(marks) <= 9
    assert all(-0.06 <= float(mark.at) <= 100.06 for mark in marks)
    assert all(mark.label.isdecimal() for mark in marks)


@given(st.floats(-500, 500), st.floats(0.01, 1000))
def test_marks_of_steps_are_few_and_within_the_scale(low: float, length: float) -> None:
    marks = mark_steps(Axis(low, low + length, 0.0, 100.0), 5)
    assert len(marks) <= 6
    assert all(-0.1 <= float(mark.at) <= 100.1 for mark in marks)


@pytest.mark.parametrize(
    ("low", "high", "labels"),
    [
        (1, 7, "1 3 5 7"),
        (0, 10, "0 2 4 6 8 10"),
        (-3, 3, "−3 −1 1 3"),
        (1, 5, "1 2 3 4 5"),
        (0, 100, "0 20 40 60 80 100"),
    ],
)
def test_marks_of_an_answer_scale_name_both_of_its_ends(low: float, high: float, labels: str) -> None:
    assert " ".join(mark.label for mark in mark_levels(Axis(low, high, 0.0, 1.0))) == labels


def test_a_scale_without_a_round_step_gets_round_marks() -> None:
    assert [mark.label for mark in mark_levels(Axis(0.0, 7.5, 0.0, 1.0))] == ["0", "2", "4", "6"]


def test_thinning_keeps_corners_ends_and_breaks() -> None:
    line = np.array([1.0, 1, 1, 2, 2, 2, np.nan, np.nan, np.nan, 2])
    across, thinned = thin_out(np.arange(10.0), line)
    assert across.tolist() == [0, 2, 3, 5, 6, 8, 9]
    assert np.array_equal(thinned, line[across.astype(int)], equal_nan=True)


@given(st.lists(st.sampled_from([0.0, 1.0, 2.0]), min_size=1, max_size=30))
def test_thinning_changes_nothing_that_is_seen(values: list[float]) -> None:
    places = np.arange(float(len(values)))
    across, thinned = thin_out(places, np.array(values))
    assert np.allclose(np.interp(places, across, thinned), values)


def test_marks_of_steps_are_round_numbers_with_a_true_minus() -> None:
    assert [mark.label for mark in mark_steps(Axis(-100.0, 100.0, 0.0, 1.0), 4)] == ["−100", "−50", "0", "50", "100"]


@given(st.lists(st.text("abcdef", min_size=1, max_size=9), min_size=1, max_size=8))
def test_wrapping_keeps_every_word_in_order(words: list[str]) -> None:
    lines = wrap_words(" ".join(words), 12)
    assert " ".join(lines).split() == words
    assert all(len(line) <= 12 for line in lines)


def test_a_word_longer_than_a_line_stays_whole() -> None:
    assert wrap_words("a verylongword b", 5) == ("a", "verylongword", "b")
