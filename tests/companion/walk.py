"""A walk over every page that can be reached by links, through a space that is full of one rare word."""

import os
import re
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from random import Random
from typing import Any
from unittest import mock

from django.conf import settings
from django.db import models
from django.test import Client
from django.urls import resolve

WORD = "quokkaberry"
MOST_PAGES, MOST_OF_A_KIND = 400, 2
FILES = (".css", ".svg")
# Reports of the science are another room's pages, and take their time.
ELSEWHERE = ("/invented/", "/examples", "/your-diary")
# Columns of text that hold names which the program gives, not what a person writes.
NAMES = {"instrument", "key", "kind"}


@dataclass
class Walk:
    """What was seen: each page with its headers, the files that were left, the connections that were tried."""

    pages: dict[str, str] = field(default_factory=dict)
    headers: dict[str, Any] = field(default_factory=dict)
    cookies: list[str] = field(default_factory=list)
    connections: list[Any] = field(default_factory=list)
    home: Path = Path()


def fill_space() -> None:
    """Eight invented weeks in the open space, a plan, a change of an entry, and the rare word wherever words go."""
    from nearer.companion.noticing.models import CheckIn
    from nearer.companion.noticing.services import save_entry
    from nearer.companion.safety.models import Plan
    from nearer.companion.space.counting import list_tables
    from nearer.companion.space.current import require_space
    from nearer.companion.space.inventing import fill_with_invented

    fill_with_invented(require_space(), Random(1))
    Plan.objects.get_or_create()
    entry = CheckIn.objects.first()
    entry.note = WORD
    save_entry(entry)
    for table in list_tables():
        table.objects.update(**dict.fromkeys(list_free_columns(table), WORD))


def list_free_columns(table: Any) -> list[str]:
    """The columns of a table in which a person writes own words."""
    texts = [one for one in table._meta.concrete_fields if isinstance(one, models.CharField | models.TextField)]
    return [one.name for one in texts if not one.choices and not one.unique and one.name not in NAMES]


def walk_pages(browser: Client, start: str = "/") -> Walk:
    """Every page by its address; of pages that differ in a number only, the first few."""
    walk, waiting, kinds = Walk(), [start], Counter[str]()
    while waiting:
        address = waiting.pop(0)
        if address in walk.pages or address.startswith(ELSEWHERE) or address.endswith(FILES):
            continue
        kind = resolve(address).view_name
        kinds[kind] += 1
        if kinds[kind] > MOST_OF_A_KIND:
            continue
        response = browser.get(address, follow=True)
        assert response.status_code == 200, (address, response.status_code)
        if not response["Content-Type"].startswith("text/html"):
            continue
        walk.pages[address] = response.content.decode()
        walk.headers[address] = dict(response.headers)
        walk.cookies.append(response.cookies.output())
        assert len(walk.pages) < MOST_PAGES, "A walk that does not end."
        waiting.extend(find_links(walk.pages[address]))
    return walk


def find_links(page: str) -> list[str]:
    """The addresses on this machine that a page leads to."""
    found = [unescape(one) for one in re.findall(r'<a [^>]*href="([^"#?]+)', page)]
    return [address for address in found if address.startswith("/")]


@contextmanager
def watch_sockets(walk_connections: list[Any]) -> Iterator[None]:
    """Write down and refuse every connection and look-up."""

    def refuse(*words: Any, **more: Any) -> None:
        walk_connections.append(words)
        raise AssertionError(f"A connection was tried: {words}")

    names = ("connect", "connect_ex", "sendto")
    with mock.patch.multiple(socket.socket, **dict.fromkeys(names, refuse)), mock.patch("socket.getaddrinfo", refuse):
        yield


def walk_through(folder: Path) -> Walk:
    """The whole walk: a space of one's own in its own folder, filled, opened, seen, taken along, locked."""
    from nearer.companion.space import keys, spaces
    from nearer.companion.space.current import OpenSpace, enter
    from nearer.companion.space.doors import DOORS

    quick = mock.patch.object(keys, "usual_cost", return_value=keys.Cost(8, 1, 1))
    with quick, mock.patch.dict(os.environ, {"NEARER_HOME": str(folder)}):
        space = spaces.create_space("teal otter under seven lamps")
        with enter(space):
            fill_space()
        browser = Client(headers={"host": "127.0.0.1"})
        browser.cookies[settings.DOOR_COOKIE] = DOORS.open(OpenSpace(space.folder, bytearray(space.key)))
        connections: list[Any] = []
        with watch_sockets(connections):
            walk = walk_pages(browser)
            for address in ("/space/export", "/space/backup"):
                assert browser.post(address).status_code == 200
        walk.connections, walk.home = connections, folder
        DOORS.shut_all()
    return walk
