"""Invented people are simulated, say so, and each lives what was planted."""

import numpy as np
import pytest

from nearer.diary import PersonDiary
from nearer.errors import NearerError
from nearer.forecast.invented import ANSWERED, ASKED, DIARY_BEEPS, DIARY_DAYS, INVENTED, invented_person, live_history
from nearer.forecast.invented import find_invented as find
from nearer.model.loops import load_loops
from nearer.model.state import State


def last(name: str, quantity: str) -> float:
    """A quantity of an invented person when their diary starts."""
    return float(live_history(find(name), 1).state[State._fields.index(quantity), 0])


def test_each_invented_person_has_a_loop_of_the_model_or_none() -> None:
    names = {loop.name for loop in load_loops()}
    assert {find(name).loop for name in INVENTED} - {""} <= names
    assert len(INVENTED) == 5


def test_each_lives_what_was_planted() -> None:
    assert last("avoider", "avoidance") > 2 * max(last(name, "avoidance") for name in INVENTED if name != "avoider")
    assert last("tired", "battery") < min(last(name, "battery") for name in INVENTED if name != "tired")
    assert last("harsh", "harm") > 0.05 > max(last(name, "harm") for name in INVENTED if name != "harsh")
    assert last("bereaved", "craving") > 2 * last("well", "craving")
    assert last("well", "depression") < 0.05


def test_a_diary_has_four_weeks_with_some_answers_missing() -> None:
    diary = invented_person("well")
    assert isinstance(diary, PersonDiary)
    assert diary.answers.shape == (DIARY_DAYS * DIARY_BEEPS, len(ASKED))
    answered = np.isfinite(diary.answers).mean()
    assert 0 < 1 - answered < 3 * (1 - ANSWERED)


def test_the_same_seed_gives_the_same_diary_and_another_does_not() -> None:
    one, same, other = (invented_person("tired", seed).answers for seed in (1, 1, 2))
    assert np.array_equal(one, same, equal_nan=True)
    assert not np.array_equal(one, other, equal_nan=True)


def test_an_unknown_invented_person_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(NearerError, match="avoider"):
        invented_person("nobody")
