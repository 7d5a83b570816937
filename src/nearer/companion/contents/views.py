"""Pages of the contents: the list, one part, the studies."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nearer.companion.contents.gathering import find_part, list_shelves
from nearer.companion.contents.sources import read_sources
from nearer.companion.space.middleware import without_space


@without_space
@require_safe
def show_shelves(request: HttpRequest) -> HttpResponse:
    """Which texts there are, feature by feature."""
    return render(request, "contents/contents.html", {"shelves": list_shelves()})


@without_space
@require_safe
def show_part(request: HttpRequest, label: str, slug: str) -> HttpResponse:
    """Each text of one part, with its sources."""
    part = find_part(label, slug)
    if part is None:
        raise Http404
    return render(request, "contents/part.html", {"part": part})


@without_space
@require_safe
def show_studies(request: HttpRequest) -> HttpResponse:
    """Every study that a text leans on, and what it found."""
    return render(request, "contents/studies.html", {"studies": read_sources().values()})
