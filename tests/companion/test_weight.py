"""Pages are light."""

import gzip

from django.test import Client

from tests.companion.walk import Walk

LARGEST_PAGE = 100_000


def test_every_page_with_its_style_is_smaller_than_promised(walked: Walk, stranger: Client) -> None:
    style = len(stranger.get("/look.css").content)
    large = {address: len(page.encode()) + style for address, page in walked.pages.items()}
    assert {address: size for address, size in large.items() if size > LARGEST_PAGE} == {}
    assert len(gzip.compress(stranger.get("/look.css").content)) < 10_000
