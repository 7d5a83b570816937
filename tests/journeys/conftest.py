"""Journeys leave the spaces of this machine alone: they have a folder of their own, and a browser of their own."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.browser import open_browser

# A port that nobody else was given: journeys run side by side, and the usual one can only be had once.
SERVE = """
import socket
from nearer.companion import serving
with socket.socket() as probe:
    probe.bind((serving.ADDRESS, 0))
    port = probe.getsockname()[1]
serving.serve(port, False)
"""


@pytest.fixture(scope="session", autouse=True)
def _folder_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    before = os.environ.get("NEARER_HOME")
    os.environ["NEARER_HOME"] = str(tmp_path_factory.mktemp("home"))
    yield
    if before is None:
        del os.environ["NEARER_HOME"]
    else:
        os.environ["NEARER_HOME"] = before


@contextmanager
def serve_pages(folder: Path) -> Iterator[str]:
    """The pages, served as people start them, over the spaces of a folder."""
    settings = os.environ | {"NEARER_HOME": str(folder)}
    with subprocess.Popen([sys.executable, "-u", "-c", SERVE], stdout=subprocess.PIPE, text=True, env=settings) as one:
        assert one.stdout is not None
        address = re.search(r"http://127\.0\.0\.1:\d+/", one.stdout.readline())
        assert address
        yield address.group()
        one.terminate()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The pages of one machine: their address, and the folder of its spaces."""
    folder = tmp_path_factory.mktemp("machine")
    with serve_pages(folder) as address:
        yield address, folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with open_browser() as running:
        yield running
