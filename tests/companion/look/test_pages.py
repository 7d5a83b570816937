"""The pages of the first look, as a browser without scripts sees them."""

import re
import threading
from typing import Any

import pytest

from nearer.companion import engine
from nearer.errors import NearerError
from tests.report.reading_age import grade_reading, read_prose
from tests.report.test_person import Tree

NAMES = tuple(engine.list_invented())


def open_when_done(stranger: Any, address: str) -> Any:
    """Look again until the work is done, as the page does by itself."""
    for _ in range(100):
        response = stranger.get(address)
        if "http-equiv" not in response.content.decode():
            return response
        threading.Event().wait(0.02)
    raise AssertionError("The work did not end.")


def read(response: Any) -> str:
    words: str = response.content.decode()
    return words


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("name", NAMES)
def test_each_invented_person_has_a_page_that_says_so(stranger: Any, name: str) -> None:
    page = read(open_when_done(stranger, f"/invented/{name}"))
    assert "This person is invented." in page
    assert "This model has not been calibrated yet. Look, do not follow." in page
    assert engine.list_invented()[name].words in page.replace("&#x27;", "'")


@pytest.mark.usefixtures("quick")
def test_the_first_page_offers_every_invented_person_and_a_diary_of_ones_own(stranger: Any) -> None:
    page = read(open_when_done(stranger, "/examples"))
    assert all(f'href="/invented/{name}"' in page for name in NAMES)
    assert 'href="/your-diary"' in page
    assert page.count("<h1") == 1


def test_a_person_who_was_not_invented_has_no_page(stranger: Any) -> None:
    response = stranger.get("/invented/nobody")
    assert response.status_code == 404
    assert "There is no such page" in read(response)


def test_while_the_work_goes_on_the_page_says_how_far_it_is_and_looks_again(
    stranger: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, begun = threading.Event(), threading.Event()

    def slow(name: str, watch: Any) -> None:
        watch(0.35, "A second look with other luck")
        begun.set()
        go_on.wait(10)

    monkeypatch.setattr(engine, "look_at_invented", slow)
    stranger.get("/examples")
    assert begun.wait(10)
    page = read(stranger.get("/examples"))
    assert '<progress max="100" value="35"' in page
    assert "A second look with other luck" in page
    assert re.search(r'http-equiv="refresh" content="\d"', page)
    # A page that reloads disturbs a screen reader, so it can be told not to.
    still = read(stranger.get("/examples?still"))
    assert "http-equiv" not in still
    assert "Look again" in still
    go_on.set()


def test_the_work_on_an_invented_person_is_done_once(stranger: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.report.made_by_hand import make_view

    calls: list[str] = []

    def count(name: str, watch: Any) -> Any:
        calls.append(name)
        return make_view()

    monkeypatch.setattr(engine, "look_at_invented", count)
    for _ in range(3):
        open_when_done(stranger, "/invented/well")
    assert calls == ["well"]


def test_work_that_fails_is_said_calmly_and_tried_again_on_the_next_visit(
    stranger: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(name: str, watch: Any) -> None:
        raise NearerError("Too little memory. Close other programs.")

    monkeypatch.setattr(engine, "look_at_invented", fail)
    page = read(open_when_done(stranger, "/invented/well"))
    assert "Too little memory. Close other programs." in page
    assert "Nothing is lost." in page
    assert stranger.get("/invented/well").status_code == 200


@pytest.mark.parametrize("address", ["/help-now", "/your-diary", "/nothing-here", "/", "/examples"])
@pytest.mark.usefixtures("quick")
def test_help_is_the_first_thing_after_the_skip_link_on_every_page(stranger: Any, address: str) -> None:
    page = read(stranger.get(address))
    links = re.findall(r'<a [^>]*href="([^"]+)"', page)
    assert links[:2] == ["#main", "/help-now"]
    assert '<main id="main"' in page


def test_the_help_page_is_calm_invents_no_number_and_does_not_reload(stranger: Any) -> None:
    page = read(stranger.get("/help-now"))
    assert "call your local emergency number" in page
    assert not re.search(r"\d{3}", read_prose(page))
    assert "http-equiv" not in page


def test_a_sign_of_life_can_be_asked_for(stranger: Any) -> None:
    assert stranger.get("/health").content == b"well\n"


def test_the_style_sheet_holds_what_report_and_page_need(stranger: Any) -> None:
    style = stranger.get("/look.css")
    assert style["Content-Type"].startswith("text/css")
    assert ".ring" in read(style)
    assert ".skip" in read(style)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("address", ["/", "/examples", "/invented/harsh", "/help-now", "/your-diary", "/nothing-here"])
def test_pages_close_what_they_open_and_are_easy_to_read(stranger: Any, address: str) -> None:
    page = read(open_when_done(stranger, address))
    elements = Tree(page).elements
    names = [words["id"] for _, words in elements if "id" in words]
    assert len(names) == len(set(names))
    fields = {words["id"] for tag, words in elements if tag in ("input", "select", "textarea") and "id" in words}
    assert fields <= {words["for"] for tag, words in elements if tag == "label"}
    assert grade_reading(read_prose(page)) <= 6


@pytest.mark.usefixtures("quick")
def test_the_title_of_the_window_says_nothing_of_loneliness_or_illness(stranger: Any) -> None:
    for address in ("/", "/examples", "/help-now", "/your-diary"):
        (title,) = re.findall(r"<title>([^<]*)</title>", read(stranger.get(address)))
        assert title.startswith("Nearer")
        assert not re.search(r"lonel|depress|anx|isolat|illness|mental", title, re.I)


def test_a_mistake_of_the_program_is_said_calmly(stranger: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("a mistake")

    monkeypatch.setattr(engine, "list_invented", fail)
    stranger.raise_request_exception = False
    response = stranger.get("/examples")
    assert response.status_code == 500
    assert "It is not your fault." in read(response)
