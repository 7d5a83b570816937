"""Scoring: stays in its range, moves the way its questions point, refuses what is no answer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nearer.instruments import InstrumentError, list_names, read_instrument, read_safety, score


@given(st.sampled_from(list_names()), st.data())
@settings(max_examples=150, deadline=None)
def test_every_score_stays_in_its_range_or_is_none(name: str, data: st.DataObject) -> None:
    instrument = read_instrument(name)
    answers = {
        item.name: data.draw(st.sampled_from([None, *(o.points for o in instrument.options(item))]))
        for item in instrument.items
    }
    for rule in instrument.scores:
        points = score(instrument, answers)[rule.name]
        assert points is None or rule.least <= points <= rule.most


@given(st.sampled_from(list_names()), st.data())
@settings(max_examples=150, deadline=None)
def test_one_step_up_moves_a_score_the_way_its_question_points(name: str, data: st.DataObject) -> None:
    instrument = read_instrument(name)
    answers = {
        item.name: data.draw(st.sampled_from([o.points for o in instrument.options(item)])) for item in instrument.items
    }
    item = data.draw(st.sampled_from(instrument.items))
    higher = dict(answers)
    higher[item.name] += 1
    if higher[item.name] not in {o.points for o in instrument.options(item)}:
        return
    for rule in instrument.scores:
        before, after = score(instrument, answers)[rule.name], score(instrument, higher)[rule.name]
        assert before is not None
        assert after is not None
        if item.name not in rule.items:
            assert after == before
        else:
            assert after < before if item.reversed else after > before


def test_a_question_that_is_not_scored_changes_no_score() -> None:
    phq9 = read_instrument("phq9")
    answers = {f"q{number}": 1 for number in range(1, 10)}
    assert score(phq9, answers) == score(phq9, answers | {"difficulty": 3}) == {"total": 9.0}


def test_an_answer_outside_the_printed_ones_is_refused() -> None:
    with pytest.raises(InstrumentError, match=r"PHQ-9, question q2: the answer must be one of 0, 1, 2, 3, got 4"):
        score(read_instrument("phq9"), {"q2": 4})


def test_an_answer_to_a_question_that_is_not_there_is_refused() -> None:
    with pytest.raises(InstrumentError, match="PHQ-2 has no question 'q9'"):
        score(read_instrument("phq2"), {"q9": 0})


def test_a_safety_question_left_out_is_never_read_as_none() -> None:
    phq9 = read_instrument("phq9")
    assert read_safety(phq9, {}) == {"q9": None}
    assert read_safety(phq9, {"q9": 0}) == {"q9": False}
    assert [read_safety(phq9, {"q9": points})["q9"] for points in (1, 2, 3)] == [True, True, True]
    assert read_safety(read_instrument("phq8"), {}) == {}
