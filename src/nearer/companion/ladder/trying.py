"""Pages of a try: what is expected before, what came after, and not today."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nearer.companion.ladder import selectors, services
from nearer.companion.ladder.choosing import find_brake
from nearer.companion.ladder.forms import PlanForm, TellForm
from nearer.companion.ladder.models import Attempt, OwnStep
from nearer.companion.noticing.forms import read_answers


@require_http_methods(["GET", "HEAD", "POST"])
def plan_attempt(request: HttpRequest, pk: int, half: bool = False) -> HttpResponse:
    """Pick a step for today, and note what is expected; never while something else comes first."""
    now = timezone.now()
    today = selectors.look_at_today(now)
    ladder = selectors.build_ladder(now, today.battery)
    step = get_object_or_404(OwnStep, pk=pk, set_aside=False)
    open_whole = any(offer.step.pk == pk and not offer.half for offer in ladder.open)
    open_half = any(offer.step.pk == pk for offer in ladder.open) and bool(step.half)
    if find_brake(today) is not None or not (open_half if half else open_whole):
        messages.info(request, _("This step waits for now. The page says why."))
        return redirect("ladder:ladder")
    form = PlanForm(read_answers(request), initial={"expected_dread": None if half else round_rating(step.dread)})
    if request.method == "POST" and form.is_valid():
        services.plan_attempt(form.save(commit=False), step, half=half, now=now)
        messages.success(request, _("It is picked. Come back here afterwards, or say: not today."))
        return redirect("ladder:ladder")
    return render(request, "ladder/plan.html", {"form": form, "step": step, "half": half, "may_half": open_half})


@require_http_methods(["GET", "HEAD", "POST"])
def tell_attempt(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell how it was, or change what was told."""
    attempt = get_object_or_404(Attempt.objects.select_related("step"), pk=pk)
    form = TellForm(read_answers(request), instance=attempt)
    if request.method == "POST" and form.is_valid():
        if not form.says_something():
            messages.info(request, _("Nothing was filled in, so nothing was saved. That is fine."))
            return redirect("ladder:ladder")
        services.tell_attempt(form.save(commit=False), timezone.now())
        messages.success(request, _("It is saved, next to what you thought before."))
        return redirect("ladder:tries")
    return render(request, "ladder/tell.html", {"form": form, "attempt": attempt})


@require_POST
def put_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Not today: the step keeps its place, and nothing is noted down."""
    services.put_off(get_object_or_404(Attempt.objects.select_related("step"), pk=pk, at=None), timezone.now())
    messages.success(request, _("Not today, then. The step keeps its place. Nothing is counted."))
    return redirect("ladder:ladder")


@require_safe
def show_attempts(request: HttpRequest) -> HttpResponse:
    """What was thought before, and what came."""
    return render(request, "ladder/tries.html", {"attempts": selectors.list_attempts()})


def round_rating(value: int | None) -> int | None:
    """A rating as the row of buttons has it."""
    return None if value is None else round(value, -1)
