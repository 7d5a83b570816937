"""The plan: made on a calm day, there on a hard one, without the passphrase only when that was chosen."""

import pytest
from django.test import Client

from nearer.companion.safety.models import Plan
from nearer.companion.safety.open_plan import FILE, read_open_plans
from nearer.companion.space import spaces
from nearer.companion.space.current import OpenSpace, enter
from tests.companion.cast import MIRA, PASSPHRASE, TOM
from tests.companion.conftest import new_browser

PARTS = {
    "signs": "I stop answering",
    "alone": "Tea\nA slow walk",
    "around": "The library",
    "ask": "Ana, by the phone",
    "helpers": "Dr. Roe",
    "safer": "The key goes to Ana",
    "reasons": "The cat",
}


def test_every_part_is_kept_and_shown_one_thing_a_line(space: OpenSpace, visitor: Client) -> None:
    assert visitor.post("/plan/write", PARTS).url == "/plan"
    page = visitor.get("/plan").content.decode()
    for words in PARTS.values():
        for line in words.split("\n"):
            assert f"<li>{line}</li>" in page


def test_a_plan_can_be_changed_and_any_part_left_empty(space: OpenSpace, visitor: Client) -> None:
    visitor.post("/plan/write", PARTS)
    visitor.post("/plan/write", {"reasons": "Spring"})
    (plan,) = Plan.objects.all()
    assert [lines for _, lines in plan.parts] == [["Spring"]]


def test_without_the_choice_the_plan_is_behind_the_passphrase(space: OpenSpace, visitor: Client) -> None:
    visitor.post("/plan/write", PARTS)
    assert not (space.folder / FILE).exists()
    assert "Open your space" in new_browser().get("/plan").content.decode()
    assert "Ana" not in new_browser().get("/help-now").content.decode()


def test_with_the_choice_it_can_be_read_while_locked_and_its_price_was_said(space: OpenSpace, visitor: Client) -> None:
    assert "a copy lies on this machine that is not encrypted" in visitor.get("/plan/write").content.decode()
    visitor.post("/plan/write", PARTS | {"open_without_passphrase": "on"})
    page = new_browser().get("/plan").content.decode()
    assert "<li>The cat</li>" in page
    assert 'name="csrfmiddlewaretoken"' in page
    assert "/plan/write" not in page
    assert "<li>Ana, by the phone</li>" in new_browser().get("/help-now").content.decode()


def test_taking_the_choice_back_removes_the_copy(space: OpenSpace, visitor: Client) -> None:
    visitor.post("/plan/write", PARTS | {"open_without_passphrase": "on"})
    visitor.post("/plan/write", PARTS)
    assert not (space.folder / FILE).exists()
    assert read_open_plans() == []


def test_erasing_the_space_takes_the_open_copy_too(space: OpenSpace, visitor: Client) -> None:
    visitor.post("/plan/write", PARTS | {"open_without_passphrase": "on"})
    visitor.post("/space/erase", {"sure": "on", "passphrase": PASSPHRASE})
    assert not space.folder.exists()
    assert "The cat" not in new_browser().get("/plan", follow=True).content.decode()


@pytest.mark.usefixtures("home")
def test_with_two_open_plans_neither_has_a_name() -> None:
    for somebody in (MIRA, TOM):
        with enter(spaces.create_space(somebody.passphrase)):
            browser = new_browser()
            browser.post("/space/open", {"passphrase": somebody.passphrase})
            browser.post("/plan/write", {"reasons": somebody.story, "open_without_passphrase": "on"})
    page = new_browser().get("/plan").content.decode()
    assert all(somebody.story in page for somebody in (MIRA, TOM))
    assert "Plan 1" in page
    assert "Plan 2" in page
