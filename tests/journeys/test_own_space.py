"""Journeys of somebody with a space of their own, in a real browser without scripts."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.companion.cast import MIRA, PASSPHRASE, TOM
from tests.journeys.browser import Watch, open_page
from tests.journeys.conftest import serve_pages

pytestmark = pytest.mark.browser

REASON = "The cat, and the first swifts in May."


@pytest.fixture
def page(browser: Any, served: tuple[str, Path]) -> Iterator[Any]:
    with open_page(browser, served[0], java_script_enabled=False, accept_downloads=True) as (page, watch):
        page.set_default_timeout(20_000)
        page.goto(served[0])
        yield page
        # What is sent back to be mended is told to the console too; nothing else may be.
        assert [said for said in watch.errors if "400 (Bad Request)" not in said] == []
        assert watch.outside == []


def make_space(page: Any, passphrase: str = PASSPHRASE) -> str:
    """Make a space, and give the code that is shown."""
    page.goto(page.url.partition("/space")[0].rstrip("/") + "/space/new")
    page.get_by_label("New passphrase").fill(passphrase)
    page.get_by_label("The same once more").fill(passphrase)
    page.get_by_role("button", name="Make my space").click()
    code = str(page.locator(".code").inner_text())
    page.get_by_role("button", name="I have it on paper").click()
    return code


def write_plan(page: Any) -> None:
    page.get_by_role("link", name="My plan", exact=True).first.click()
    page.get_by_role("link", name="Make my plan").click()
    page.get_by_label("What I want to stay for").fill(REASON)
    page.get_by_role("button", name="Save").click()


def open_again(page: Any, passphrase: str) -> None:
    page.get_by_label("Passphrase", exact=True).fill(passphrase)
    page.get_by_role("button", name="Open", exact=True).click()


def test_a_first_evening_from_empty_to_locked(page: Any) -> None:
    page.get_by_role("heading", name="A quiet place of your own").wait_for()
    page.get_by_role("link", name="Make my own space").click()
    page.get_by_label("New passphrase").fill("qwerty123")
    page.get_by_label("The same once more").fill("qwerty123")
    page.get_by_role("button", name="Make my space").click()
    page.get_by_text("It is easy to guess.").wait_for()
    code = make_space(page, MIRA.passphrase)
    assert re.fullmatch(r"([0-9A-Z]{4}-){6}[0-9A-Z]{4}", code)
    page.get_by_text("It is empty, and that is fine.").wait_for()
    write_plan(page)
    page.get_by_text("Your plan is saved.").wait_for()
    page.get_by_role("link", name="What leaves this machine").click()
    page.get_by_role("heading", name="What leaves this machine: nothing").wait_for()
    page.get_by_role("button", name="Lock").click()
    page.get_by_role("heading", name="Open your space").wait_for()
    assert page.title() == "Nearer: open"


def test_a_wrong_passphrase_and_then_the_code(page: Any) -> None:
    code = make_space(page, TOM.passphrase)
    write_plan(page)
    page.get_by_role("button", name="Lock").click()
    open_again(page, "four gray kites above Leeds")
    page.get_by_text("This passphrase opens nothing here. Type it once more.").wait_for()
    page.get_by_role("link", name="I have lost my passphrase").click()
    page.get_by_label("Recovery code").fill(code.replace("-", " ").lower())
    page.get_by_label("New passphrase").fill("five red lamps in Hull")
    page.get_by_label("The same once more").fill("five red lamps in Hull")
    page.get_by_role("button", name="Open", exact=True).click()
    assert page.locator(".code").inner_text() != code
    page.get_by_role("button", name="I have it on paper").click()
    page.get_by_role("link", name="My plan", exact=True).first.click()
    page.get_by_text(REASON).wait_for()


def test_hiding_in_a_hurry_leaves_nothing_to_go_back_to(page: Any) -> None:
    make_space(page)
    write_plan(page)
    page.get_by_text(REASON).wait_for()
    page.get_by_role("button", name="Hide").click()
    page.get_by_role("heading", name="Kitchen measures").wait_for()
    assert page.title() == "Kitchen measures"
    for _ in range(3):
        page.go_back()
        assert REASON not in page.content()
        assert page.get_by_role("heading", level=1).inner_text() in ("Open your space", "Kitchen measures")


def test_bringing_a_backup_to_another_machine(page: Any, browser: Any, tmp_path: Path) -> None:
    make_space(page)
    write_plan(page)
    page.get_by_role("link", name="Your space", exact=True).first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Make a backup").click()
    kept = tmp_path / download.value.suggested_filename
    download.value.save_as(kept)
    assert kept.suffix == ".nearer"
    assert REASON.encode() not in kept.read_bytes()
    with (
        serve_pages(tmp_path / "another machine") as address,
        open_page(browser, address, java_script_enabled=False) as (other, watch),
    ):
        other.goto(address)
        other.get_by_role("link", name="Bring back a backup").click()
        other.get_by_label("Backup").set_input_files(kept)
        other.get_by_label("Passphrase or recovery code").fill(PASSPHRASE)
        other.get_by_role("button", name="Bring it back").click()
        other.get_by_text("Your space is back as it was").wait_for()
        other.get_by_role("link", name="My plan", exact=True).first.click()
        other.get_by_text(REASON).wait_for()
        assert watch == Watch()


@pytest.fixture
def own_entries(served: tuple[str, Path], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Look into the newest space of the machine, beside the running pages, and move its days."""
    import tests.companion.conftest  # noqa: F401
    from nearer.companion.space import spaces
    from nearer.companion.space.current import enter

    monkeypatch.setenv("NEARER_HOME", str(served[1]))
    # The browser's driver runs a loop in this thread; nothing else uses the file from here at the same time.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    return lambda: enter(spaces.open_with_passphrase(PASSPHRASE))


