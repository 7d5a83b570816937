"""Pages of the library: what words are for, the ideas of a group, the texts of an idea."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nearer.companion.contents.sources import find_sources
from nearer.companion.words import selectors
from nearer.companion.words.library import list_ideas, read_guides, read_library
from nearer.companion.words.words import ROUNDABOUT, Group


@require_safe
def show_start(request: HttpRequest) -> HttpResponse:
    """What words are for, and the person's own messages."""
    groups = [(group, read_guides()[group.value]) for group in map(Group, Group.values)]
    return render(request, "words/start.html", {"groups": groups, "mine": selectors.list_messages()})


@require_safe
def show_group(request: HttpRequest, group: str) -> HttpResponse:
    """What to know before, and what can be said."""
    if group not in read_guides():
        raise Http404
    context = {"group": Group(group), "guide": read_guides()[group], "ideas": list_ideas(group)}
    return render(request, "words/group.html", context)


@require_safe
def show_idea(request: HttpRequest, key: str) -> HttpResponse:
    """One idea in each tone, for one part of life at a time."""
    idea = read_library().get(key)
    if idea is None:
        raise Http404
    asked = request.GET.get("to", "")
    chosen = next((layer for layer in idea.layers if layer.value == asked), idea.layers[0])
    context = {
        "idea": idea,
        "chosen": chosen,
        "texts": idea.find_texts(chosen).items(),
        "sources": find_sources([*idea.sources, *ROUNDABOUT]),
    }
    return render(request, "words/idea.html", context)
