"""Invented people: their reports, reckoned once and kept while the program runs."""

from __future__ import annotations

import threading

from django.http import Http404, HttpRequest, HttpResponse

from nearer.companion import engine
from nearer.companion.look.waiting import show_work
from nearer.companion.look.work import Work

LOCK = threading.Lock()
KEPT: dict[str, Work] = {}


def show_start(request: HttpRequest) -> HttpResponse:
    """The first page: what this is, and the first invented person."""
    return show_one(request, next(iter(engine.list_invented())), start=True)


def show_person(request: HttpRequest, name: str) -> HttpResponse:
    """One of the invented people."""
    if name not in engine.list_invented():
        raise Http404
    return show_one(request, name, start=False)


def show_one(request: HttpRequest, name: str, start: bool) -> HttpResponse:
    """The report of an invented person, or how far it is."""
    people = engine.list_invented()
    words = {"here": "start", "people": people.values(), "chosen": people[name], "start": start}
    return show_work(request, find_work(name), "look/invented.html", words)


def find_work(name: str) -> Work:
    """The work on one invented person, begun when it is first asked for."""
    with LOCK:
        if name not in KEPT:
            KEPT[name] = Work(lambda watch: engine.look_at_invented(name, watch))
        work = KEPT[name]
        if work.state == "failed":
            # Shown once; the next visit tries again.
            del KEPT[name]
        return work
