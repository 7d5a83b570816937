"""Pages of the skills: the cards in this person's order, one card, what was practised, more help."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nearer.companion.contents.sources import find_sources
from nearer.companion.noticing.forms import read_answers
from nearer.companion.skills import selectors, services
from nearer.companion.skills.forms import BeginForm
from nearer.companion.skills.library import Card, read_cards
from nearer.companion.skills.ordering import order_cards
from nearer.companion.skills.words import Moment


def find_card(key: str) -> Card:
    """One card of the library."""
    if key not in read_cards():
        raise Http404
    return read_cards()[key]


@require_safe
def show_cards(request: HttpRequest) -> HttpResponse:
    """The cards, all of them or those for a moment, in this person's order."""
    asked = request.GET.get("for", "")
    cards = [card for card in read_cards().values() if not asked or asked in card.moments]
    context = {
        "moments": list(map(Moment, Moment.values)),
        "chosen": asked,
        "order": order_cards(cards, selectors.list_ratings()),
        "begun": selectors.find_open_practice(),
    }
    return render(request, "skills/cards.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def show_card(request: HttpRequest, key: str) -> HttpResponse:
    """One card whole, and the way to begin."""
    card = find_card(key)
    form = BeginForm(read_answers(request))
    if request.method == "POST" and form.is_valid():
        practice = services.begin_practice(form.save(commit=False), key)
        return redirect("skills:page", practice.pk, 1)
    context = {
        "card": card,
        "form": form,
        "sources": find_sources(card.sources),
        "practices": selectors.list_practices(key, most=5),
    }
    return render(request, "skills/card.html", context)


@require_safe
def show_practised(request: HttpRequest) -> HttpResponse:
    """What was practised, with the mood before and after."""
    practices = selectors.list_practices()
    if not practices:
        messages.info(request, _("Nothing here yet. It fills up with what you try, at your pace."))
        return redirect("skills:cards")
    rows = [(practice, read_cards().get(practice.key)) for practice in practices]
    return render(request, "skills/practised.html", {"rows": rows})


@require_safe
def show_more_help(request: HttpRequest) -> HttpResponse:
    """When practising alone is not enough."""
    return render(request, "skills/more_help.html")
