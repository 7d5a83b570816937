"""Invented people: their reports, reckoned once and kept while the program runs."""

from __future__ import annotations

import threading

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from nearer.companion import engine
from nearer.companion.look.waiting import show_work
from nearer.companion.look.work import Work

SHOWN_FIRST = engine.INVENTED[0]
LOCK = threading.Lock()
DONE: dict[str, Work] = {}


def show_start(request: HttpRequest) -> HttpResponse:
    """The first page: what this is, and the first invented person."""
    return show_one(request, SHOWN_FIRST, start=True)


def show_person(request: HttpRequest, name: str) -> HttpResponse:
    """One of the invented people."""
    if name not in engine.INVENTED:
        raise Http404
    return show_one(request, name, start=False)


def show_one(request: HttpRequest, name: str, start: bool) -> HttpResponse:
    """The report of an invented person, or how far it is."""
    words = {"here": "start", "people": engine.INVENTED, "chosen": name, "start": start}
    return show_work(request, find_work(name), "look/invented.html", words)


def find_work(name: str) -> Work:
    """The work on one invented person; begun when it is first asked for, and again after it failed."""
    with LOCK:
        if name not in DONE or DONE[name].state == "failed":
            DONE[name] = Work(lambda watch: engine.look_at_invented(name, watch))
        return DONE[name]
