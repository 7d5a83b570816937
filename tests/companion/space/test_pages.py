"""The pages of the space: making one, losing the passphrase, changing one's mind."""

import re
from typing import Any

import pytest
from django.test import Client

from nearer.companion.space import home, spaces, strength
from nearer.companion.space.current import OpenSpace
from tests.companion.cast import MIRA, PASSPHRASE, TOM
from tests.report.reading_age import read_prose


def read(response: Any) -> str:
    words: str = response.content.decode()
    return words


def make(browser: Client, passphrase: str = MIRA.passphrase) -> str:
    """Make a space as a person does, and give the code that was shown."""
    response = browser.post("/space/new", {"passphrase": passphrase, "again": passphrase})
    assert response.url == "/space/code"
    (code,) = re.findall(r'<p class="code">([^<]+)</p>', read(browser.get("/space/code")))
    return str(code)


def test_the_very_first_page_offers_a_space_of_ones_own_and_a_look_around(stranger: Client) -> None:
    page = read(stranger.get("/"))
    assert 'href="/space/new"' in page
    assert 'action="/space/look-around"' in page
    assert 'href="/examples"' in page


def test_the_code_is_shown_once_and_opens_the_space_when_the_passphrase_is_lost(stranger: Client) -> None:
    code = make(stranger)
    stranger.post("/space/code")
    assert stranger.get("/space/code").url == "/space/"
    stranger.post("/space/lock")
    assert code not in read(stranger.get("/"))
    fields = {"code": code.replace("-", " "), "passphrase": TOM.passphrase, "again": TOM.passphrase}
    assert stranger.post("/space/open-with-code", fields).url == "/space/code"
    assert code not in read(stranger.get("/space/code"))
    with pytest.raises(spaces.SecretError):
        spaces.open_with_passphrase(MIRA.passphrase)
    with pytest.raises(spaces.SecretError):
        spaces.open_with_code(code)
    assert spaces.open_with_passphrase(TOM.passphrase)


@pytest.mark.parametrize(
    ("code", "words"),
    [("ABCD", "Look at your paper"), ("0" * 28, "This code opens nothing here."), ("", "This field is required")],
)
def test_a_code_that_is_not_right_changes_nothing(stranger: Client, code: str, words: str) -> None:
    make(stranger)
    stranger.post("/space/lock")
    fields = {"code": code, "passphrase": TOM.passphrase, "again": TOM.passphrase}
    response = stranger.post("/space/open-with-code", fields)
    assert response.status_code == 400
    assert words in read(response)
    assert spaces.open_with_passphrase(MIRA.passphrase)


@pytest.mark.parametrize(
    ("passphrase", "again", "words"),
    [
        ("tiny", "tiny", "It is too short. Take at least 8 letters."),
        ("password1", "password1", "It is easy to guess."),
        ("qwerty123", "qwerty123", "It is easy to guess."),
        (MIRA.passphrase, TOM.passphrase, "The two are not the same."),
    ],
)
def test_a_passphrase_that_would_not_hold_is_sent_back_with_advice(
    stranger: Client, passphrase: str, again: str, words: str
) -> None:
    response = stranger.post("/space/new", {"passphrase": passphrase, "again": again})
    assert response.status_code == 400
    assert words in read(response)
    assert f'value="{passphrase}"' not in read(response)
    assert home.list_spaces() == []


def test_four_words_are_good_and_signs_and_capitals_are_not_asked_for() -> None:
    assert strength.find_weakness("teal otter under seven lamps") == ""
    assert strength.is_good("teal otter under seven lamps")
    assert strength.find_weakness("P@ssw0rd")
    assert strength.find_weakness("x" * 2000) == "" or strength.count_guesses("x" * 2000) < 6


def test_the_passphrase_is_changed_with_the_old_one_only(space: OpenSpace, visitor: Client) -> None:
    wrong = {"old": "not this one at all", "passphrase": TOM.passphrase, "again": TOM.passphrase}
    response = visitor.post("/space/passphrase", wrong)
    assert "That is not the passphrase of this space." in read(response)
    assert spaces.opens(space, PASSPHRASE)
    assert visitor.post("/space/passphrase", wrong | {"old": PASSPHRASE}).url == "/space/"
    assert "Your passphrase is changed." in read(visitor.get("/space/"))
    assert spaces.opens(space, TOM.passphrase)
    assert not spaces.opens(space, PASSPHRASE)


def test_a_new_code_is_drawn_with_the_passphrase_only(space: OpenSpace, visitor: Client) -> None:
    assert visitor.post("/space/new-code", {"passphrase": "not this one at all"}).status_code == 400
    assert visitor.get("/space/code").url == "/space/"
    assert visitor.post("/space/new-code", {"passphrase": PASSPHRASE}).url == "/space/code"
    (code,) = re.findall(r'<p class="code">([^<]+)</p>', read(visitor.get("/space/code")))
    assert spaces.open_with_code(code).key == space.key


def test_the_first_day_is_empty_and_kind_and_the_second_is_not_counted(space: OpenSpace, visitor: Client) -> None:
    page = read(visitor.get("/"))
    assert "It is empty, and that is fine." in page
    visitor.post("/plan/write", {"signs": "I draw back"})
    page = read(visitor.get("/"))
    assert "It is empty" not in page
    assert not re.search(r"\d", read_prose(page))


def test_a_receipt_is_shown_once_and_stands_in_no_cookie(space: OpenSpace, visitor: Client) -> None:
    response = visitor.post("/plan/write", {"signs": "I draw back"})
    assert "Your plan is saved." not in str(response.cookies)
    assert "Your plan is saved." in read(visitor.get("/plan"))
    assert "Your plan is saved." not in read(visitor.get("/plan"))


def test_nothing_of_a_form_is_kept_when_its_saving_fails(
    space: OpenSpace, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nearer.companion.safety import views
    from nearer.companion.safety.models import Plan

    def fail(*words: object) -> None:
        raise RuntimeError("after the saving")

    monkeypatch.setattr(views.messages, "success", fail)
    visitor.raise_request_exception = False
    response = visitor.post("/plan/write", {"signs": "half"})
    assert response.status_code == 500
    assert "It is not your fault." in read(response)
    assert not Plan.objects.exists()
