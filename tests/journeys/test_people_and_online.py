"""Journeys with people and time online: a harmful tie, nobody yet, and a week of two experiments."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.companion.cast import PASSPHRASE
from tests.journeys.browser import Watch, open_page
from tests.journeys.conftest import SERVE

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
# The pages with a clock that stands as many days ahead as a file says.
LATER = """
import os
from datetime import timedelta
from pathlib import Path
from django.utils import timezone
real = timezone.now
timezone.now = lambda: real() + timedelta(days=int(Path(os.environ["DAYS_AHEAD"]).read_text()))
"""


def make_space(page: Any, home: str) -> None:
    """A space of one's own."""
    page.goto(f"{home}space/new")
    for field in page.locator("input[type=password]").all():
        field.fill(PASSPHRASE)
    page.get_by_role("button", name="Make my space").click()
    page.goto(home)


@pytest.fixture
def page(browser: Any, served: tuple[str, Path]) -> Iterator[Any]:
    """Somebody's own empty space, on a small screen and without JavaScript; nothing may go wrong unseen."""
    with open_page(browser, served[0], java_script_enabled=False, viewport=PHONE) as (page, watch):
        make_space(page, served[0])
        yield page
        assert watch == Watch()


@pytest.fixture
def clock(tmp_path: Path) -> Path:
    """How many days ahead the pages are."""
    file = tmp_path / "days"
    file.write_text("0")
    return file


@pytest.fixture
def later_page(browser: Any, tmp_path: Path, clock: Path) -> Iterator[Any]:
    """The same, served with a clock that the test moves."""
    settings = os.environ | {"NEARER_HOME": str(tmp_path / "home"), "DAYS_AHEAD": str(clock)}
    program = [sys.executable, "-u", "-c", LATER + SERVE]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True, env=settings) as one:
        assert one.stdout is not None
        address = re.search(r"http://127\.0\.0\.1:\d+/", one.stdout.readline())
        assert address
        with open_page(browser, address.group(), java_script_enabled=False, viewport=PHONE) as (page, watch):
            make_space(page, address.group())
            yield page
            assert watch == Watch()
        one.terminate()


def pick(page: Any, question: str, answer: str) -> None:
    page.get_by_role("group", name=question, exact=True).get_by_role("radio", name=answer, exact=True).check()


def fits(page: Any) -> bool:
    """Whether nothing sticks out at the side."""
    page.get_by_role("heading", level=1).wait_for()
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_a_harmful_tie_leads_to_safety_and_distance_and_never_to_contact(page: Any) -> None:
    page.get_by_role("link", name="People", exact=True).click()
    page.get_by_text("Nobody yet is a map too.").wait_for()
    assert fits(page)
    page.get_by_role("link", name="Put somebody on the map").click()
    page.get_by_label("name").fill("B.")
    pick(page, "who they are to you", "family")
    page.get_by_label("I want to keep my distance").check()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("heading", name="A limit, or more distance").wait_for()
    pick(page, "how far away", "set one limit")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Words for a limit").wait_for()
    assert fits(page)
    page.get_by_label("I am afraid of what they would do").check()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("heading", name="Safety comes first").wait_for()
    assert page.get_by_role("link", name="Words for a limit").count() == 0
    assert fits(page)
    page.get_by_role("link", name="People", exact=True).click()
    page.get_by_text("No step leads to them. They stand in no ring.").wait_for()
    page.get_by_role("link", name="Steps", exact=True).click()
    page.get_by_role("link", name="Write your own").click()
    assert page.get_by_role("option", name="B.").count() == 0
    page.get_by_role("link", name="Words", exact=True).click()
    page.get_by_role("link", name="Write your own").click()
    assert page.get_by_role("option", name="B.").count() == 0


