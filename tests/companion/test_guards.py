"""What every answer carries, so that a browser fetches nothing from elsewhere and keeps nothing."""

import re
from typing import Any

import pytest
from django.test import Client

PAGES = (
    "/",
    "/examples",
    "/invented/well",
    "/your-diary",
    "/help-now",
    "/look.css",
    "/icon.svg",
    "/health",
    "/nothing-here",
)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("address", PAGES)
def test_every_answer_forbids_everything_from_elsewhere(stranger: Any, address: str) -> None:
    response = stranger.get(address)
    policy = response["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("address", PAGES)
def test_pages_hold_no_script_no_style_that_is_forbidden_and_no_foreign_address(stranger: Any, address: str) -> None:
    words = stranger.get(address).content.decode()
    for _ in range(50):
        if "http-equiv" not in words:
            break
        words = stranger.get(address).content.decode()
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|<iframe|<object", words)
    addresses = re.findall(r"""(?:src|href|action)="([^"]*)\"""", words)
    assert all(one.startswith(("/", "#", "?")) and not one.startswith("//") for one in addresses)


def test_another_name_for_this_machine_is_turned_away(stranger: Any) -> None:
    assert stranger.get("/help-now", headers={"host": "elsewhere.example"}).status_code == 400


def test_a_form_from_another_site_is_turned_away() -> None:
    strict = Client(headers={"host": "127.0.0.1"}, enforce_csrf_checks=True)
    for address in ("/your-diary", "/your-diary/forget", "/your-diary/map", "/your-diary/person"):
        response = strict.post(address)
        assert response.status_code == 403
        assert "This form is too old" in response.content.decode()


def test_a_form_as_a_browser_sends_it_is_let_in() -> None:
    strict = Client(headers={"host": "127.0.0.1:8000", "origin": "http://127.0.0.1:8000"}, enforce_csrf_checks=True)
    page = strict.get("/your-diary")
    (token,) = set(re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.content.decode()))
    assert strict.post("/your-diary/forget", {"csrfmiddlewaretoken": token}).status_code == 302
    elsewhere = {"origin": "http://elsewhere.example"}
    assert strict.post("/your-diary/forget", {"csrfmiddlewaretoken": token}, headers=elsewhere).status_code == 403


def test_the_settings_keep_things_encrypted_and_listen_to_this_machine_only() -> None:
    from django.conf import settings

    assert settings.DEBUG is False
    assert [one["ENGINE"] for one in settings.DATABASES.values()] == ["nearer.companion.space.backend"]
    assert set(settings.ALLOWED_HOSTS) == {"127.0.0.1", "localhost"}
    assert settings.FILE_UPLOAD_HANDLERS == ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
    assert len(settings.SECRET_KEY) >= 50
