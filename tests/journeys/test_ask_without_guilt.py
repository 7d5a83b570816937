"""Journeys with words and skills: asking for help without guilt, and a card that is stopped half way."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.companion.cast import PASSPHRASE
from tests.journeys.browser import Watch, open_page

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
LIGHT = "Ten-minute call tomorrow? I will bring no big topics. Fine if not."


@pytest.fixture
def page(browser: Any, served: tuple[str, Path]) -> Iterator[Any]:
    """Somebody's own empty space, on a small screen and without JavaScript; nothing may go wrong unseen."""
    with open_page(browser, served[0], java_script_enabled=False, viewport=PHONE) as (page, watch):
        page.goto(f"{served[0]}space/new")
        for field in page.locator("input[type=password]").all():
            field.fill(PASSPHRASE)
        page.get_by_role("button", name="Make my space").click()
        page.goto(served[0])
        yield page
        assert watch == Watch()


def pick(page: Any, question: str, answer: str) -> None:
    page.get_by_role("group", name=question, exact=True).get_by_role("radio", name=answer, exact=True).check()


def fits(page: Any) -> bool:
    """Whether nothing sticks out at the side."""
    page.get_by_role("heading", level=1).wait_for()
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def borrow(page: Any) -> None:
    """Find words, choose them with one tap, make them one's own."""
    page.get_by_role("link", name="Words", exact=True).click()
    page.get_by_role("link", name="Asking for something").click()
    page.get_by_text("A no that is easy to say makes a yes worth more.").wait_for()
    page.get_by_role("link", name="A short call").click()
    page.get_by_role("link", name="friend", exact=True).click()
    assert fits(page)
    page.get_by_text(LIGHT).click()
    assert page.evaluate("window.getSelection().toString()").strip() == LIGHT
    page.get_by_role("link", name="Make it mine light").click()
    page.get_by_label("the words").fill(f"Hello Jo. {LIGHT}")
    page.get_by_role("button", name="Keep it here").click()
    page.get_by_text("Your words are saved here. Nothing was sent.").wait_for()


def swap_roles(page: Any) -> None:
    """Is it too much? The same words, the other way round."""
    page.get_by_role("link", name="Is it too much?").click()
    pick(page, "it feels like too much to say", "9")
    pick(page, "if they sent you these words", "I would be glad that they told me")
    page.get_by_label("my words leave room for a no").check()
    pick(page, "and now: too much to say", "4")
    assert fits(page)
    page.get_by_role("button", name="Save").click()


def rehearse(page: Any) -> None:
    """Yes, no, or nothing."""
    page.get_by_role("link", name="Yes, no, or nothing").click()
    page.get_by_text("A no is mostly about their day.").wait_for()
    page.get_by_label("if they say no").fill("Have some soup, and ask my sister.")
    pick(page, "how likely is a kind answer", "30")
    assert fits(page)
    page.get_by_role("button", name="Save").click()


def test_help_is_asked_for_without_guilt(page: Any) -> None:
    borrow(page)
    swap_roles(page)
    page.get_by_text("You would not mind. It may well be so for them.").wait_for()
    page.get_by_text("Too much to say: 9 before the swap, 4 after it.").wait_for()
    rehearse(page)
    page.get_by_text("Have some soup, and ask my sister.").wait_for()
    assert page.get_by_label("Ready to copy").input_value() == f"Hello Jo. {LIGHT}"
    page.get_by_role("button", name="I have sent or said it").click()
    page.get_by_role("link", name="Tell what came back").click()
    pick(page, "what came back", "a no")
    pick(page, "mood after it", "5")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("It is a no to the thing, not to you.").wait_for()
    page.get_by_text("Your guess that a kind answer would come: 30 of 100.").wait_for()
    page.get_by_text("That is fine. Thank you for being honest with me.").wait_for()
    assert fits(page)


def test_a_card_is_begun_stopped_half_way_and_told_about_honestly(page: Any) -> None:
    page.get_by_role("link", name="Skills", exact=True).click()
    page.get_by_role("link", name="a feeling is too strong").click()
    page.get_by_role("link", name="Three minutes of coming back").click()
    page.get_by_text("Looking inward is not good for everybody.").wait_for()
    assert fits(page)
    pick(page, "mood before", "4")
    page.get_by_role("button", name="Begin").click()
    page.get_by_text("Page 1 of 3").wait_for()
    page.get_by_role("link", name="Next").click()
    page.get_by_text("Page 2 of 3").wait_for()
    assert fits(page)
    page.get_by_role("link", name="Stop here").click()
    pick(page, "was it any good?", "1")
    pick(page, "mood after", "2")
    page.get_by_label("I stopped early").check()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("If it was lower after than before, that happens").wait_for()
    page.get_by_text("mood 4 → 2 · any good: 1 · stopped early").wait_for()
    page.get_by_role("link", name="Back to all skills").click()
    page.get_by_text("Did less for you").click()
    assert page.get_by_role("listitem").filter(has_text="Three minutes of coming back").count() == 1
    page.get_by_role("link", name="Three minutes of coming back").click()
    page.get_by_role("heading", name="Your last times").wait_for()


def test_a_page_turns_by_itself_if_that_was_chosen(page: Any) -> None:
    page.goto(f"{page.url}skills/card/three-minutes")
    pick(page, "turn the pages", "after half a minute")
    page.get_by_role("button", name="Begin").click()
    page.get_by_text("Page 1 of 3 · turns by itself").wait_for()
    page.get_by_text("Page 2 of 3 · turns by itself").wait_for(timeout=60_000)
