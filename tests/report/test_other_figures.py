"""The drawings of the days, the weeks ahead and the changes."""

import numpy as np
import pytest

from nearer.report.ahead_figure import Way, describe_ahead
from nearer.report.forest_figure import draw_forest
from nearer.report.time_figure import draw_time_line
from tests.report.made_by_hand import make_change, make_changes, make_course


def nothing_withheld(construct: str) -> bool:
    return False


def draw_days(hours: list[float], answers: list[float], ends: tuple[float, float] = (0.0, 10.0)):  # type: ignore[no-untyped-def]
    middle = np.full(len(hours), 5.0)
    return draw_time_line(np.array(hours), np.array(answers), middle - 1, middle, middle + 1, ends)


def test_answers_are_dots_and_days_without_them_are_a_gap() -> None:
    figure = draw_days([10.0, 20.0, 34.0, 38.0, 130.0, 134.0, 138.0], [1.0, np.nan, 3.0, 4.0, 4.0, 4.0, 5.0])
    assert figure.dots.count("h0") == 6
    assert len(figure.gaps) == 1
    assert figure.band.count("Z") == 2


def test_an_occasion_without_an_answer_does_not_hide_a_gap() -> None:
    figure = draw_days([10.0, 14.0, 18.0, 40.0, 70.0, 74.0], [1.0, 1.0, 1.0, np.nan, 3.0, 3.0])
    assert len(figure.gaps) == 1


def test_a_question_asked_once_a_day_has_no_gap_when_one_day_is_missed() -> None:
    mornings = [9.0 + 24 * day for day in range(10) if day != 4]
    assert draw_days(mornings, [5.0] * 9).gaps == ()
    weekend = [9.0 + 24 * day for day in range(12) if day not in (4, 5, 6)]
    assert len(draw_days(weekend, [5.0] * 9).gaps) == 1


def test_a_night_is_no_gap() -> None:
    assert draw_days([21.0, 34.0], [1.0, 2.0]).gaps == ()


def test_days_are_counted_from_one() -> None:
    labels = [mark.label for mark in draw_days([9.0, 33.0, 57.0], [1.0, 2.0, 3.0]).days]
    assert labels[0] == "1"


def test_a_single_answer_is_drawn_without_a_fault() -> None:
    figure = draw_days([0.0], [7.0])
    assert figure.dots.count("h0") == 1
    assert "Z" in figure.band


def test_a_long_diary_gets_a_wide_figure_with_smaller_dots() -> None:
    hours = list(np.arange(0, 239 * 24, 12.0))
    figure = draw_days(hours, [5.0] * len(hours))
    assert figure.wide
    assert float(figure.dot_size) < 3
    assert not draw_days([0.0, 24.0], [1.0, 2.0]).wide


def test_a_higher_answer_stands_higher() -> None:
    figure = draw_days([0.0, 24.0], [2.0, 9.0])
    first, second = (float(part.split(" ")[1].removesuffix("h0")) for part in figure.dots.split("M")[1:])
    assert second < first


@pytest.mark.parametrize(
    ("start", "end", "width", "way"),
    [(0.2, 0.4, 0.1, "rises"), (0.4, 0.2, 0.1, "falls"), (0.4, 0.41, 0.1, "stays"), (0.2, 0.4, 0.3, "unsure")],
)
def test_the_way_of_a_course_is_that_of_its_middle_unless_the_band_is_wide(
    start: float, end: float, width: float, way: Way
) -> None:
    panels = {panel.label: panel for panel in describe_ahead(make_course(start, end, width), nothing_withheld)}
    assert panels["loneliness"].way == way
    assert panels["loneliness"].now == f"{100 * start:.0f}"
    assert panels["loneliness"].then_band == f"{100 * (end - width):.0f} to {100 * (end + width):.0f}".replace("-", "−")


def test_meetings_are_counted_and_their_scale_grows_when_needed() -> None:
    busy = {panel.label: panel for panel in describe_ahead(make_course(3.0, 3.0), nothing_withheld)}["meetings a day"]
    assert (busy.unit, busy.now) == ("a day", "3.0")
    assert float(busy.figure.steps[-1].label) >= 3


def test_only_readouts_of_the_course_are_shown() -> None:
    course = make_course()
    assert len(describe_ahead(course, nothing_withheld)) == len(course.names)


def test_a_readout_that_the_diary_cannot_tell_is_withheld_and_has_no_way() -> None:
    panels = {
        panel.label: panel for panel in describe_ahead(make_course(), lambda construct: construct == "withdrawal")
    }
    assert [label for label, panel in panels.items() if panel.withheld] == ["habit of staying away"]
    assert panels["habit of staying away"].way == "unsure"


def test_every_bar_lies_on_the_paper_with_its_mark_inside() -> None:
    forest = draw_forest([make_change(0, 0.2, -0.4, 0.9), make_change(1, 0.0, -0.001, 0.001)])
    for row in forest.rows:
        assert float(forest.left) <= float(row.low) <= float(row.middle) <= float(row.high) <= float(forest.right)


def test_the_zero_line_stands_in_the_middle() -> None:
    forest = draw_forest(make_changes())
    assert float(forest.nothing) == (float(forest.left) + float(forest.right)) / 2


def test_a_tiny_change_looks_tiny() -> None:
    (row,) = draw_forest([make_change(0, 0.001, 0.0005, 0.0015)]).rows
    assert float(row.high) - float(row.low) < 5


def test_each_verdict_has_its_own_mark_and_a_withheld_change_has_none() -> None:
    assert [row.shape for row in draw_forest(make_changes()).rows] == ["helps", "unknown", "costs"]


def test_no_changes_make_an_empty_drawing() -> None:
    assert draw_forest([]).rows == ()
