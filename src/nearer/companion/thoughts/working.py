"""Pages on which a thought is worked: caught, in one minute, or side by side."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nearer.companion.noticing.forms import read_answers
from nearer.companion.noticing.selectors import find_sent
from nearer.companion.thoughts.forms import CatchForm, MinuteForm
from nearer.companion.thoughts.library import find_traps, read_traps
from nearer.companion.thoughts.models import Thought
from nearer.companion.thoughts.rules import RULES
from nearer.companion.thoughts.steps import STEPS, find_following, find_step
from nearer.companion.thoughts.views import find_thought


@require_http_methods(["GET", "HEAD", "POST"])
def catch_thought(request: HttpRequest) -> HttpResponse:
    """Hold a thought still; a form that is sent twice is one thought."""
    return answer_catching(request, find_sent(Thought, request.POST.get("sent", "")) or Thought())


@require_http_methods(["GET", "HEAD", "POST"])
def change_thought(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what was caught."""
    return answer_catching(request, find_thought(pk))


def answer_catching(request: HttpRequest, thought: Thought) -> HttpResponse:
    """The form of the thought itself, and what it sends."""
    form = CatchForm(read_answers(request), instance=thought)
    if request.method == "POST" and form.is_valid():
        saved = form.keep()
        messages.success(request, _("It is saved. You can stop here, or at any time."))
        return redirect("thoughts:step", saved.pk, STEPS[0].slug)
    return render(request, "thoughts/catch.html", {"form": form, "thought": thought})


@require_http_methods(["GET", "HEAD", "POST"])
def take_a_minute(request: HttpRequest) -> HttpResponse:
    """The short form."""
    before = find_sent(Thought, request.POST.get("sent", ""))
    form = MinuteForm(read_answers(request), instance=before or Thought())
    if request.method == "POST" and form.is_valid():
        saved = form.keep()
        messages.success(request, _("It is saved. You can go on from here another time, or leave it."))
        return redirect("thoughts:thought", saved.pk)
    return render(request, "thoughts/minute.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def take_step(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One side of a thought, with the thought in view; it can be skipped."""
    thought, step = find_thought(pk), find_step(slug)
    if step is None:
        raise Http404
    following = find_following(step)
    form = step.form(read_answers(request), thought)
    if request.method == "POST" and form.is_valid():
        form.keep()
        messages.success(request, _("It is saved. You can stop here, or at any time."))
        return redirect("thoughts:step", pk, following.slug) if following else redirect("thoughts:thought", pk)
    context = {
        "thought": thought,
        "step": step,
        "steps": STEPS,
        "following": following,
        "form": form,
        "traps": find_traps(thought.traps),
        "all_traps": read_traps().values(),
        "hot": (thought.feeling_before or 0) >= RULES.calm_first_from,
    }
    return render(request, "thoughts/step.html", context)
