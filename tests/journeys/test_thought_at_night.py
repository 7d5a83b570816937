"""A burning thought at night: held still, in view on every step, partly true in the end; and an evening is closed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.companion.cast import PASSPHRASE
from tests.journeys.browser import Watch, open_page
from tests.journeys.test_ask_without_guilt import fits, pick

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
HOT = "They are done with me, and they are right."
STRAYED = 2


@pytest.fixture
def page(browser: Any, served: tuple[str, Path]) -> Iterator[Any]:
    """Somebody's own empty space in the dark, on a small screen, without JavaScript; nothing may go wrong unseen."""
    settings = {"java_script_enabled": False, "viewport": PHONE, "color_scheme": "dark"}
    with open_page(browser, served[0], **settings) as (page, watch):
        page.goto(f"{served[0]}space/new")
        for field in page.locator("input[type=password]").all():
            field.fill(PASSPHRASE)
        page.get_by_role("button", name="Make my space").click()
        page.goto(served[0])
        page.get_by_role("link", name="Thoughts", exact=True).click()
        yield page
        assert watch == Watch()


def save(page: Any) -> None:
    """Save one side and see that the thought is still in view, even at the end of the page."""
    assert fits(page)
    button = page.get_by_role("button", name="Save")
    button.scroll_into_view_if_needed()
    shout = page.get_by_label("The thought", exact=True)
    assert shout.inner_text().endswith(HOT)
    place = shout.bounding_box()
    assert -STRAYED <= place["y"] <= PHONE["height"] - place["height"]
    button.click()
    page.get_by_text("It is saved. You can stop here, or at any time.").wait_for()


def catch(page: Any) -> None:
    """Hold the thought still."""
    page.get_by_text("do not work on it alone").wait_for()
    page.get_by_role("link", name="From a few sides").click()
    page.get_by_label("the thought that burns").fill(HOT)
    pick(page, "how strong the feeling is", "90")
    pick(page, "how true it feels", "100")
    assert fits(page)
    page.get_by_role("button", name="Save and go on").click()


def work(page: Any) -> None:
    """The cause, one trap with its check, other readings, shares; what is not wanted is skipped."""
    page.get_by_role("link", name="A long breath out").wait_for()
    pick(page, "where the cause lies", "0")
    pick(page, "how lasting the cause is", "100")
    save(page)
    page.get_by_role("link", name="Skip this").click()
    page.get_by_label("Mind-reading", exact=True).check()
    save(page)
    page.get_by_text("Could I ask?").wait_for()
    page.get_by_label("how I would check").fill("Ask Jo on Sunday.")
    save(page)
    page.get_by_label("reading 1", exact=True).fill("Jo was tired.")
    pick(page, "how likely is reading 1", "60")
    save(page)
    page.get_by_label("part 1", exact=True).fill("The long day")
    page.get_by_label("size of part 1").fill("60")
    page.get_by_label("part 2", exact=True).fill("Me")
    page.get_by_label("size of part 2").fill("60")
    save(page)
    page.get_by_role("link", name="Skip this").click()


def test_a_burning_thought_at_night_may_be_partly_true_and_lead_to_a_limit(page: Any) -> None:
    catch(page)
    work(page)
    page.get_by_label("a line that is fair to both sides").fill("We had a fight. That is not the end.")
    pick(page, "and now: how true it feels", "50")
    pick(page, "and now: the feeling", "60")
    pick(page, "all in all", "it is partly true")
    pick(page, "and now: where the cause lies", "50")
    assert fits(page)
    page.get_by_role("button", name="Save").click()
    rows = page.get_by_role("table", name="Before and after")
    assert rows.get_by_role("row", name="How true it feels 100 50").count() == 1
    assert rows.get_by_role("row", name="Where the cause lies 0 50").count() == 1
    assert rows.get_by_role("row", name="How lasting the cause is 100 –").count() == 1
    assert page.get_by_role("row", name="Me 60 50").count() == 1
    assert fits(page)
    page.get_by_role("link", name="Set a limit").click()
    page.get_by_role("heading", name="Setting a limit").wait_for()
    page.get_by_role("link", name="Thoughts", exact=True).click()
    page.get_by_text("how true it feels 100 → 50").wait_for()


def test_an_evening_that_goes_on_in_the_head_is_closed(page: Any) -> None:
    page.get_by_role("link", name="It goes on in my head").click()
    page.get_by_label("what it was").fill("Supper at Jo's")
    pick(page, "how much it goes round", "80")
    pick(page, "can thinking on answer something", "no, I have been round it already")
    page.get_by_label("what went all right").fill("I helped with the dishes.")
    page.get_by_label("my closing line").fill("It was a supper, and it is over.")
    assert fits(page)
    page.get_by_role("button", name="Close it").click()
    page.get_by_text("It was a supper, and it is over.").wait_for()
    page.get_by_role("link", name="Five things around you").wait_for()
    pick(page, "how much it goes round now", "40")
    assert fits(page)
    page.get_by_role("button", name="Save").click()
    page.get_by_text("how much it goes round 80 → 40").wait_for()


def test_a_lens_is_tried_on_and_what_it_guards_is_kept(page: Any) -> None:
    page.get_by_role("link", name="Does it fit?", exact=True).click()
    page.get_by_role("link", name="I hear a no before it comes").click()
    page.get_by_text("it is wise to be ready for it").wait_for()
    pick(page, "does it fit", "partly")
    page.get_by_label("a no", exact=True).check()
    pick(page, "for now", "loosen it a little")
    assert fits(page)
    page.get_by_role("button", name="Save").click()
    page.get_by_text("It guards you from: a no").wait_for()
    assert fits(page)
    page.get_by_role("link", name="A card: three readings of one look.").click()
    page.get_by_role("heading", name="Three readings of one look").wait_for()
