"""Every text can be translated: with a made-up language switched on, no page keeps a word of its own."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.test import Client, override_settings
from django.utils import translation

from tests.companion.conftest import new_browser
from tests.companion.walk import WORD, Walk, walk_through

OPEN, CLOSE = "⟦", "⟧"
# Names that are the same in each language.
SAME = {"Nearer", "JSON", "CSV", "TSV", WORD}
EMPTY = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


@contextmanager
def speak_made_up_language() -> Iterator[None]:
    """Put every translated text between marks."""
    real = translation._trans

    def mark(words: str) -> str:
        return f"{OPEN}{words}{CLOSE}" if re.search(r"[^\W\d_]", words) else words

    one, many = real.gettext, real.ngettext
    changed = {
        "gettext": lambda words: mark(one(words)),
        "ngettext": lambda single, plural, number: mark(many(single, plural, number)),
        "pgettext": lambda context, words: mark(words),
        "npgettext": lambda context, single, plural, number: mark(many(single, plural, number)),
    }
    with mock.patch.multiple(real, **changed):
        yield


class Left(HTMLParser):
    """Gathers the text of a page that no translation reaches and that is not marked as somebody's own words."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        apart = names.get("translate") == "no" or tag in ("style", "script", "time", "code", "textarea")
        if not apart and not any(one for _, one in self.open):
            self.parts += [names[name] or "" for name in ("aria-label", "title", "alt", "placeholder") if name in names]
        if tag not in EMPTY:
            self.open.append((tag, apart))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(apart for _, apart in self.open):
            self.parts.append(data)


def find_left(page: str) -> set[str]:
    """The words of a page that stayed as they were."""
    reader = Left()
    reader.feed(page)
    text = "\n".join(reader.parts)
    while (shorter := re.sub(rf"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}", " ", text)) != text:
        text = shorter
    return set(re.findall(r"[^\W\d_]{2,}", text)) - SAME - list_names()


@cache
def list_names() -> set[str]:
    """The words of the questionnaires' names, which are the same in each language."""
    from nearer.instruments import read_all

    return {word for one in read_all() for word in re.findall(r"[^\W\d_]{2,}", one.name)}


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    with speak_made_up_language():
        return walk_through(tmp_path_factory.mktemp("language") / "home")


def test_the_search_finds_a_word_that_was_not_marked() -> None:
    page = f'<p title="Hello">{OPEN}Good {OPEN}day{CLOSE}{CLOSE} Nearer, friend <b translate="no">PHQ</b></p>'
    assert find_left(page) == {"Hello", "friend"}


def test_no_page_keeps_a_word_that_cannot_be_translated(made_up: Walk) -> None:
    left = {address: sorted(words) for address, page in made_up.pages.items() if (words := find_left(page))}
    assert left == {}


def test_the_locked_pages_can_be_translated_too(made_up: Walk, home: Path) -> None:
    addresses = ("/", "/space/new", "/space/open-with-code", "/space/restore", "/help-now", "/plan", "/nothing-here")
    with speak_made_up_language():
        pages = {address: new_browser().get(address).content.decode() for address in addresses}
        pages["/your-diary"] = new_browser().get("/your-diary").content.decode()
    assert {address: words for address, page in pages.items() if (words := find_left(page))} == {}


def test_nothing_of_the_made_up_language_stays_when_it_is_switched_off(made_up: Walk, visitor: Client) -> None:
    for address in ("/", "/plan", "/noticing/", "/ladder/", "/measures/", "/seeing/", "/space/"):
        assert OPEN not in visitor.get(address).content.decode()


def test_a_language_from_right_to_left_turns_the_page(stranger: Client) -> None:
    for language, turned in (("ar", True), ("he", True), ("en", False)):
        with override_settings(LANGUAGE_CODE=language), translation.override(language):
            page: Any = stranger.get("/help-now").content.decode()
        assert (f'<html lang="{language}" dir="rtl">' in page) == turned
