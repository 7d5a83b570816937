"""The texts about time online: plain, kind, leading somewhere, honest about what is known."""

import re

import pytest
from django.test import Client

from nearer.companion.contents.sources import find_sources
from nearer.companion.online.contents import list_parts
from nearer.companion.online.library import Page, read_pages
from tests.companion.test_words import RULES
from tests.report.reading_age import grade_reading

HARDEST_GRADE = 6
PAGES = list(read_pages().values())
UNKIND = re.compile(r"\b(should|must not|addict\w*|waste|detox|healthy|bad habit|too much screen)\b|!", re.I)
LIMITS = re.compile(r"\b(on the whole|not known|no study)\b", re.I)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_each_text_is_short_plain_and_kind(page: Page) -> None:
    assert 4 <= len(page.lines) <= 6
    for text in (page.about, page.evidence, "\n".join(page.lines)):
        assert grade_reading(text) <= HARDEST_GRADE, text
        assert not UNKIND.search(text)
        assert not any(re.search(sign, text, re.I) for signs in RULES.values() for sign in signs)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_each_text_says_how_far_its_evidence_goes(page: Page) -> None:
    assert LIMITS.search(page.evidence)
    assert bool(find_sources(page.sources)) != ("own judgement" in page.evidence)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_each_text_leads_to_a_page_that_is_there(page: Page, visitor: Client) -> None:
    shown = visitor.get(f"/online/read/{page.key}").content.decode()
    assert f'href="{page.leads}"' in shown
    assert visitor.get(page.leads).status_code == 200


def test_every_line_stands_in_the_contents() -> None:
    told = {words for part in list_parts() for text in part.texts for words in text.words}
    assert {line for page in PAGES for line in (page.about, *page.lines, page.evidence)} == told
