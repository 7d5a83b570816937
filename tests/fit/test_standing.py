"""Standing among people: the way to normal scores and back."""

import numpy as np
import pytest
from scipy.stats import norm, rankdata

from nearer.fit.compiled import Crew
from nearer.fit.standing import Standing
from nearer.model.state import State
from tests.fit.cast import some_people

CREW = Crew(1)


def there_and_back(values: np.ndarray, people: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Scores of some values among people, and the values they lead back to."""
    standing = Standing.among(people, [0])
    ranks = np.empty_like(values)
    standing.rank(values, ranks, CREW)
    back = values.copy()
    standing.unrank(ranks.copy(), back, CREW)
    return ranks[0], back[0]


def test_scores_are_the_normal_scores_of_ranks() -> None:
    values = np.random.default_rng(1).gamma(2.0, size=(1, 5000)).astype(np.float32)
    scores, _ = there_and_back(values, values)
    exact = norm.ppf((rankdata(values[0]) - 0.5) / 5000)
    # Between knots the way is straight: a few hundredths of an SD, except where values are as good as the least.
    inner = (exact > -2) & (exact < 2.5)
    assert np.abs(scores - exact)[inner].max() < 0.03


def test_the_way_back_leads_where_one_came_from() -> None:
    people = some_people(5000).state
    for name in ("loneliness", "mood", "stressors", "sleep", "meeting_pace", "vulnerability"):
        values = people[[State._fields.index(name)]].copy()
        _, back = there_and_back(values, values)
        span = np.ptp(values)
        assert np.abs(back - values[0]).max() < 0.002 * span, name


def test_nobody_goes_where_nobody_of_the_reference_has_been() -> None:
    people = np.random.default_rng(2).random((1, 1000)).astype(np.float32)
    standing = Standing.among(people, [0])
    ranks = np.array([[-9.0, 9.0]], dtype=np.float32)
    values = np.array([[0.5, 0.5]], dtype=np.float32)
    standing.unrank(ranks, values, CREW)
    assert people.min() <= values[0, 0] < 0.01
    assert 0.99 < values[0, 1] <= people.max()
    np.testing.assert_array_equal(ranks, [[-4.0, 4.0]])


def test_who_has_nothing_stands_in_the_middle_of_those_who_have_nothing() -> None:
    people = np.concatenate([np.zeros(600), np.random.default_rng(3).exponential(size=400)]).astype(np.float32)[None]
    scores, back = there_and_back(people, people)
    # The mean score of the lower six tenths of a normal distribution.
    expected = -norm.pdf(norm.ppf(0.6)) / 0.6
    assert scores[:600] == pytest.approx(expected, abs=0.1)
    np.testing.assert_array_equal(back[:600], 0)


def test_a_small_value_at_the_floor_is_kept_as_it_is() -> None:
    people = np.concatenate([np.zeros(600), np.linspace(0.1, 1, 400)]).astype(np.float32)[None]
    standing = Standing.among(people, [0])
    values = np.array([[1e-5, 0.5]], dtype=np.float32)
    standing.unrank(np.array([[-1.0, -1.0]], dtype=np.float32), values, CREW)
    assert values[0, 0] == np.float32(1e-5)
    assert values[0, 1] == 0


def test_a_quantity_that_is_the_same_in_everybody_is_refused() -> None:
    with pytest.raises(ValueError, match="the same in everybody"):
        Standing.among(np.ones((1, 10), dtype=np.float32), [0])
