"""Ordering: what was good for this person first, what is new next, what did little last. Plain rules, see rules.toml.

worth = (m w + sum of ratings) / (w + number of ratings)

m  neutral_good     where a card stands before it was tried    rating
w  neutral_weight   how much that counts                       ratings
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from nearer.companion.skills.library import Card
from nearer.companion.skills.rules import RULES

Ratings = Mapping[str, Sequence[int]]


class Order(NamedTuple):
    """The cards in three groups, each in order."""

    good: list[Card]
    new: list[Card]
    less: list[Card]


def reckon_worth(ratings: Sequence[int]) -> float:
    """What a card has been worth to the person so far."""
    return (RULES.neutral_good * RULES.neutral_weight + sum(ratings)) / (RULES.neutral_weight + len(ratings))


def order_cards(cards: Iterable[Card], ratings: Ratings) -> Order:
    """The cards, by the person's own ratings; those without one by how well they are tested, then the shortest."""
    order = Order([], [], [])
    for card in sorted(cards, key=lambda card: rank_card(card, ratings)):
        given = ratings.get(card.key, ())
        if not given:
            order.new.append(card)
        elif reckon_worth(given) > RULES.neutral_good:
            order.good.append(card)
        else:
            order.less.append(card)
    return order


def rank_card(card: Card, ratings: Ratings) -> tuple[float, str, int]:
    """The place of a card."""
    return (-reckon_worth(ratings.get(card.key, ())), card.grade.value, card.minutes[0])
