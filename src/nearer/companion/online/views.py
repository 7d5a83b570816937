"""Pages of online: what runs, a new experiment, the lot of a day, how it went, texts."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nearer.companion.contents.sources import find_sources
from nearer.companion.noticing.forms import read_answers
from nearer.companion.noticing.selectors import find_sent
from nearer.companion.noticing.services import save_entry
from nearer.companion.online import selectors, services
from nearer.companion.online.forms import ExperimentForm, KeptForm
from nearer.companion.online.library import read_pages
from nearer.companion.online.models import Draw, Experiment
from nearer.companion.online.rules import RULES

both = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def show_start(request: HttpRequest) -> HttpResponse:
    """What is being tried, what came of earlier tries, and texts."""
    seen = selectors.list_experiments(timezone.localdate())
    running = [one for one in seen if one.is_running]
    context = {
        "running": running,
        "over": [one for one in seen if not one.is_running],
        "room": len(running) < RULES.most_at_once,
        "pages": read_pages().values(),
    }
    return render(request, "online/start.html", context)


@both
def begin(request: HttpRequest) -> HttpResponse:
    """Begin an experiment; a form that is sent twice is one, and there are never too many at once."""
    before = find_sent(Experiment, request.POST.get("sent", ""))
    if before is not None:
        return redirect("online:experiment", before.pk)
    if sum(one.is_running for one in selectors.list_experiments(timezone.localdate())) >= RULES.most_at_once:
        messages.info(request, _("Two at a time are enough. End one first, or let it run out."))
        return redirect("online:start")
    form = ExperimentForm(read_answers(request))
    if request.method == "POST" and form.is_valid():
        saved = save_entry(form.save(commit=False))
        messages.success(request, _("It begins. Draw the lot of a day in the morning, if you can."))
        return redirect("online:experiment", saved.pk)
    return render(request, "online/begin.html", {"form": form})


@require_safe
def show_experiment(request: HttpRequest, pk: int) -> HttpResponse:
    """One experiment: today's lot, the days so far, and what it comes to once they are full."""
    seen = selectors.look_at(get_object_or_404(Experiment, pk=pk), timezone.localdate())
    draws = list(seen.experiment.draws.order_by("-day"))
    return render(request, "online/experiment.html", {"seen": seen, "draws": draws, "rules": RULES})


@require_POST
def draw_today(request: HttpRequest, pk: int) -> HttpResponse:
    """Draw the lot of today."""
    experiment = get_object_or_404(Experiment, pk=pk)
    if not selectors.look_at(experiment, timezone.localdate()).is_running:
        raise Http404
    services.draw_today(experiment, timezone.now())
    return redirect("online:experiment", pk)


@both
def tell_day(request: HttpRequest, pk: int) -> HttpResponse:
    """Whether a day went as its lot said."""
    row = get_object_or_404(Draw.objects.select_related("experiment"), pk=pk)
    form = KeptForm(read_answers(request), instance=row)
    if request.method == "POST" and form.is_valid():
        save_entry(form.save(commit=False))
        messages.success(request, _("Noted. Either way is fine."))
        return redirect("online:experiment", row.experiment.pk)
    return render(request, "online/day.html", {"form": form, "draw": row})


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End an experiment early."""
    experiment = get_object_or_404(Experiment, pk=pk, ended_at=None)
    services.end(experiment, timezone.now())
    messages.success(request, _("It has ended. That is fine, and nothing is lost."))
    return redirect("online:experiment", pk)


@require_POST
def rub_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Rub out an experiment for good."""
    services.rub_out(get_object_or_404(Experiment, pk=pk))
    messages.success(request, _("The experiment is rubbed out for good. Your check-ins stay."))
    return redirect("online:start")


@require_safe
def show_page(request: HttpRequest, key: str) -> HttpResponse:
    """One text."""
    page = read_pages().get(key)
    if page is None:
        raise Http404
    return render(request, "online/page.html", {"page": page, "sources": find_sources(page.sources)})