def check_in(page: Any, mood: str, battery: str) -> None:
    page.get_by_role("link", name="Notice", exact=True).click()
    page.get_by_role("link", name="Check in How it is").click()
    for question, answer in (("mood", mood), ("battery", battery)):
        page.get_by_role("group", name=question, exact=True).get_by_role("radio", name=answer, exact=True).check()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Your check-in is saved.").wait_for()


def test_coming_back_after_two_months(page: Any, own_entries: Any) -> None:
    from nearer.companion.noticing.models import CheckIn

    make_space(page)
    check_in(page, "6", "6")
    page.get_by_role("button", name="Lock").click()
    with own_entries():
        for entry in CheckIn.objects.all():
            CheckIn.objects.filter(pk=entry.pk).update(at=entry.at - timedelta(days=61))
    open_again(page, PASSPHRASE)
    page.get_by_text("Do as much or as little as you like today.").wait_for()
    for name in ("Notice", "Steps", "Measure", "See"):
        page.get_by_role("link", name=name, exact=True).click()
        words = page.locator("main").inner_text()
        assert not re.search(r"miss|streak|61|two months|long time|ago|again at last|late\b", words, re.I), name


def test_a_bad_week_makes_steps_wait_and_help_near(page: Any, own_entries: Any) -> None:
    from nearer.companion.noticing.models import CheckIn

    make_space(page)
    for days in range(5):
        check_in(page, "0", "1")
        with own_entries():
            entry = CheckIn.objects.latest("written_at")
            CheckIn.objects.filter(pk=entry.pk).update(at=entry.at - timedelta(days=days))
    page.get_by_role("link", name="Steps", exact=True).click()
    page.get_by_role("heading", name="These days have been very heavy").wait_for()
    page.get_by_role("link", name="Help now").first.click()
    page.get_by_label("Country").select_option("United Kingdom")
    page.get_by_role("button", name="Show help there").click()
    assert page.locator(".number").first.inner_text().startswith("999")
    page.get_by_role("link", name="Open my plan").click()
    page.get_by_text("There is no plan yet.").wait_for()
    page.get_by_role("link", name="Measure", exact=True).click()
    page.get_by_role("heading", name="This looks like a harder time").wait_for()
