"""Journeys through the page in a real browser, with the real science behind it."""

import os
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from tests.companion.test_engine import DIARY, MAP
from tests.journeys.browser import Watch, open_page

pytestmark = pytest.mark.browser

PATIENCE = 600_000
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def home(served: tuple[str, Path]) -> str:
    """The page, served as people start it, in a folder of its own."""
    return served[0]


def wait_for_report(page: Any) -> None:
    page.get_by_role("heading", name="In short").wait_for(timeout=PATIENCE)


def assert_quiet(watch: Watch) -> None:
    assert watch.outside == []
    assert watch.errors == []


def test_a_visitor_reads_about_an_invented_person_and_prints_it(browser: Any, home: str, tmp_path: Path) -> None:
    with open_page(browser, home, java_script_enabled=False) as (page, watch):
        page.goto(f"{home}examples")
        assert page.get_by_text("Look, do not follow.").or_(page.get_by_text("One moment, please")).first.is_visible()
        wait_for_report(page)
        assert page.get_by_text("This model has not been calibrated yet. Look, do not follow.").is_visible()
        assert page.get_by_text("This person is invented.").is_visible()
        printed = page.pdf(path=tmp_path / "look.pdf", format="A4")
        pages = len(re.findall(rb"/Type\s*/Page\b", printed))
        assert 3 <= pages <= 9
        page.get_by_role("link", name="Wim, who is well").click()
        wait_for_report(page)
        assert page.get_by_role("link", name="Wim, who is well").get_attribute("aria-current") == "page"
        assert_quiet(watch)


def test_a_visitor_brings_a_diary_edits_its_map_keeps_the_report_and_is_forgotten(
    browser: Any, home: str, tmp_path: Path
) -> None:
    (tmp_path / "days.csv").write_bytes(DIARY)
    with open_page(browser, home, accept_downloads=True) as (page, watch):
        page.goto(f"{home}your-diary")
        page.get_by_label("Diary", exact=True).set_input_files(tmp_path / "days.csv")
        page.get_by_role("button", name="Look at it").click()
        text = page.get_by_label("Text of the map")
        assert "[items.lonely]" in text.input_value()
        text.fill(MAP)
        page.get_by_role("button", name="Use this map").click()
        page.get_by_role("button", name="Look at these days").click()
        wait_for_report(page)
        with page.expect_download() as download:
            page.get_by_role("link", name="Keep a copy as a file").click()
        kept = tmp_path / "kept.html"
        download.value.save_as(kept)
        page.get_by_role("button", name="Forget it now").click()
        assert page.get_by_text("It is forgotten.").is_visible()
        page.goto(f"{home}your-diary/report")
        assert page.get_by_role("heading", name="A look at your own diary").is_visible()
        assert_quiet(watch)
    with open_page(browser, kept.as_uri()) as (page, watch):
        page.goto(kept.as_uri())
        assert page.get_by_role("heading", name="What is not known").is_visible()
        assert_quiet(watch)


def test_a_wrong_file_is_said_on_the_page(browser: Any, home: str, tmp_path: Path) -> None:
    (tmp_path / "wrong.csv").write_text("day,beep,note\n1,1,hello\n", encoding="utf-8")
    with open_page(browser, home) as (page, watch):
        page.goto(f"{home}your-diary")
        page.get_by_label("Diary", exact=True).set_input_files(tmp_path / "wrong.csv")
        page.get_by_role("button", name="Look at it").click()
        assert page.get_by_role("alert").is_visible()
        assert "no column of numbers" in page.get_by_role("alert").inner_text()
        # The browser itself remarks on the status; nothing else may be amiss.
        assert [error for error in watch.errors if "400" not in error] == []
        assert watch.outside == []


def test_the_keyboard_reaches_the_page_help_and_every_form(browser: Any, home: str) -> None:
    with open_page(browser, home) as (page, watch):
        page.goto(f"{home}your-diary")
        reached = []
        for _ in range(16):
            page.keyboard.press("Tab")
            reached.append(page.evaluate("document.activeElement.innerText || document.activeElement.id"))
        assert reached[:2] == ["Skip to the page", "Help now"]
        assert {"diary", "map", "Look at it"} <= set(reached)
        assert_quiet(watch)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_runs_over_the_edge_of_a_phone(browser: Any, home: str, scheme: str) -> None:
    with open_page(browser, home, viewport=PHONE, color_scheme=scheme) as (page, watch):
        for address in ("invented/well", "your-diary", "help-now"):
            page.goto(home + address)
            if address.startswith("invented"):
                wait_for_report(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
            target = page.get_by_role("link", name="Help now").bounding_box()
            assert target["height"] >= 44
        assert_quiet(watch)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_what_is_behind_them(browser: Any, home: str, scheme: str) -> None:
    # Small text needs a contrast of 4.5 to 1 (WCAG 2.2, AA).
    with open_page(browser, home, color_scheme=scheme) as (page, _):
        page.goto(f"{home}invented/well")
        wait_for_report(page)
        seen, poor = page.evaluate(
            """() => {
              const parse = c => (c.match(/[\\d.]+/g) || []).map(Number);
              const lum = c => { const [r, g, b] = c.slice(0, 3).map(v => { v /= 255;
                return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
                return .2126 * r + .7152 * g + .0722 * b; };
              const behind = e => { for (; e; e = e.parentElement) {
                const c = parse(getComputedStyle(e).backgroundColor);
                if (c.length === 3 || c[3] > 0) return c; } return [255, 255, 255]; };
              const poor = []; let seen = 0;
              for (const e of document.querySelectorAll('main *, header *, footer *')) {
                const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
                if (!own || ['title', 'desc', 'TITLE'].includes(e.tagName)) continue;
                seen += 1;
                const style = getComputedStyle(e);
                const ink = parse(e.namespaceURI.includes('svg') ? style.fill : style.color);
                const [a, b] = [lum(ink), lum(behind(e.closest('svg') || e))].sort((x, y) => y - x);
                const ratio = (a + .05) / (b + .05);
                if (ratio < 4.5) poor.push([e.tagName, e.textContent.trim().slice(0, 40), ratio]);
              }
              return [seen, poor]; }"""
        )
        assert seen > 100
        assert poor == []


def test_starting_the_page_takes_little_time() -> None:
    code = "from nearer.companion import serving; serving.serve(serving.choose_port(None), False)"
    began = time.monotonic()
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    with subprocess.Popen(
        [sys.executable, "-u", "-c", code], stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        address = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
        assert address
        with urllib.request.urlopen(f"{address.group()}help-now", timeout=30) as answer:
            assert answer.status == 200
        process.terminate()
    # Two seconds on a quiet machine; a loaded one may need longer.
    assert time.monotonic() - began < 20
