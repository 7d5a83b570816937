"""The page for the tests: set up once, nothing remembered from test to test, no science behind it."""

import os
from collections.abc import Iterator
from typing import Any

import django
import pytest
from django.test import Client

from nearer.companion import engine
from nearer.companion.look import invented
from nearer.companion.look.desk import DESK
from tests.report.made_by_hand import make_view

os.environ["DJANGO_SETTINGS_MODULE"] = "nearer.companion.settings"
django.setup()


@pytest.fixture(autouse=True)
def _forget_everything() -> Iterator[None]:
    yield
    invented.KEPT.clear()
    DESK.visits.clear()


@pytest.fixture
def visitor() -> Client:
    """A browser that comes to the page by its own address."""
    return Client(headers={"host": "127.0.0.1"}, enforce_csrf_checks=False)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Views made by hand instead of reckoned ones."""

    def look_at_invented(name: str, watch: Any) -> Any:
        watch(1.0, "Done")
        return make_view(person=engine.list_invented()[name].title)

    def look_at_own(diary: Any, person: str, watch: Any) -> Any:
        watch(1.0, "Done")
        return make_view(person=person, simulated=False)

    monkeypatch.setattr(engine, "look_at_invented", look_at_invented)
    monkeypatch.setattr(engine, "look_at_own", look_at_own)
