"""Pages of the thoughts: the first page, the traps, one thought whole, rubbing out."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nearer.companion.contents.sources import find_sources
from nearer.companion.thoughts import selectors, services
from nearer.companion.thoughts.library import find_traps, read_traps
from nearer.companion.thoughts.models import Thought
from nearer.companion.thoughts.rules import RULES
from nearer.companion.thoughts.steps import STEPS
from nearer.companion.thoughts.words import Ending


def find_thought(pk: int) -> Thought:
    """One of the person's thoughts."""
    return get_object_or_404(Thought.objects.select_related("tie"), pk=pk)


@require_safe
def show_start(request: HttpRequest) -> HttpResponse:
    """Ways to begin, and what was looked at before."""
    context = {"thoughts": selectors.list_thoughts(), "afterwards": selectors.list_afterwards()}
    return render(request, "thoughts/start.html", context)


@require_safe
def show_traps(request: HttpRequest) -> HttpResponse:
    """Every trap in a line."""
    return render(request, "thoughts/traps.html", {"traps": read_traps().values()})


@require_safe
def show_trap(request: HttpRequest, key: str) -> HttpResponse:
    """One trap whole, with what it rests on."""
    trap = read_traps().get(key)
    if trap is None:
        raise Http404
    return render(request, "thoughts/trap.html", {"trap": trap, "sources": find_sources(trap.sources)})


@require_safe
def show_thought(request: HttpRequest, pk: int) -> HttpResponse:
    """One thought: before beside after, what was found, and where it may lead."""
    thought = find_thought(pk)
    context = {
        "thought": thought,
        "steps": STEPS,
        "changes": selectors.list_changes(thought),
        "shares": selectors.list_shares(thought),
        "readings": thought.readings.all(),
        "traps": find_traps(thought.traps),
        "worse": selectors.went_up(thought),
        "has_truth": thought.ending in (Ending.PARTLY, Ending.TRUE),
        "hot": (thought.feeling_before or 0) >= RULES.calm_first_from and thought.ended_at is None,
    }
    return render(request, "thoughts/thought.html", context)


@require_POST
def rub_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Rub out a thought for good."""
    services.rub_out(find_thought(pk))
    messages.success(request, _("The thought is rubbed out for good."))
    return redirect("thoughts:start")
