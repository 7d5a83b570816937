"""A walk over every page that can be reached by links from the start."""

import re
from html import unescape
from typing import Any

from django.test import Client

from tests.companion.rows import make_row

MOST_PAGES = 400
FILES = (".css", ".svg")
# Reports of the science are another room's pages, and take their time.
ELSEWHERE = ("/invented/", "/examples", "/your-diary")


def fill_tables(word: str = "Something written down.") -> None:
    """A row in every table of the open space, so that every page has something to show."""
    from nearer.companion.space.counting import list_tables

    for table in list_tables():
        if not table.objects.exists():
            make_row(table, word)


def walk_pages(browser: Client, *, start: str = "/") -> dict[str, str]:
    """Every page by its address, without what stands behind the question mark."""
    pages: dict[str, str] = {}
    waiting = [start]
    while waiting:
        address = waiting.pop(0)
        if address in pages or address.startswith(ELSEWHERE) or address.endswith(FILES):
            continue
        response = follow(browser, address)
        assert response.status_code == 200, (address, response.status_code)
        pages[address] = response.content.decode()
        assert len(pages) < MOST_PAGES, "A walk that does not end."
        waiting.extend(find_links(pages[address]))
    return pages


def follow(browser: Client, address: str) -> Any:
    """The page behind an address, through redirections."""
    return browser.get(address, follow=True)


def find_links(page: str) -> list[str]:
    """The addresses on this machine that a page leads to."""
    found = [unescape(one) for one in re.findall(r'<a [^>]*href="([^"#?]+)', page)]
    return [address for address in found if address.startswith("/")]
