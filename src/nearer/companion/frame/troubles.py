"""Troubles: calm words when an address, a form or the program itself goes wrong."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def show_bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that makes no sense."""
    return render(request, "frame/trouble.html", {"what": "request"}, status=400)


def show_forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that is not allowed."""
    return render(request, "frame/trouble.html", {"what": "request"}, status=403)


def show_missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """An address that is not there."""
    return render(request, "frame/trouble.html", {"what": "missing"}, status=404)


def show_stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from before the program was started anew, or from another site."""
    return render(request, "frame/trouble.html", {"what": "form"}, status=403)


def show_own_mistake(request: HttpRequest) -> HttpResponse:
    """A mistake of the program."""
    return render(request, "frame/trouble.html", {"what": "mistake"}, status=500)
