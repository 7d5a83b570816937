"""The contents: every text stands there with its source, and every study that is named is used."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from nearer.companion.contents.gathering import list_shelves
from nearer.companion.contents.sources import find_sources, read_sources
from nearer.companion.ladder.library import read_library as read_steps
from nearer.companion.skills.library import read_cards
from nearer.companion.words.library import read_guides, read_library
from nearer.companion.words.words import ROUNDABOUT
from tests.report.reading_age import grade_reading

HARDEST_GRADE = 6
LARGEST_PAGE = 100_000


@pytest.fixture(scope="module")
def told() -> str:
    """Every text of every part, as one."""
    parts = [part for shelf in list_shelves() for part in shelf.parts]
    return "\n".join("\n".join([text.title, *text.words]) for part in parts for text in part.texts)


def test_the_features_that_offer_texts_list_them() -> None:
    assert {"ladder", "words", "skills", "measures"} <= {shelf.label for shelf in list_shelves()}


def test_every_text_of_the_words_stands_in_the_contents(told: str) -> None:
    for idea in read_library().values():
        assert idea.title in told
        for texts in idea.texts:
            assert [words for words in texts.tones.values() if words not in told] == []
    for guide in read_guides().values():
        assert [line for line in (*guide.before, guide.yes_reply, guide.no_reply) if line not in told] == []


def test_every_card_and_every_step_stands_in_the_contents(told: str) -> None:
    for card in read_cards().values():
        assert [line for line in (card.title, *card.steps, card.not_for, card.evidence) if line not in told] == []
    assert [step.key for step in read_steps().values() if step.words not in told or step.half not in told] == []


def test_every_study_is_used_and_every_one_that_is_used_is_listed() -> None:
    used = set(ROUNDABOUT)
    for shelf in list_shelves():
        used |= {source.key for part in shelf.parts for text in part.texts for source in text.sources}
    assert used - {""} == set(read_sources())
    with pytest.raises(KeyError):
        find_sources(["nobody-1900"])


@pytest.mark.parametrize("key", list(read_sources()))
def test_each_study_says_who_when_where_and_plainly_what(key: str) -> None:
    study = read_sources()[key]
    year = key.rpartition("-")[2]
    assert re.search(rf"\b{year}, \w", study.citation)
    # Where nobody saw the identifier, pages or the title make it findable.
    assert re.fullmatch(r"10\.\d{4,}/\S+", study.doi) or re.search("pages|“", study.citation)
    assert study.grade in "ABC"
    assert grade_reading(study.found) <= HARDEST_GRADE


def test_every_part_has_a_page_that_is_small(stranger: Client) -> None:
    index = stranger.get(reverse("contents:contents")).content.decode()
    for shelf in list_shelves():
        for part in shelf.parts:
            address = reverse("contents:part", args=[shelf.label, part.slug])
            assert address in index
            answer = stranger.get(address)
            assert answer.status_code == 200
            assert len(answer.content) < LARGEST_PAGE
            page = answer.content.decode()
            assert page.count('class="told"') == len(part.texts) > 0


def test_the_studies_are_shown_as_text_and_never_as_a_link_elsewhere(stranger: Client) -> None:
    page = stranger.get(reverse("contents:studies")).content.decode()
    assert page.count(">doi ") == sum(bool(study.doi) for study in read_sources().values()) > 0
    assert not re.search(r'href="https?:', page)


def test_where_the_texts_come_from_can_be_reached_from_every_page(stranger: Client) -> None:
    assert reverse("contents:contents") in stranger.get("/help-now").content.decode()
    assert stranger.get("/contents/words/none").status_code == 404
