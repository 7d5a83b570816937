"""Answers from states: in range, near the cut-off at the middle of the scale, and as coherent as published."""

import numpy as np
import pytest

from nearer.instruments.answering import answer, answer_items, build_answering, read_answering, standardise
from nearer.instruments.instrument import InstrumentError

PEOPLE = 4000


def luck(seed: int = 1) -> np.random.Generator:
    return np.random.default_rng(seed)


def spread_low(people: int = PEOPLE) -> np.ndarray:
    """Quantities as a population has them: most low, a few high."""
    return luck(7).beta(0.5, 4.0, people)


@pytest.mark.parametrize(
    ("name", "least", "most"), [("phq9", 0, 27), ("gad7", 0, 21), ("ucla3", 3, 9), ("cesd8", 0, 8)]
)
def test_scores_stay_within_the_questionnaire(name: str, least: int, most: int) -> None:
    quantity = read_answering()[name].reads[0]
    for level, end in ((-9.0, least), (9.0, most)):
        assert set(answer(name, {quantity: np.full(50, level)}, luck())) == {end}
    scores = answer(name, {quantity: spread_low()}, luck())
    assert scores.min() >= least
    assert scores.max() <= most


@pytest.mark.parametrize(("name", "cut"), [("phq9", 10), ("gad7", 10), ("ucla3", 6)])
def test_the_middle_of_the_scale_answers_at_the_cut_off(name: str, cut: int) -> None:
    quantity = read_answering()[name].reads[0]
    scores = answer(name, {quantity: np.full(PEOPLE, 0.5)}, luck())
    error = scores.std() / np.sqrt(PEOPLE)
    assert abs(scores.mean() - cut) < 0.25 + 4 * error


def test_the_questions_of_a_questionnaire_agree_as_published() -> None:
    """Cronbach's alpha in a population with a spread of .18 is .89 for PHQ-9 (MEA01); half a tenth is left open."""
    felt = spread_low()
    felt = felt * 0.18 / felt.std()
    points = answer_items(read_answering()["phq9"], felt, luck())
    items = points.shape[1]
    alpha = items / (items - 1) * (1 - points.var(axis=0).sum() / points.sum(axis=1).var())
    assert alpha == pytest.approx(0.89, abs=0.05)


def test_more_of_the_quantity_gives_more_points() -> None:
    levels = [answer("gad7", {"anxiety": np.full(PEOPLE, x)}, luck()).mean() for x in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)]
    assert (np.diff(levels) > 0).all()


def test_the_same_luck_gives_the_same_answers() -> None:
    felt = {"depression": spread_low()}
    assert (answer("phq9", felt, luck(3)) == answer("phq9", felt, luck(3))).all()
    assert (answer("phq9", felt, luck(3)) != answer("phq9", felt, luck(4))).any()


def test_a_scale_is_as_reliable_as_it_says() -> None:
    blows = spread_low()
    score = answer("fate", {"blows": blows}, luck())
    true_share = np.corrcoef(score, blows)[0, 1] ** 2
    error = 2 * np.sqrt(true_share) * (1 - true_share) / np.sqrt(PEOPLE)
    assert true_share == pytest.approx(read_answering()["fate"].chance, abs=4 * error)


def test_strain_is_how_people_are_when_they_are_met_not_how_often() -> None:
    contacts, harshness = 0.5 + luck(3).random(PEOPLE), luck(4).random(PEOPLE)
    score = answer("strain", {"harm": harshness * contacts, "contact_pace": contacts}, luck())
    assert np.corrcoef(score, harshness)[0, 1] > 0.8
    # A little is left, since a small number keeps the ratio finite; four standard errors besides.
    assert abs(np.corrcoef(score, contacts)[0, 1]) < 0.03 + 4 / np.sqrt(PEOPLE)


def test_a_minus_turns_a_part_of_a_scale_round() -> None:
    felt = {"loneliness": spread_low(), "heard": np.full(PEOPLE, 0.4), "support": luck(2).random(PEOPLE)}
    score = answer("felt_isolation", felt, luck())
    assert np.corrcoef(score, felt["loneliness"])[0, 1] > 0.3
    assert np.corrcoef(score, felt["support"])[0, 1] < -0.3


def test_people_who_are_all_alike_get_standard_scores_of_zero() -> None:
    assert (standardise(np.full(5, 0.3)) == 0).all()


def test_an_unknown_kind_is_refused_with_those_there_are() -> None:
    with pytest.raises(InstrumentError, match="questionnaire, scale, product, each"):
        build_answering("x", {"kind": "guess"})
