"""Pages for finding a group or a helper: where to look, what to check, what to say first."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nearer.companion.contents.sources import find_sources
from nearer.companion.noticing.forms import read_answers
from nearer.companion.noticing.selectors import find_sent
from nearer.companion.noticing.services import erase, save_entry
from nearer.companion.people import selectors, services
from nearer.companion.people.forms import LeadForm
from nearer.companion.people.library import Guide, read_guides
from nearer.companion.people.models import Lead

both = require_http_methods(["GET", "HEAD", "POST"])


def find_guide(kind: str) -> Guide:
    """The guide that an address names."""
    if kind not in read_guides():
        raise Http404
    return read_guides()[kind]


@require_safe
def show_finder(request: HttpRequest, kind: str) -> HttpResponse:
    """Where to look, what to check, what to say, and what is looked at already."""
    guide = find_guide(kind)
    context = {"guide": guide, "leads": selectors.list_leads(kind), "sources": find_sources(guide.sources)}
    return render(request, "people/finder.html", context)


@both
def write_lead(request: HttpRequest, kind: str) -> HttpResponse:
    """A group or helper one has heard of; a form that is sent twice is one."""
    guide = find_guide(kind)
    before = find_sent(Lead, request.POST.get("sent", ""))
    return answer_lead(request, guide, before or Lead(kind=guide.kind))


@both
def change_lead(request: HttpRequest, pk: int) -> HttpResponse:
    """What is known by now."""
    lead = get_object_or_404(Lead, pk=pk)
    return answer_lead(request, read_guides()[lead.kind], lead)


def answer_lead(request: HttpRequest, guide: Guide, lead: Lead) -> HttpResponse:
    """The form with its checklists, and what it sends."""
    form = LeadForm(read_answers(request), instance=lead)
    if request.method == "POST" and form.is_valid():
        save_entry(form.save(commit=False))
        messages.success(request, _("It is saved. Nothing was sent and nobody was called."))
        return redirect("people:finder", guide.kind.value)
    return render(request, "people/lead.html", {"form": form, "lead": lead, "guide": guide})


@require_POST
def put_on_map(request: HttpRequest, pk: int) -> HttpResponse:
    """It fits, so it stands on the map."""
    tie = services.put_on_map(get_object_or_404(Lead, pk=pk))
    messages.success(request, _("It stands on your map now."))
    return redirect("people:person", tie.pk)


@require_POST
def rub_out_lead(request: HttpRequest, pk: int) -> HttpResponse:
    """Rub out what was looked at."""
    lead = get_object_or_404(Lead, pk=pk)
    erase(lead)
    messages.success(request, _("It is rubbed out for good."))
    return redirect("people:finder", lead.kind)
