"""The order of the cards: the person's own ratings first, evidence only where there are none."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from nearer.companion.skills.library import read_cards
from nearer.companion.skills.ordering import order_cards, reckon_worth
from nearer.companion.skills.rules import RULES

CARDS = read_cards()
RATINGS = st.lists(st.integers(0, 10), max_size=30)


def test_without_a_rating_the_better_tested_and_shorter_cards_come_first() -> None:
    order = order_cards(CARDS.values(), {})
    assert order.good == order.less == []
    places = [(card.grade.value, card.minutes[0]) for card in order.new]
    assert places == sorted(places)
    assert len(places) == len(CARDS)


def test_what_was_good_comes_first_and_what_was_not_comes_last() -> None:
    order = order_cards(CARDS.values(), {"five-things": [9], "ten-breaths": [7, 6], "walk-through-the-body": [1]})
    assert [card.key for card in order.good] == ["five-things", "ten-breaths"]
    assert [card.key for card in order.less] == ["walk-through-the-body"]
    assert len(order.new) == len(CARDS) - 3


def test_the_worth_of_a_card_is_the_mean_with_the_middle_counted_once() -> None:
    assert reckon_worth([]) == RULES.neutral_good
    assert reckon_worth([9]) == Fraction(5 + 9, 2)
    assert reckon_worth([9, 9, 0]) == Fraction(5 + 18, 4)


@given(RATINGS, st.integers(0, 10))
def test_a_better_rating_never_lowers_a_card(ratings: list[int], rating: int) -> None:
    if rating >= reckon_worth(ratings):
        assert reckon_worth([*ratings, rating]) >= reckon_worth(ratings)
    assert min([*ratings, RULES.neutral_good]) <= reckon_worth(ratings) <= max([*ratings, RULES.neutral_good])


@given(st.dictionaries(st.sampled_from(sorted(CARDS)), RATINGS))
def test_every_card_stands_in_one_place_whatever_the_ratings(ratings: dict[str, list[int]]) -> None:
    order = order_cards(CARDS.values(), ratings)
    keys = [card.key for group in order for card in group]
    assert sorted(keys) == sorted(CARDS)
