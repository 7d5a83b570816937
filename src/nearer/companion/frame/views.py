"""Pages of the frame: the start, what leaves this machine, the neutral page, the style sheet, a sign of life."""

from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nearer.companion import engine
from nearer.companion.frame.menu import list_features, list_menu
from nearer.companion.settings import ROOM
from nearer.companion.space import home
from nearer.companion.space.counting import is_empty
from nearer.companion.space.middleware import without_space


@without_space
def show_start(request: HttpRequest) -> HttpResponse:
    """The first page: the door, or what can be done in the open space."""
    if request.space is None:
        from nearer.companion.space.waiting import show_door

        return show_door(request) if home.list_spaces() else render(request, "frame/welcome.html")
    words = {"ways": list_menu(), "empty": is_empty()}
    return render(request, "frame/start.html", words)


@without_space
def show_what_leaves(request: HttpRequest) -> HttpResponse:
    """What leaves this machine: nothing."""
    return render(request, "frame/what_leaves.html", {"home": home.find_home()})


@without_space
def show_kitchen(request: HttpRequest) -> HttpResponse:
    """A page that says nothing about anybody, for when someone comes into the room."""
    return render(request, "frame/kitchen.html")


@without_space
def show_health(request: HttpRequest) -> HttpResponse:
    """A sign of life for scripts."""
    return HttpResponse("well\n", content_type="text/plain; charset=utf-8")


@without_space
def show_style(request: HttpRequest) -> HttpResponse:
    """The style sheet: the report's, the frame's, and what a feature adds."""
    return HttpResponse(read_style(), content_type="text/css; charset=utf-8")


@without_space
def show_icon(request: HttpRequest) -> HttpResponse:
    """The small picture of the browser's tab."""
    return render(request, "frame/icon.svg", content_type="image/svg+xml")


@without_space
def show_plain_icon(request: HttpRequest) -> HttpResponse:
    """An empty picture, for the page that says nothing."""
    return HttpResponse('<svg xmlns="http://www.w3.org/2000/svg"/>', content_type="image/svg+xml")


@cache
def read_style() -> str:
    """All style sheets as one."""
    sheets = [ROOM / "frame" / "frame.css", *(Path(one.path) / f"{one.label}.css" for one in list_features())]
    return engine.read_style() + "".join(sheet.read_text(encoding="utf-8") for sheet in sheets if sheet.exists())
