"""The door: who has what open, and how it shuts - by hand, by itself, in a hurry."""

import re
import threading
import time
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from nearer.companion.safety.models import Plan
from nearer.companion.space import doors, home, spaces
from nearer.companion.space.current import OpenSpace, enter
from nearer.companion.space.doors import DOORS, Doors
from nearer.companion.space.models import Choice
from tests.companion.cast import MIRA, PASSPHRASE, TOM
from tests.companion.conftest import new_browser


def read(response: Any) -> str:
    words: str = response.content.decode()
    return words


def let_time_pass(monkeypatch: pytest.MonkeyPatch, minutes: float) -> None:
    now = time.monotonic()
    monkeypatch.setattr(doors.time, "monotonic", lambda: now + 60 * minutes)


def test_a_key_lives_in_memory_only_as_long_as_the_door_is_open(space: OpenSpace, visitor: Client) -> None:
    (door,) = DOORS.doors.values()
    assert any(door.space.key)
    visitor.post("/space/lock")
    assert not any(door.space.key)
    assert DOORS.doors == {}
    assert "Open your space" in read(visitor.get("/plan"))


def test_a_door_shuts_by_itself_when_nobody_comes(
    space: OpenSpace, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "My plan</h1>" in read(visitor.get("/plan"))
    (door,) = DOORS.doors.values()
    let_time_pass(monkeypatch, 14)
    assert "My plan</h1>" in read(visitor.get("/plan"))
    let_time_pass(monkeypatch, 16)
    page = read(visitor.get("/plan"))
    assert "Your space is locked. Open it to go on." in page
    assert not any(door.space.key)


def test_the_key_is_forgotten_even_if_no_page_is_asked_for(space: OpenSpace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "SECONDS_BETWEEN_ROUNDS", 0.01)
    own = Doors()
    opened = OpenSpace(space.folder, bytearray(space.key))
    own.open(opened)
    let_time_pass(monkeypatch, 16)
    for _ in range(500):
        if not any(opened.key):
            break
        threading.Event().wait(0.01)
    assert not any(opened.key)


def test_a_page_without_a_form_goes_from_the_screen_when_the_space_has_locked(
    space: OpenSpace, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    Plan.objects.create(signs="I draw back")
    after, _, address = visitor.get("/plan?from=there")["Refresh"].partition("; url=")
    assert (after, address) == ("901", "/plan?from=there&quiet=")
    assert "Refresh" not in visitor.get("/plan/write")
    let_time_pass(monkeypatch, 10)
    assert "I draw back" in read(visitor.get(address))
    # Looking by itself did not count as coming by.
    let_time_pass(monkeypatch, 6)
    assert "I draw back" not in read(visitor.get(address))


def test_a_person_chooses_how_long_it_stays_open_and_never_is_a_choice(
    space: OpenSpace, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert visitor.post("/space/", {"minutes_open": "0"}).status_code == 302
    assert Choice.read().minutes_open == 0
    let_time_pass(monkeypatch, 60 * 24 * 365)
    assert "Your choice is saved." in read(visitor.get("/space/"))


def test_the_choice_holds_the_next_time_too(space: OpenSpace, stranger: Client) -> None:
    Choice.objects.create(minutes_open=60)
    stranger.post("/space/open", {"passphrase": PASSPHRASE})
    (door,) = DOORS.doors.values()
    assert door.minutes == 60


def test_opening_with_the_passphrase_leads_to_the_page_that_was_wanted(space: OpenSpace, stranger: Client) -> None:
    page = read(stranger.get("/plan?from=there"))
    assert '<input type="hidden" name="next" value="/plan?from=there">' in page
    response = stranger.post("/space/open", {"passphrase": PASSPHRASE, "next": "/plan?from=there"})
    assert response.url == "/plan?from=there"
    assert "My plan</h1>" in read(stranger.get(response.url))


@pytest.mark.parametrize(
    "elsewhere", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:1", "plan"]
)
def test_opening_never_leads_to_another_site(space: OpenSpace, stranger: Client, elsewhere: str) -> None:
    assert stranger.post("/space/open", {"passphrase": PASSPHRASE, "next": elsewhere}).url == "/"


def test_a_wrong_passphrase_is_said_calmly_and_can_be_tried_again(space: OpenSpace, stranger: Client) -> None:
    response = stranger.post("/space/open", {"passphrase": TOM.passphrase, "next": "/plan"})
    page = read(response)
    assert response.status_code == 400
    assert "This passphrase opens nothing here. Type it once more." in page
    assert 'name="next" value="/plan"' in page
    assert TOM.passphrase not in page
    assert settings.DOOR_COOKIE not in response.cookies


def test_the_cookie_of_a_door_says_nothing_and_is_for_this_page_only(space: OpenSpace, stranger: Client) -> None:
    cookie = stranger.post("/space/open", {"passphrase": PASSPHRASE}).cookies[settings.DOOR_COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["max-age"] == ""
    assert space.name not in cookie.value
    assert space.key.hex() not in cookie.value


def test_hiding_locks_and_shows_a_page_that_says_nothing_about_anybody(space: OpenSpace, visitor: Client) -> None:
    response = visitor.post("/space/hide")
    assert response.url == "/kitchen"
    page = read(visitor.get("/kitchen"))
    assert "<title>Kitchen measures</title>" in page
    assert not re.search(r"nearer|plan|help|lonel|space", page.replace("look.css", ""), re.I)
    assert DOORS.doors == {}


def test_two_browsers_have_two_spaces_open_at_once_and_never_mix(home: Any) -> None:
    browsers = {}
    for somebody in (MIRA, TOM):
        with enter(spaces.create_space(somebody.passphrase)):
            Plan.objects.create(signs=somebody.story)
        browsers[somebody] = new_browser()
        browsers[somebody].post("/space/open", {"passphrase": somebody.passphrase})
    for somebody, browser in browsers.items():
        (other,) = browsers.keys() - {somebody}
        page = read(browser.get("/plan"))
        assert somebody.story in page
        assert other.story not in page


def test_many_pages_at_once_each_see_their_own_space(home: Any) -> None:
    browsers = []
    for somebody in (MIRA, TOM):
        with enter(spaces.create_space(somebody.passphrase)):
            Plan.objects.create(signs=somebody.story)
        browser = new_browser()
        browser.post("/space/open", {"passphrase": somebody.passphrase})
        browsers.append((somebody, browser.cookies))
    wrong: list[str] = []

    def ask(somebody: Any, cookies: Any) -> None:
        browser = new_browser()
        browser.cookies = cookies
        wrong.extend(somebody.name for _ in range(10) if somebody.story not in read(browser.get("/plan")))

    threads = [threading.Thread(target=ask, args=pair) for pair in browsers * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_another_persons_token_cannot_be_guessed_or_made_up(
    space: OpenSpace, visitor: Client, stranger: Client
) -> None:
    for made_up in ("", "x", space.name, "a" * 43):
        stranger.cookies[settings.DOOR_COOKIE] = made_up
        assert "Open your space" in read(stranger.get("/plan"))


def test_what_was_written_when_the_door_had_shut_is_saved_after_opening_it_again(
    space: OpenSpace, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_time_pass(monkeypatch, 16)
    page = read(visitor.post("/plan/write", {"signs": 'I "draw" back', "alone": ""}))
    assert "What you wrote is not lost." in page
    fields = read_hidden(page)
    page = read(visitor.post("/space/open", fields | {"passphrase": "wrong"}))
    fields = read_hidden(page)
    page = read(visitor.post("/space/open", fields | {"passphrase": PASSPHRASE}))
    assert "What you wrote is still here" in page
    assert 'action="/plan/write"' in page
    response = visitor.post("/plan/write", read_hidden(page.split('action="/plan/write"')[1]))
    assert response.url == "/plan"
    assert Plan.read().signs == 'I "draw" back'


def test_what_one_person_wrote_is_never_saved_in_the_space_of_another(
    space: OpenSpace, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = spaces.create_space(TOM.passphrase)
    let_time_pass(monkeypatch, 16)
    fields = read_hidden(read(visitor.post("/plan/write", {"signs": "only mine"})))
    response = visitor.post("/space/open", fields | {"passphrase": TOM.passphrase})
    assert response.status_code == 302
    with enter(other):
        assert not Plan.objects.exists()


def test_nothing_is_carried_after_locking_or_hiding_by_hand(space: OpenSpace, visitor: Client) -> None:
    token = visitor.cookies[settings.DOOR_COOKIE].value
    visitor.post("/space/hide")
    visitor.cookies[settings.DOOR_COOKIE] = token
    assert "carried" not in read(visitor.post("/plan/write", {"signs": "only mine"}))


def test_every_page_needs_the_space_unless_it_says_that_it_does_not() -> None:
    from django.urls import get_resolver

    names = {name for name, view in walk(get_resolver()) if getattr(view, "without_space", False)}
    assert names == {
        *(
            "frame:start",
            "frame:what-leaves",
            "frame:kitchen",
            "frame:health",
            "frame:style",
            "frame:icon",
            "frame:plain-icon",
        ),
        *("start", "invented", "your-diary", "map", "person", "report", "keep", "forget"),
        *("space:open", "space:open-with-code", "space:new", "space:look-around", "space:lock", "space:hide"),
        *("safety:help", "safety:wrong", "safety:report-harm", "safety:plan", "space:restore"),
        *("contents:contents", "contents:part", "contents:studies"),
    }


def walk(resolver: Any, space: str = "") -> Any:
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from walk(pattern, f"{pattern.namespace}:" if pattern.namespace else space)
        else:
            yield f"{space}{pattern.name}", pattern.callback


def read_hidden(page: str) -> dict[str, str]:
    from html import unescape

    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)
    return {name: unescape(value) for name, value in found}


def test_an_invented_person_lives_only_until_one_leaves(stranger: Client) -> None:
    stranger.post("/space/look-around")
    assert "This person is invented." in read(stranger.get("/"))
    (folder,) = home.invented_folder().iterdir()
    assert sorted(file.name for file in folder.iterdir()) == ["space.db"]
    stranger.post("/space/lock")
    assert list(home.invented_folder().iterdir()) == []
    assert home.list_spaces() == []
