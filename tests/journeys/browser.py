"""A real browser for the journeys: the system's Chromium, offline and headless, watched for errors and requests."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass
class Watch:
    """What a page did that it should not have done."""

    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def find_chromium() -> str:
    """The browser's program; the test is skipped without it."""
    found = os.environ.get("NEARER_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.skip("there is no Chromium on this machine")
    return found


@contextmanager
def open_browser() -> Iterator[Any]:
    """A running browser."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = find_chromium()
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def open_page(browser: Any, home: str, **settings: Any) -> Iterator[tuple[Any, Watch]]:
    """A page that may ask `home` and nobody else."""
    context = browser.new_context(**settings)
    page, watch = context.new_page(), Watch()

    def decide(route: Any) -> None:
        if route.request.url.startswith(home):
            route.continue_()
        else:
            watch.outside.append(route.request.url)
            route.abort()

    context.route("**/*", decide)
    page.on("console", lambda said: watch.errors.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: watch.errors.append(str(error)))
    try:
        yield page, watch
    finally:
        context.close()
