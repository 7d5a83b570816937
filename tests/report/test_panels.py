"""The questions beside what was expected of them, and how well they were foreseen."""

import math
from dataclasses import replace

import numpy as np
import pytest

from nearer.diary import Item
from nearer.fit import AHEAD
from nearer.report.expected import read_expected
from nearer.report.panels import Fit, describe_questions, judge_bands, list_misfits, share_held
from nearer.report.person import write_body
from tests.report.made_by_hand import QUESTIONS, make_twin, make_view


def test_only_questions_that_measure_something_and_were_answered_are_shown() -> None:
    twin = make_twin()
    answers = twin.answers.copy()
    answers[:, 0] = np.nan
    shown = [panel.question for panel in describe_questions(replace(twin, answers=answers))]
    assert set(shown) == {*QUESTIONS[1:], "I feel tired"}


def test_questions_on_one_construct_stand_together() -> None:
    twin = make_twin()
    moved = (*twin.items[:-1], Item("alone", "mood", -1, 0.0, 10.0, "ordinal", "I feel bad"))
    held = dict.fromkeys([item.name for item in moved], 0.8)
    twin = replace(twin, items=moved, diagnostics=replace(twin.diagnostics, held=held))
    labels = [panel.label for panel in describe_questions(twin)]
    first = labels.index("good mood")
    assert labels.count("good mood") == 2
    assert labels[first + 1] == "good mood"


def test_answers_and_missing_ones_add_up_to_the_occasions() -> None:
    twin = make_twin()
    for panel in describe_questions(twin):
        assert int(panel.answers) + int(panel.missing) == len(twin.hours)


def test_the_mean_miss_is_that_of_the_middle_of_the_band() -> None:
    twin = make_twin()
    (panel,) = (one for one in describe_questions(twin) if one.question == QUESTIONS[0])
    ahead = twin.answers_ahead[:, 0, AHEAD.index("middle")]
    assert panel.mean_miss == pytest.approx(np.nanmean(np.abs(twin.answers[:, 0] - ahead)))


def test_the_band_is_read_in_its_order() -> None:
    expected = read_expected(make_twin())
    assert np.all(expected.lower < expected.middle)
    assert np.all(expected.middle < expected.upper)


@pytest.mark.parametrize(("held", "words"), [(0.8, "holds"), (0.6, "narrow"), (0.95, "wide")])
def test_bands_are_judged_by_how_many_answers_they_held(held: float, words: Fit) -> None:
    panels = describe_questions(make_twin(held=held))
    assert share_held(panels) == pytest.approx(held)
    assert judge_bands(panels) == words


def test_few_answers_judge_no_band() -> None:
    assert judge_bands(describe_questions(make_twin(days=1, silent=()))) == "few"
    assert judge_bands(()) == "few"
    assert math.isnan(share_held(()))


def test_a_question_that_is_not_followed_is_named() -> None:
    twin = make_twin()
    held = twin.diagnostics.held | {QUESTIONS[2]: 0.3}
    twin = replace(twin, diagnostics=replace(twin.diagnostics, held=held))
    assert list_misfits(describe_questions(twin)) == f"“{QUESTIONS[2]}”"
    assert f"does not follow these questions well: “{QUESTIONS[2]}”" in write_body(make_view(twin=twin))


def test_a_question_that_points_the_other_way_says_so() -> None:
    assert "Here up means less energy." in write_body(make_view())
    assert "Here up means less loneliness." not in write_body(make_view())
