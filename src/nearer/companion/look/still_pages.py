"""Still pages: help now, the style sheet, the icon, and a sign of life."""

from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nearer.companion import engine
from nearer.companion.settings import ROOM


def show_help(request: HttpRequest) -> HttpResponse:
    """Where to turn now."""
    return render(request, "look/help.html", {"here": "help"})


def show_health(request: HttpRequest) -> HttpResponse:
    """A sign of life for scripts."""
    return HttpResponse("well\n", content_type="text/plain; charset=utf-8")


def show_style(request: HttpRequest) -> HttpResponse:
    """The style sheet: the report's, and what the page adds."""
    return HttpResponse(read_style(), content_type="text/css; charset=utf-8")


def show_icon(request: HttpRequest) -> HttpResponse:
    """The small picture of the browser's tab."""
    return render(request, "look/icon.svg", content_type="image/svg+xml")


@cache
def read_style() -> str:
    """Both style sheets as one."""
    return engine.read_style() + (ROOM / "look" / "page.css").read_text(encoding="utf-8")
