"""A hard answer, in a real browser: without a script, by keyboard alone, with help before the sum."""

from pathlib import Path
from typing import Any

import pytest

from tests.journeys.browser import open_page

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
LONGEST_WALK = 80


@pytest.fixture(scope="module")
def home(served: tuple[str, Path]) -> str:
    """The page, served as people start it, in a folder of its own."""
    return served[0]


def tab_to(page: Any, selector: str) -> None:
    """Press the tab key until something has the focus, as somebody without a mouse does."""
    for _ in range(LONGEST_WALK):
        page.keyboard.press("Tab")
        if page.locator(f"{selector}:focus").count():
            return
    raise AssertionError(f"{selector} cannot be reached by keyboard.")


def look_around(page: Any, home: str) -> None:
    """Open the space of somebody who does not exist."""
    page.goto(home)
    page.get_by_role("button", name="Look around").click()
    page.get_by_text("This person is invented.").wait_for()


def test_a_hard_answer_leads_by_keyboard_through_help_to_the_sum(browser: Any, home: str) -> None:
    with open_page(browser, home, viewport=PHONE, java_script_enabled=False) as (page, watch):
        look_around(page, home)
        page.goto(f"{home}measures/phq9")
        assert page.url == f"{home}measures/reader"
        tab_to(page, "#id_words")
        page.keyboard.type("Only I do.")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Questionnaires").wait_for()
        page.goto(f"{home}measures/phq9")
        for number in range(1, 10):
            tab_to(page, f"input[name=q{number}]")
            # From leaving it out, the keys lead round to the first answer, and one step on to the second.
            page.keyboard.press("ArrowDown")
            page.keyboard.press("ArrowDown")
            assert page.locator(f"input[name=q{number}][value='1']").is_checked()
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Thank you for answering").wait_for()
        thanks = page.get_by_role("heading", name="Thank you for answering").bounding_box()
        points = page.locator(".points").bounding_box()
        assert thanks["y"] < points["y"]
        tab_to(page, "a[href='#result']")
        page.keyboard.press("Enter")
        page.wait_for_url("**/measures/phq9/*#result")
        assert page.locator(".points strong").inner_text() == "9"
        assert page.locator(".bands .mine").inner_text().startswith("5–9")
        assert (watch.outside, watch.errors) == ([], [])


def test_days_are_seen_as_lines_and_as_a_table_on_a_small_screen(browser: Any, home: str) -> None:
    with open_page(browser, home, viewport=PHONE, java_script_enabled=False) as (page, watch):
        look_around(page, home)
        for address in ("seeing/", "seeing/apart", "seeing/better", "seeing/online", "measures/phq8/course"):
            page.goto(f"{home}{address}")
            assert page.locator("main").bounding_box()["width"] <= PHONE["width"]
        page.goto(f"{home}seeing/")
        plot = page.locator(".plot").first
        drawing = plot.locator(".plot-drawing").bounding_box()
        assert drawing["width"] > PHONE["width"] / 2
        assert drawing["height"] > 100
        plot.locator("summary").click()
        assert plot.get_by_role("table").is_visible()
        assert plot.get_by_role("row").count() > 10
        assert (watch.outside, watch.errors) == ([], [])
