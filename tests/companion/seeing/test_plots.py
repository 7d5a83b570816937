"""Plots: every number in its place, gaps left open, and the table holding just what is drawn."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.companion.seeing.plots import Line, Stretch, by_week, draw_plot

FIRST = date(2026, 3, 2)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def test_the_ends_of_scale_and_window_are_the_edges_of_the_drawing() -> None:
    line = Line("mood", [(day(0), 0.0), (day(5), 5.0), (day(10), 10.0)])
    plot = draw_plot("mood", "Mood", "words", [line], (0, 10), (day(0), day(10)))
    assert plot.lines[0].path == "M0 1000L500 500L1000 0"
    assert plot.lines[0].dots == "M0 1000h0M500 500h0M1000 0h0"
    assert plot.steps == ("10", "8", "6", "4", "2", "0")
    assert plot.dates == (day(0), day(5), day(10))


def test_a_line_is_lifted_over_a_long_gap_and_a_day_without_answer() -> None:
    line = Line("mood", [(day(0), 5.0), (day(1), None), (day(2), 5.0), (day(10), 5.0)])
    path = draw_plot("mood", "Mood", "words", [line], (0, 10), (day(0), day(10)), gap_days=7).lines[0].path
    assert re.findall("[ML]", path) == ["M", "L", "M"]


def test_the_table_holds_every_number_drawn_with_the_newest_first() -> None:
    wish = Line("wish", [(day(0), 2.0), (day(1), None), (day(3), 4.0)])
    urge = Line("urge", [(day(0), 7.0), (day(2), 8.0)])
    plot = draw_plot("both", "Both", "words", [wish, urge], (0, 10), (day(0), day(4)))
    assert plot.head == ("wish", "urge")
    assert plot.rows == ((day(3), (4.0, None)), (day(2), (None, 8.0)), (day(0), (2.0, 7.0)))
    assert [line.kind for line in plot.lines] == ["one", "two"]


def test_a_stretch_is_shaded_where_its_numbers_lie() -> None:
    plot = draw_plot(
        "sum", "Sum", "words", [Line("sum", [(day(0), 12.0)])], (0, 24), (day(0), day(1)), [Stretch(6, 18, "chance")]
    )
    assert plot.shades == ((250.0, 500.0, "chance"),)
    assert plot.steps == ("24", "18", "12", "6", "0")


def test_named_steps_stand_in_place_of_numbers() -> None:
    plot = draw_plot(
        "lonely", "Lonely", "words", [Line("answer", [])], (1, 3), (day(0), day(0)), steps=("low", "mid", "high")
    )
    assert plot.steps == ("high", "mid", "low")
    assert plot.dates == (day(0),)


def test_a_week_is_shown_by_its_mean_on_its_monday() -> None:
    days = [(day(0), 2.0), (day(6), 4.0), (day(7), None), (day(14), 9.0)]
    assert by_week(days) == ((day(0), 3.0), (day(14), 9.0))


def test_more_lines_than_can_be_told_apart_are_refused() -> None:
    with pytest.raises(ValueError, match="one to 3 lines, got 4"):
        draw_plot("x", "X", "words", [Line(str(n), []) for n in range(4)], (0, 10), (day(0), day(1)))


@given(st.lists(st.tuples(st.integers(-3, 40), st.none() | st.floats(-5, 15)), max_size=40, unique_by=lambda d: d[0]))
def test_no_line_leaves_the_scale_and_every_answer_has_its_dot(days: list[tuple[int, float | None]]) -> None:
    line = Line("mood", [(day(number), value) for number, value in sorted(days) if 0 <= number <= 37])
    plot = draw_plot("mood", "Mood", "words", [line], (0, 10), (day(0), day(37)))
    places = [int(number) for number in re.findall(r"\d+", plot.lines[0].path)]
    assert all(0 <= place <= 1000 for place in places)
    assert plot.lines[0].dots.count("M") == len(plot.rows) == sum(value is not None for _, value in line.days)
