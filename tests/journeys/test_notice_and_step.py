"""Journeys in a real browser: a first check-in by keyboard, staying away, and a step from before to after."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.companion.cast import PASSPHRASE
from tests.journeys.browser import Watch, open_page

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def home(served: tuple[str, Path]) -> str:
    """The page, served as people start it, in a folder of its own."""
    return served[0]


@pytest.fixture
def page(browser: Any, home: str) -> Iterator[Any]:
    """Somebody's own empty space, on a small screen and without JavaScript; nothing may go wrong unseen."""
    with open_page(browser, home, java_script_enabled=False, viewport=PHONE) as (page, watch):
        page.goto(f"{home}space/new")
        for field in page.locator("input[type=password]").all():
            field.fill(PASSPHRASE)
        page.get_by_role("button", name="Make my space").click()
        page.goto(home)
        yield page
        assert watch == Watch()


def pick(page: Any, question: str, answer: str) -> None:
    page.get_by_role("group", name=question, exact=True).get_by_role("radio", name=answer, exact=True).check()


def fits(page: Any) -> bool:
    """Whether nothing sticks out at the side."""
    page.get_by_role("heading", level=1).wait_for()
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_a_first_check_in_takes_a_few_keys(page: Any) -> None:
    page.get_by_role("link", name="Notice", exact=True).click()
    page.get_by_text("Nothing is written here yet.").wait_for()
    page.get_by_role("link", name="Check in").click()
    assert fits(page)
    page.get_by_role("group", name="mood").get_by_role("radio", name="skip").focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.get_by_text("Your check-in is saved.").wait_for()
    page.get_by_text("mood 4 · battery 0").wait_for()
    page.get_by_role("link", name="Steps", exact=True).click()
    page.get_by_role("heading", name="Your battery is nearly empty").wait_for()


def test_staying_away_is_written_changed_and_brought_back(page: Any) -> None:
    page.goto(f"{page.url}noticing/stayed-away/new")
    page.get_by_label("what it was").fill("a call")
    pick(page, "relief right then", "8")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("It is saved. Some hours from now this page asks once how you are.").wait_for()
    page.get_by_role("link", name="I stayed away").last.click()
    pick(page, "relief right then", "6")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("a call · relief right then 6").wait_for()
    page.get_by_role("link", name="I stayed away").last.click()
    page.get_by_role("link", name="How it was before").click()
    page.get_by_text("a call · relief right then 8").wait_for()
    page.get_by_role("button", name="Make it so again").click()
    page.get_by_text("a call · relief right then 8").wait_for()


def test_a_step_is_found_picked_tried_and_looked_back_on(page: Any) -> None:
    page.get_by_role("link", name="Steps", exact=True).click()
    page.get_by_text("Your ladder is empty.").wait_for()
    page.get_by_role("link", name="Find a step in the list").click()
    page.get_by_role("link", name="a nod or hello").click()
    assert fits(page)
    page.get_by_role("link", name="Put it on my ladder Say good morning").click()
    pick(page, "dread", "40")
    pick(page, "worth", "50")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("The model does not suggest a step yet.").wait_for()
    page.get_by_role("link", name="Pick it").click()
    pick(page, "dread before", "60")
    page.get_by_label("what I think will happen").fill("I will feel silly.")
    page.get_by_role("button", name="I pick this").click()
    page.get_by_role("link", name="How was it?").click()
    page.get_by_text("I will feel silly.").wait_for()
    pick(page, "how it was", "good, or better than I thought")
    pick(page, "dread while doing it", "20")
    page.get_by_label("what I learned").fill("It was over in a second.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("row", name="dread 60 20").wait_for()
    page.get_by_text("It was over in a second.").wait_for()
    page.get_by_role("link", name="Back to my ladder").click()
    page.get_by_role("heading", name="One step is enough for a day").wait_for()


def test_every_page_of_the_invented_weeks_fits_a_small_screen(browser: Any, home: str) -> None:
    with open_page(browser, home, viewport=PHONE) as (page, watch):
        page.goto(home)
        # Where somebody has a space already, the door offers this in a fold.
        for fold in page.locator("main summary").all():
            fold.click()
        page.get_by_role("button", name=re.compile("Look around")).first.click()
        for address in ("noticing/", "noticing/body/new", "noticing/feeling/new", "noticing/contact/1"):
            page.goto(f"{home}{address}")
            assert fits(page), address
        for address in ("ladder/", "ladder/list", "ladder/tries", "ladder/1", "ladder/before"):
            page.goto(f"{home}{address}")
            assert fits(page), address
        assert watch == Watch()
