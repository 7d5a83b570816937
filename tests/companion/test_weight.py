"""Pages are light: small, and quick in a space that is full."""

import gzip
import statistics
import time

import pytest
from django.test import Client

from nearer.companion.space.current import OpenSpace
from tests.companion.walk import Walk, fill_space

LARGEST_PAGE = 100_000
# Milliseconds of this program's own time for the start page; promised is 100 at the slow end.
SLOWEST = 100


def test_every_page_with_its_style_is_smaller_than_promised(walked: Walk, stranger: Client) -> None:
    style = len(stranger.get("/look.css").content)
    large = {address: len(page.encode()) + style for address, page in walked.pages.items()}
    assert {address: size for address, size in large.items() if size > LARGEST_PAGE} == {}
    assert len(gzip.compress(stranger.get("/look.css").content)) < 10_000


@pytest.mark.statistical
def test_the_pages_of_the_frame_are_quick_in_a_space_with_entries(space: OpenSpace, visitor: Client) -> None:
    fill_space()
    for address in ("/", "/plan", "/help-now", "/space/"):
        visitor.get(address)
        took = []
        for _ in range(40):
            began = time.process_time()
            visitor.get(address)
            took.append(1000 * (time.process_time() - began))
        assert statistics.quantiles(took, n=20)[-1] < SLOWEST, address
