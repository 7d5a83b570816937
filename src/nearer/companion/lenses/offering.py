"""Offering: the one page that goes with a lens. It is a page to read or to practise on, and never a step to take.

A step is recommended by the ladder alone, behind its own guard. The list of steps is a page as well, but it stays shut
while the ladder rests.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.urls import reverse

from nearer.companion.ladder.choosing import find_brake
from nearer.companion.ladder.selectors import look_at_today
from nearer.companion.lenses.library import Lens

# Pages to read or to practise on; nothing here picks a step for anybody.
PAGES = {
    "words:idea",
    "words:group",
    "skills:card",
    "skills:more-help",
    "thoughts:trap",
    "noticing:new",
    "seeing:apart",
    "ladder:library",
}
LADDER = "ladder:library"


class Offer(NamedTuple):
    """A page, in words; without an address while the ladder rests."""

    words: str
    address: str


def make_offer(lens: Lens, now: datetime) -> Offer:
    """The page that goes with a lens today."""
    page = lens.leads.partition(" ")[0]
    rests = page == LADDER and find_brake(look_at_today(now)) is not None
    return Offer(lens.offer, "" if rests else find_address(lens.leads))


def find_address(leads: str) -> str:
    """The address of a page: its name, and what it needs to know."""
    page, _, rest = leads.partition(" ")
    if page not in PAGES:
        raise ValueError(f"A lens leads to {page}. It must be one of {', '.join(sorted(PAGES))}.")
    if rest.startswith("?"):
        return f"{reverse(page)}{rest}"
    return reverse(page, args=rest.split())
