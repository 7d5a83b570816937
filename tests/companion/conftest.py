"""The pages for the tests: set up once, a folder of their own, nothing remembered from test to test."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import pytest
from django.conf import settings
from django.test import Client

os.environ["DJANGO_SETTINGS_MODULE"] = "nearer.companion.settings"
django.setup()

from nearer.companion import engine  # noqa: E402
from nearer.companion.look import invented  # noqa: E402
from nearer.companion.look.desk import DESK  # noqa: E402
from nearer.companion.space import keys, spaces  # noqa: E402
from nearer.companion.space.current import OpenSpace, enter  # noqa: E402
from nearer.companion.space.doors import DOORS  # noqa: E402
from tests.companion.cast import PASSPHRASE  # noqa: E402
from tests.companion.walk import Walk, walk_through  # noqa: E402
from tests.report.made_by_hand import make_view  # noqa: E402


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of its own for the spaces of each test, and guesses that cost nothing."""
    folder = tmp_path / "home"
    monkeypatch.setenv("NEARER_HOME", str(folder))
    monkeypatch.setattr(keys, "usual_cost", lambda: keys.Cost(8, 1, 1))
    yield folder
    DOORS.shut_all()
    DOORS.idle.clear()
    invented.KEPT.clear()
    DESK.visits.clear()


@pytest.fixture(scope="session")
def finished_space(tmp_path_factory: pytest.TempPathFactory) -> OpenSpace:
    """An empty space with every table, made once; tests get copies of it."""
    folder = tmp_path_factory.mktemp("finished") / "0123456789abcdef"
    folder.mkdir()
    key = keys.draw_key()
    spaces.fill_folder(folder, key)
    return OpenSpace(folder, key)


@pytest.fixture
def space(home: Path, finished_space: OpenSpace) -> Iterator[OpenSpace]:
    """A fresh open space; tables can be read and written in the test itself."""
    from nearer.companion.space import home as homes

    folder = homes.spaces_folder() / finished_space.name
    shutil.copytree(finished_space.folder, folder)
    key = bytearray(finished_space.key)
    homes.write_keys(folder, [keys.wrap_key(key, PASSPHRASE, "passphrase")])
    with enter(OpenSpace(folder, key)) as opened:
        yield opened


@pytest.fixture
def visitor(space: OpenSpace) -> Client:
    """A browser that comes to the page by its own address and has the space open."""
    browser = new_browser()
    browser.cookies[settings.DOOR_COOKIE] = DOORS.open(OpenSpace(space.folder, bytearray(space.key)))
    return browser


@pytest.fixture
def stranger() -> Client:
    """A browser that has nothing open."""
    return new_browser()


def new_browser() -> Client:
    """A browser on this machine."""
    return Client(headers={"host": "127.0.0.1"}, enforce_csrf_checks=False)


@pytest.fixture(scope="session")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """A walk over every page of a space that is full of one rare word, done once."""
    return walk_through(tmp_path_factory.mktemp("walk") / "home")


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
