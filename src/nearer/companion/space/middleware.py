"""Middleware: every page works in the open space of its browser, or is led to the door."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from nearer.companion.space.current import enter
from nearer.companion.space.doors import DOORS

SAFE_METHODS = ("GET", "HEAD", "OPTIONS", "TRACE")
# A page that looks by itself whether the space has locked must not keep it open by that.
QUIET = "quiet"
View = TypeVar("View", bound=Callable[..., Any])


def without_space(view: View) -> View:
    """Mark a view that works while the space is locked; every other one needs it open."""
    view.without_space = True  # type: ignore[attr-defined]
    return view


class SpaceMiddleware:
    """Finds the open space of a browser, lets views work in it, and guards them while it is locked."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer within the space, if one is open."""
        request.token = request.COOKIES.get(settings.DOOR_COOKIE)
        door = DOORS.find(request.token, quiet=QUIET in request.GET)
        request.door, request.space = door, door.space if door else None
        if door is None:
            return self.answer(request)
        with enter(door.space):
            response = self.answer(request)
        if door.minutes and leaves_nothing_unsaved(response):
            response["Refresh"] = f"{60 * door.minutes + 1}; url={ask_quietly(request)}"
        return response

    def process_view(self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any) -> Any:
        """Lead to the door when a view needs the space; save all of a change or nothing of it."""
        if request.space is None:
            return None if getattr(view, "without_space", False) else lead_to_door(request)
        if request.method in SAFE_METHODS or getattr(view, "without_space", False):
            return None
        with transaction.atomic():
            return view(request, *args, **kwargs)


def leaves_nothing_unsaved(response: HttpResponse) -> bool:
    """Whether a page holds no form in its main part, so that it may go from the screen when the space has locked."""
    if response.status_code != 200 or not response["Content-Type"].startswith("text/html"):
        return False
    return b"<form" not in response.content.partition(b"<main")[2]


def ask_quietly(request: HttpRequest) -> str:
    """The address of this page, asked in a way that does not count as coming by."""
    query = request.GET.copy()
    query[QUIET] = ""
    return f"{request.path}?{query.urlencode()}"


def lead_to_door(request: HttpRequest) -> HttpResponse:
    """The page on which the space is opened; what was written goes on from there."""
    from nearer.companion.space.waiting import show_door

    return show_door(request, _("Your space is locked. Open it to go on."))
