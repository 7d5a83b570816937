"""Pages of the lenses: the list, one lens, rubbing out."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nearer.companion.contents.sources import find_sources
from nearer.companion.lenses import selectors
from nearer.companion.lenses.forms import LookForm
from nearer.companion.lenses.library import read_lenses
from nearer.companion.lenses.models import Look
from nearer.companion.lenses.offering import make_offer
from nearer.companion.lenses.words import Fits, Wish
from nearer.companion.noticing.forms import read_answers
from nearer.companion.noticing.services import erase, save_entry


@require_safe
def show_lenses(request: HttpRequest) -> HttpResponse:
    """Every lens in a line, with what was said about it."""
    return render(request, "lenses/lenses.html", {"shelves": selectors.fill_shelves()})


@require_http_methods(["GET", "HEAD", "POST"])
def look_through(request: HttpRequest, key: str) -> HttpResponse:
    """One lens, the form, and the one page that goes with it."""
    lens = read_lenses().get(key)
    if lens is None:
        raise Http404
    before = selectors.find_look(key)
    form = LookForm(read_answers(request), instance=before or Look(key=key))
    if request.method == "POST" and form.is_valid():
        if not form.says_something():
            messages.info(request, _("Nothing was filled in, so nothing was saved. That is fine."))
            return redirect("lenses:lenses")
        save_entry(form.save(commit=False))
        messages.success(request, _("It is saved. You can answer again at any time."))
        return redirect("lenses:lens", key)
    context = {
        "lens": lens,
        "form": form,
        "look": before,
        "offer": make_offer(lens, timezone.now()),
        "offered": before is not None and before.fits in (Fits.YES, Fits.PARTLY) and before.wish != Wish.KEEP,
        "sources": find_sources(lens.sources),
    }
    return render(request, "lenses/lens.html", context)


@require_POST
def rub_out(request: HttpRequest, key: str) -> HttpResponse:
    """Rub out for good what was said about a lens."""
    erase(get_object_or_404(Look, key=key))
    messages.success(request, _("It is rubbed out for good."))
    return redirect("lenses:lenses")
