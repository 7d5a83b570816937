"""Waiting: one page for work that is going on, done or failed; it looks again by itself without any script."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from nearer.companion import engine
from nearer.companion.look.work import Work

SECONDS_BETWEEN_LOOKS = 3


def show_work(request: HttpRequest, work: Work, template: str, words: dict[str, Any]) -> HttpResponse:
    """The report when the work is done; until then how far it is."""
    words = words | {"work": work, "again": None}
    if work.state == "done":
        # Safe: the report's own templates escape every word of a diary.
        words["report"] = mark_safe(engine.write_body(work.result))
        words["simulated"] = work.result.simulated
    elif work.state != "failed" and "still" not in request.GET:
        words["again"] = SECONDS_BETWEEN_LOOKS
    return render(request, template, words, status=500 if work.state == "failed" and not work.trouble else 200)
