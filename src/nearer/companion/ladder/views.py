"""Pages of the ladder: today's steps, the list to choose from, a step of one's own, pause."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nearer.companion import engine
from nearer.companion.ladder import selectors, services
from nearer.companion.ladder.choosing import find_brake
from nearer.companion.ladder.forms import BeforehandForm, SearchForm, StepForm
from nearer.companion.ladder.library import find_steps, read_library
from nearer.companion.ladder.models import Beforehand, OwnStep
from nearer.companion.ladder.rules import RULES
from nearer.companion.ladder.words import Rung
from nearer.companion.noticing.forms import read_answers


@require_safe
def show_ladder(request: HttpRequest) -> HttpResponse:
    """The ladder of today: what is open, what waits, or why rest comes first."""
    now = timezone.now()
    today = selectors.look_at_today(now)
    ladder = selectors.build_ladder(now, today.battery)
    advice = engine.may_suggest_step()
    suggested = ladder.open[: 1 + RULES.alternatives] if advice.allowed else []
    context = {
        "today": today,
        "brake": find_brake(today),
        "open": ladder.open[len(suggested) :],
        "suggested": suggested[:1],
        "others": suggested[1:],
        "waiting": ladder.waiting,
        "set_aside": selectors.list_set_aside(),
        "advice": advice,
        "attempt": selectors.find_open_attempt(),
        "pause": selectors.find_pause(),
        "said": Beforehand.objects.exists(),
    }
    return render(request, "ladder/ladder.html", context)


@require_safe
def show_library(request: HttpRequest) -> HttpResponse:
    """The list of steps, narrowed by what suits the person."""
    form = SearchForm(request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    found = find_steps(
        road=asked.get("road", ""),
        most_energy=int(asked["energy"]) if asked.get("energy") else None,
        place=asked.get("place", ""),
        free=asked.get("free", False),
        without=asked.get("without", ()),
    )
    rungs = [(rung, [step for step in found if step.rung == rung.value]) for rung in map(Rung, Rung.values)]
    chosen = asked.get("rung") or next((rung.value for rung, steps in rungs if steps), "")
    query = request.GET.copy()
    query.pop("rung", None)
    context = {
        "form": form,
        "rungs": rungs,
        "chosen": chosen,
        "query": query.urlencode(),
        "total": len(read_library()),
        "count": len(found),
        "mine": selectors.list_keys(),
    }
    return render(request, "ladder/library.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def write_step(request: HttpRequest, key: str = "") -> HttpResponse:
    """Put a step on the ladder, in own words or from the list."""
    if key and key not in read_library():
        raise Http404
    step = services.copy_from_library(read_library()[key]) if key else OwnStep()
    return answer_step(request, step)


@require_http_methods(["GET", "HEAD", "POST"])
def change_step(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a step of the ladder."""
    return answer_step(request, get_object_or_404(OwnStep, pk=pk))


def answer_step(request: HttpRequest, step: OwnStep) -> HttpResponse:
    """The form of a step, and what it sends."""
    form = StepForm(read_answers(request), instance=step)
    if request.method == "POST" and form.is_valid():
        saved = form.save(commit=False)
        saved.set_aside = False
        services.save_step(saved)
        messages.success(request, _("The step is on your ladder."))
        return redirect("ladder:ladder")
    return render(request, "ladder/step.html", {"form": form, "step": step})


@require_POST
def take_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Set a step aside."""
    services.take_off(get_object_or_404(OwnStep, pk=pk))
    messages.success(request, _("The step is off your ladder. What you learned with it stays."))
    return redirect("ladder:ladder")


@require_POST
def rub_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Rub out for good a step that was set aside."""
    services.rub_out(get_object_or_404(OwnStep, pk=pk, set_aside=True))
    messages.success(request, _("The step is rubbed out for good."))
    return redirect("ladder:ladder")


@require_http_methods(["GET", "HEAD", "POST"])
def say_beforehand(request: HttpRequest) -> HttpResponse:
    """Four questions before starting; a yes means that help or safety comes first."""
    form = BeforehandForm(read_answers(request), instance=None)
    if request.method == "POST" and form.is_valid():
        services.say_beforehand(form.save(commit=False))
        messages.success(request, _("Thank you. It is saved. You can answer again at any time."))
        return redirect("ladder:ladder")
    return render(request, "ladder/beforehand.html", {"form": form})


@require_POST
def begin_pause(request: HttpRequest) -> HttpResponse:
    """Begin a pause."""
    services.begin_pause(timezone.now())
    messages.success(request, _("Paused. Your ladder stays as it is, for as long as you like."))
    return redirect("ladder:ladder")


@require_POST
def end_pause(request: HttpRequest) -> HttpResponse:
    """End the pause."""
    services.end_pause(timezone.now())
    messages.success(request, _("Your ladder is open again, as you left it."))
    return redirect("ladder:ladder")
