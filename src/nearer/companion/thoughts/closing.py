"""Pages that close a meeting which goes on in the head."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nearer.companion.noticing.forms import read_answers
from nearer.companion.noticing.selectors import find_sent
from nearer.companion.noticing.services import save_entry
from nearer.companion.thoughts import services
from nearer.companion.thoughts.forms import AfterwardsForm, QuieterForm
from nearer.companion.thoughts.models import Afterwards


def find_afterwards(pk: int) -> Afterwards:
    """One evening that went on in the head."""
    return get_object_or_404(Afterwards.objects.select_related("tie"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def write_afterwards(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Close it, or change how it was closed; a form that is sent twice is one entry."""
    sent = find_sent(Afterwards, request.POST.get("sent", ""))
    entry = find_afterwards(pk) if pk else sent or Afterwards()
    form = AfterwardsForm(read_answers(request), instance=entry)
    if request.method == "POST" and form.is_valid():
        saved = save_entry(form.save(commit=False))
        messages.success(request, _("It is written down, so your head need not keep it."))
        return redirect("thoughts:closed", saved.pk)
    return render(request, "thoughts/afterwards.html", {"form": form, "entry": entry})


@require_http_methods(["GET", "HEAD", "POST"])
def show_closed(request: HttpRequest, pk: int) -> HttpResponse:
    """The closing line, something that looks outward, and how it is a while later."""
    entry = find_afterwards(pk)
    form = QuieterForm(read_answers(request), instance=entry)
    if request.method == "POST" and form.is_valid():
        save_entry(form.save(commit=False))
        messages.success(request, _("It is saved. Good night to that evening."))
        return redirect("thoughts:start")
    return render(request, "thoughts/closed.html", {"form": form, "entry": entry})


@require_POST
def rub_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Rub it out for good."""
    services.rub_out(find_afterwards(pk))
    messages.success(request, _("It is rubbed out for good."))
    return redirect("thoughts:start")
