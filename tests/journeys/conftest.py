"""Journeys leave the spaces of this machine alone: they have a folder of their own."""

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def _folder_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    before = os.environ.get("NEARER_HOME")
    os.environ["NEARER_HOME"] = str(tmp_path_factory.mktemp("home"))
    yield
    if before is None:
        del os.environ["NEARER_HOME"]
    else:
        os.environ["NEARER_HOME"] = before
