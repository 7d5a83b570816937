"""Pages of one practice: step by step, how it was, rubbing out."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nearer.companion.noticing.forms import read_answers
from nearer.companion.noticing.selectors import find_sent
from nearer.companion.noticing.services import erase
from nearer.companion.skills import services
from nearer.companion.skills.forms import TellForm
from nearer.companion.skills.library import Card, read_cards
from nearer.companion.skills.models import Practice
from nearer.companion.skills.views import find_card


@require_safe
def show_page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One step on one page; it turns by itself only if that was chosen."""
    practice = get_object_or_404(Practice, pk=pk)
    card = find_card(practice.key)
    if not 1 <= number <= len(card.steps):
        raise Http404
    over = reverse("skills:tell", args=[pk])
    following = reverse("skills:page", args=[pk, number + 1]) if number < len(card.steps) else over
    context = {
        "card": card,
        "step": card.steps[number - 1],
        "number": number,
        "following": following,
        "last": following == over,
        "over": over,
        "again": f"{practice.pace};url={following}" if practice.pace else "",
    }
    return render(request, "skills/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def tell_practice(request: HttpRequest, pk: int) -> HttpResponse:
    """How it was, or change what was told."""
    practice = get_object_or_404(Practice, pk=pk)
    return answer_telling(request, practice, read_cards().get(practice.key))


@require_http_methods(["GET", "HEAD", "POST"])
def tell_elsewhere(request: HttpRequest, key: str) -> HttpResponse:
    """How it was, when it was practised away from these pages; a form that is sent twice is one practice."""
    before = find_sent(Practice, request.POST.get("sent", ""))
    return answer_telling(request, before or Practice(key=key), find_card(key))


def answer_telling(request: HttpRequest, practice: Practice, card: Card | None) -> HttpResponse:
    """The form after practising, and what it sends."""
    form = TellForm(read_answers(request), instance=practice)
    if request.method == "POST" and form.is_valid():
        if not form.says_something():
            messages.info(request, _("Nothing was filled in, so nothing was saved. That is fine."))
            return redirect("skills:cards")
        saved = services.tell_practice(form.save(commit=False))
        messages.success(request, _("It is saved. Your cards are in your own order."))
        return redirect("skills:practised") if went_down(saved) else redirect("skills:cards")
    return render(request, "skills/tell.html", {"form": form, "practice": practice, "card": card})


def went_down(practice: Practice) -> bool:
    """Whether the mood was lower afterwards."""
    before, after = practice.mood_before, practice.mood_after
    return before is not None and after is not None and after < before


@require_POST
def rub_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Rub out one practice for good."""
    erase(get_object_or_404(Practice, pk=pk))
    messages.success(request, _("It is rubbed out for good."))
    return redirect("skills:cards")