def test_nobody_yet_leads_to_a_group_that_is_checked_and_put_on_the_map(page: Any) -> None:
    page.get_by_role("link", name="People", exact=True).click()
    page.get_by_role("link", name="A group").click()
    page.get_by_text("May I come once and just listen?").wait_for()
    assert fits(page)
    page.get_by_role("link", name="Write one down").click()
    page.get_by_label("name").fill("Choir for all")
    page.get_by_label("I may just listen the first time.").check()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("1 of 8 fit").wait_for()
    page.get_by_role("link", name="Choir for all").click()
    assert fits(page)
    page.get_by_role("button", name="Put it on my map").click()
    page.get_by_role("link", name="Change it").click()
    pick(page, "how near", "further out")
    page.get_by_label("being part of it").first.check()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("row", name="Choir for all a group").wait_for()
    page.get_by_text("Being part of it: Choir for all").wait_for()
    assert fits(page)


def begin(page: Any, what: str, lot: str) -> None:
    """Begin an experiment."""
    page.get_by_role("link", name="Online", exact=True).click()
    page.get_by_role("link", name="Try something out").click()
    assert fits(page)
    pick(page, "what I try", what)
    pick(page, "how days are chosen", lot)
    page.get_by_role("button", name="Begin").click()
    page.get_by_text("It begins.").wait_for()


def open_online(page: Any, days: int, clock: Path) -> str:
    """The page of online on a later day; the passphrase is asked for when the space has locked meanwhile."""
    clock.write_text(str(days))
    home = re.sub(r"(?<=\d)/.*", "/", page.url)
    page.goto(home)
    if page.locator("input[type=password]").count():
        page.locator("input[type=password]").first.fill(PASSPHRASE)
        page.get_by_role("button", name=re.compile("Open")).first.click()
    page.goto(f"{home}online/")
    return home


def check_in(page: Any, home: str, mood: int) -> None:
    page.goto(f"{home}noticing/check-in/new")
    pick(page, "mood", str(mood))
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Your check-in is saved.").wait_for()


def live_a_day(page: Any, days: int, clock: Path) -> None:
    """A day: the lots in the morning, a better mood in the evening where somebody was written to."""
    home = open_online(page, days, clock)
    while page.get_by_role("button", name=re.compile("Draw today|See which day")).count():
        page.get_by_role("button", name=re.compile("Draw today|See which day")).first.click()
        page.get_by_role("heading", level=1).wait_for()
        page.goto(f"{home}online/")
    card = page.locator("section").filter(has_text="Write or talk with one person")
    wrote = card.get_by_text("Today: with it.").count()
    check_in(page, home, 7 + days % 2 if wrote else 3 + days % 2)


def test_a_week_of_two_experiments_ends_one_early_and_lets_the_other_speak_when_full(
    later_page: Any, clock: Path
) -> None:
    page = later_page
    begin(page, "write or talk with one person", "by lot, each day anew")
    begin(page, "a day without scrolling", "in turns, day by day")
    page.get_by_role("link", name="Online", exact=True).click()
    page.get_by_text("Two at a time are enough.").wait_for()
    for day in range(7):
        live_a_day(page, day, clock)
    home = open_online(page, 6, clock)
    assert page.get_by_text("7 of 14 days have an answer.").count() == 2
    assert page.get_by_text("it helped").count() == 0
    page.get_by_role("link", name="A day without scrolling").click()
    page.get_by_role("button", name="End it early").click()
    page.get_by_role("heading", name="Ended early, so unclear").wait_for()
    assert fits(page)
    # Where one kind of day is short at fourteen, the page waits for a few more.
    for day in range(7, 24):
        live_a_day(page, day, clock)
        page.goto(f"{home}online/")
        if page.get_by_text("it helped").count():
            break
    page.get_by_role("link", name="Write or talk with one person").click()
    page.get_by_role("heading", name="For you, on these days: it helped").wait_for()
    page.get_by_text("about one try in ten gives a clear answer by chance").wait_for()
    page.locator("summary").filter(has_text="The lots so far").click()
    assert fits(page)
    assert page.get_by_role("button", name="Draw today’s lot").count() == 0
