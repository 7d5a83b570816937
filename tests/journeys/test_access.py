"""Every page for everybody: checked by axe, at two hundred per cent, on a narrow screen, turned around, by keyboard."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.companion.cast import PASSPHRASE
from tests.companion.walk import ELSEWHERE, find_links
from tests.journeys.browser import open_page

pytestmark = pytest.mark.browser

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# A window of 1280 points at two hundred per cent; and the narrowest that WCAG asks for, four hundred per cent of it.
WIDTHS = (640, 320)
# Pages that differ only in which step, text or card they show.
LISTED = re.compile(
    r"^(/ladder/new|/words/(?:idea|for)|/skills/card|/thoughts/traps|/lenses|/contents/\w+)/[^/]+|^(/words/new)/.+"
)
LOCKED = ("", "space/open", "space/new", "space/restore", "space/open-with-code", "help-now", "what-leaves", "kitchen")


@pytest.fixture(scope="module")
def page(browser: Any, served: tuple[str, Path]) -> Iterator[Any]:
    """The space of an invented person, so that each page has something to show."""
    with open_page(browser, served[0], viewport={"width": 1280, "height": 900}) as (page, _):
        page.set_default_timeout(60_000)
        page.goto(served[0])
        page.get_by_role("button", name="Look around").click()
        page.get_by_text("This person is invented.").wait_for()
        yield page


@pytest.fixture(scope="module")
def addresses(page: Any, served: tuple[str, Path]) -> list[str]:
    """One address of each kind of page that links lead to."""
    kinds: dict[str, str] = {}
    waiting = ["/"]
    while waiting:
        address = waiting.pop(0)
        kind = re.sub(r"\d+(-\d+)*", "N", LISTED.sub(r"\1\2/N", address))
        if kind in kinds or address.startswith(ELSEWHERE) or re.search(r"\.\w+$|diary-file", address):
            continue
        answer = page.request.get(served[0].rstrip("/") + address)
        assert answer.ok, address
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        kinds[kind] = address
        waiting.extend(find_links(answer.text()))
    assert len(kinds) > 25
    return list(kinds.values())


def find_faults(page: Any) -> list[str]:
    """What axe finds on the page, each with the places."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    found = axe.Axe().run(page, options={"runOnly": LEVELS}).response["violations"]
    return [f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:120]}" for one in found]


def test_axe_finds_nothing_on_any_page(page: Any, served: tuple[str, Path], addresses: list[str]) -> None:
    faults = {}
    for address in addresses:
        page.goto(served[0].rstrip("/") + address)
        if found := find_faults(page):
            faults[address] = found
    assert faults == {}


def test_axe_finds_a_fault_that_is_there(page: Any, served: tuple[str, Path]) -> None:
    page.goto(served[0])
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input><img src=\"/icon.svg\">')")
    assert {fault.partition(":")[0] for fault in find_faults(page)} >= {"label", "image-alt"}


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_axe_finds_nothing_while_the_space_is_locked(browser: Any, served: tuple[str, Path], scheme: str) -> None:
    with open_page(browser, served[0], color_scheme=scheme) as (page, _):
        faults = {}
        for address in LOCKED:
            page.goto(served[0] + address)
            if found := find_faults(page):
                faults[address] = found
        page.goto(served[0] + "help-now")
        page.get_by_label("Country").select_option("GB")
        page.get_by_role("button", name="Show help there").click()
        assert (faults, find_faults(page)) == ({}, [])


def test_contrast_holds_in_the_dark(page: Any, served: tuple[str, Path], addresses: list[str]) -> None:
    page.emulate_media(color_scheme="dark")
    try:
        faults = {}
        for address in [one for one in addresses if one.count("/") <= 2]:
            page.goto(served[0].rstrip("/") + address)
            if found := find_faults(page):
                faults[address] = found
        assert faults == {}
    finally:
        page.emulate_media(color_scheme="light")


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_nothing_sticks_out_at_the_side(
    page: Any, served: tuple[str, Path], addresses: list[str], direction: str
) -> None:
    wide = {}
    try:
        for address in addresses:
            page.goto(served[0].rstrip("/") + address)
            page.evaluate(f"document.documentElement.dir = '{direction}'")
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                more = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
                if more > 0:
                    wide[address, width] = more
    finally:
        page.set_viewport_size({"width": 1280, "height": 900})
    assert wide == {}


def test_targets_are_large_enough_to_hit(page: Any, served: tuple[str, Path], addresses: list[str]) -> None:
    small = {}
    script = """() => [...document.querySelectorAll('button, a.button, a.way, select, summary, .doors a')]
        .filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML.slice(0, 90))"""
    for address in addresses:
        page.goto(served[0].rstrip("/") + address)
        if found := page.evaluate(script):
            small[address] = found
    assert small == {}


def test_a_space_is_made_and_a_plan_written_by_keyboard_alone(browser: Any, served: tuple[str, Path]) -> None:
    with open_page(browser, served[0], java_script_enabled=False) as (page, _):
        page.goto(served[0] + "space/new")
        go_to(page, "New passphrase")
        page.keyboard.type(PASSPHRASE)
        page.keyboard.press("Tab")
        page.keyboard.type(PASSPHRASE)
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Your recovery code").wait_for()
        go_to(page, "I have it on paper")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="This is your space").wait_for()
        page.keyboard.press("Tab")
        assert page.locator(":focus").inner_text() == "Skip to the page"
        page.keyboard.press("Tab")
        assert page.locator(":focus").inner_text() == "Help now"
        page.goto(served[0] + "plan/write")
        go_to(page, "What I want to stay for")
        page.keyboard.type("The cat")
        go_to(page, "Save")
        page.keyboard.press("Enter")
        page.get_by_text("Your plan is saved.").wait_for()


def go_to(page: Any, name: str) -> None:
    """Press Tab until the field or button of this name has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.get_by_label(name).or_(page.get_by_role("button", name=name)).and_(page.locator(":focus")).count():
            return
    raise AssertionError(f"{name} cannot be reached by keyboard.")
