"""The cards: every approach is there, each says when, how long, not for whom, and is honest about its evidence."""

import re

import pytest

from nearer.companion.contents.sources import find_sources
from nearer.companion.skills.library import Card, build_card, read_cards
from nearer.companion.skills.words import Kind, Moment
from tests.companion.test_words import RULES
from tests.report.reading_age import grade_reading

CARDS = list(read_cards().values())
HARDEST_GRADE = 6
UNKIND = re.compile(
    r"\b(should|must not|fail(ed|ure)?|lazy|weird|promise|cures?|cured|heals?|diagnos\w+|guarantee\w*|proven"
    r"|always works|close your eyes)\b|!",
    re.I,
)
INWARD = re.compile(r"\b(breath|breathe|breathing|in the body|picture|under that)\b", re.I)
# Breath or body is named in passing; attention stays outside, or on one word.
OUTWARD = {"halt-and-look", "say-the-feeling"}
LIMITS = re.compile(
    r"\b(not tested|hardly tested|was tested (much less|of late)|little was tested|no good test|less sure|nobody knows"
    r"|small|single|one (lab )?study|not strong|so-so|a little|somewhat|waiting|had a helper"
    r"|not about low mood|42 people)\b",
    re.I,
)


def list_lines(card: Card) -> list[str]:
    return [card.title, card.when, *card.steps, card.not_for, card.evidence]


def test_there_are_thirty_cards_and_every_approach_has_one() -> None:
    assert len(CARDS) == 30
    assert {card.kind.value for card in CARDS} == set(Kind.values)


@pytest.mark.parametrize("moment", Moment.values)
def test_every_moment_has_at_least_three_cards_of_ten_minutes_or_less(moment: str) -> None:
    assert sum(moment in card.moments and card.minutes[0] <= 10 for card in CARDS) >= 3


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.key)
def test_each_card_is_whole_plain_and_kind(card: Card) -> None:
    assert 3 <= len(card.steps) <= 6
    assert 1 <= card.minutes[0] < card.minutes[1] <= 60
    for text in (card.when, card.not_for, card.evidence, "\n".join(card.steps)):
        assert grade_reading(text) <= HARDEST_GRADE, text
    assert [text for text in list_lines(card) if UNKIND.search(text)] == []
    assert [text for text in card.steps if not re.search(r"[.?”]$", text)] == []


@pytest.mark.parametrize("rule", RULES)
def test_no_card_blames_promises_judges_hurts_or_shouts(rule: str) -> None:
    signs = re.compile("|".join(RULES[rule]), re.I)
    assert [text for card in CARDS for text in list_lines(card) if signs.search(text)] == []


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.key)
def test_each_card_says_how_far_its_evidence_goes(card: Card) -> None:
    assert LIMITS.search(card.evidence), card.evidence
    grades = {source.grade for source in find_sources(card.sources)}
    assert (card.grade.value == "D") == (not grades)
    if card.grade.value in "AB":
        assert min(grades) <= card.grade.value


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.key)
def test_what_looks_inward_says_so_and_leaves_the_eyes_open(card: Card) -> None:
    words = " ".join(card.steps)
    if card.kind == Kind.MINDFUL and card.key != "thoughts-passing":
        assert card.inward
        assert re.search(r"eyes (may )?(stay )?open|look round|eyes open", words, re.I)
    if INWARD.search(words) and not card.inward:
        assert card.key in OUTWARD
    if re.search(r"closed", words):
        assert re.search(r"eyes open", words, re.I)


def test_only_a_helper_is_named_where_old_wounds_may_open() -> None:
    assert {card.key for card in CARDS if card.helper} == {"under-the-feeling", "two-voices"}


def test_no_card_speaks_about_taking_a_medicine() -> None:
    told = [text for card in CARDS for text in list_lines(card)]
    assert [
        text for text in told if re.search(r"\b(dose|tablet|medication|antidepress\w+|stop taking)\b", text, re.I)
    ] == []


def test_where_somebody_may_be_in_danger_the_card_says_so() -> None:
    for key in ("ride-it-out", "thoughts-passing"):
        assert "Help now" in read_cards()[key].not_for
    assert "Get away." in read_cards()["halt-and-look"].not_for
    assert "real danger" in read_cards()["one-step-nearer"].not_for


def test_a_card_of_a_kind_that_is_not_in_the_list_is_refused() -> None:
    row = {"kind": "magic", "grade": "A", "moments": [], "minutes": [1, 2], "steps": [], "sources": []}
    with pytest.raises(ValueError, match="magic"):
        build_card("wrong", row)
