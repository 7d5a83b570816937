"""Forms of the space and of safety meet anything at all, and answer calmly."""

from typing import Any

from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nearer.companion.safety.models import Plan
from nearer.companion.space.current import OpenSpace

LEAN = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ANYTHING = st.text(max_size=200)
FORMS = {
    "/space/open": ("passphrase", "next", "carried-signs", "carried_for"),
    "/space/open-with-code": ("code", "passphrase", "again"),
    "/space/new": ("passphrase", "again"),
    "/space/restore": ("file", "secret"),
    "/help-now": ("country", "for"),
    "/help-now/wrong-number": ("hide", "show"),
}
OWN = {
    "/space/": ("minutes_open",),
    "/space/passphrase": ("old", "passphrase", "again"),
    "/space/new-code": ("passphrase",),
    "/space/erase": ("sure", "passphrase"),
    "/plan/write": ("signs", "ask", "reasons", "open_without_passphrase"),
}


@LEAN
@given(data=st.data())
def test_no_form_before_the_door_fails_whatever_is_sent(stranger: Client, data: Any) -> None:
    for address, names in FORMS.items():
        if address == "/space/new":
            # Two that are the same would make a space; that is another story.
            sent = {"passphrase": data.draw(ANYTHING), "again": "something else"}
        else:
            sent = {name: data.draw(ANYTHING) for name in names}
        response = stranger.post(address, sent)
        assert response.status_code in (200, 302, 400), address
        assert response.headers.get("Location", "/").startswith("/")


@LEAN
@given(data=st.data())
def test_no_form_of_the_open_space_fails_whatever_is_sent(space: OpenSpace, visitor: Client, data: Any) -> None:
    for address, names in OWN.items():
        response = visitor.post(address, {name: data.draw(ANYTHING) for name in names})
        assert response.status_code in (200, 302, 400), address
    assert space.file.exists()


@LEAN
@given(words=st.text(max_size=500))
def test_what_is_written_comes_back_as_it_was_written(space: OpenSpace, visitor: Client, words: str) -> None:
    response = visitor.post("/plan/write", {"reasons": words})
    if response.status_code == 302:
        assert Plan.read().reasons == words.strip()
    else:
        assert "\0" in words
