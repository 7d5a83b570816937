"""Pages of the map: everybody, one person, a distance."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nearer.companion.contents.sources import find_sources
from nearer.companion.noticing.forms import read_answers
from nearer.companion.noticing.models import Tie
from nearer.companion.noticing.words import Gift
from nearer.companion.people import selectors, services
from nearer.companion.people.forms import DistanceForm, TieForm
from nearer.companion.people.library import AFRAID, read_notes
from nearer.companion.people.models import Distance
from nearer.companion.people.rings import draw_rings
from nearer.companion.people.rules import RULES

both = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def show_map(request: HttpRequest) -> HttpResponse:
    """Everybody on the map, what they give, and where gaps may lead."""
    people = selectors.list_people()
    now = timezone.now()
    notes = read_notes()
    context = {
        "people": people,
        "rows": [(tie, name_gifts(tie.gives)) for tie in people.on_map],
        "rings": draw_rings(people.on_map) if people.on_map else None,
        "gifts": [(gift, ties, notes["gaps"][gift]) for gift, ties in selectors.list_gifts(people.on_map)],
        "drifted": selectors.list_drifted(people.on_map, now),
        "often_hard": selectors.list_often_hard(people.on_map, now),
        "notes": [(note, find_sources(note.sources)) for note in notes["know"].values()],
    }
    return render(request, "people/map.html", context)


@require_safe
def show_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody, as the map and one's own days have it."""
    tie = get_object_or_404(Tie.objects.select_related("distance"), pk=pk)
    context = {
        "tie": tie,
        "gives": name_gifts(tie.gives),
        "gives_back": name_gifts(tie.gives_back),
        "shared": selectors.look_at(tie, timezone.now()),
        "rules": RULES,
    }
    return render(request, "people/person.html", context)


def name_gifts(keys: list[str]) -> list[Any]:
    """The names of what is given; what the list does not know is left out."""
    return [Gift(key).label for key in keys if key in Gift.values]


@both
def write_person(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Put somebody on the map, or change what stands there; whoever harms leads on to a plan for a distance."""
    tie = get_object_or_404(Tie, pk=pk) if pk is not None else None
    harmed_before = tie is not None and tie.keeps_harming
    form = TieForm(read_answers(request), instance=tie)
    if request.method == "POST" and form.is_valid():
        saved = services.save_person(form.save(commit=False), timezone.localdate())
        messages.success(request, _("Your map is saved."))
        if saved.keeps_harming and not harmed_before:
            return redirect("people:distance", saved.pk)
        return redirect("people:map")
    return render(request, "people/write.html", {"form": form, "tie": tie})


@both
def keep_distance(request: HttpRequest, pk: int) -> HttpResponse:
    """A plan for keeping a distance. Where there is fear, safety stands first, and no words for limits."""
    tie = get_object_or_404(Tie, pk=pk)
    plan = Distance.objects.filter(tie=tie).first() or Distance(tie=tie)
    form = DistanceForm(read_answers(request), instance=plan)
    if request.method == "POST" and form.is_valid():
        saved = services.keep_distance(form.save(commit=False))
        apart = saved.tie.keeps_harming
        receipt = _("Your plan is saved. No step will lead to them.") if apart else _("Your plan is saved.")
        messages.success(request, receipt)
        return redirect("people:distance", saved.tie.pk)
    plan = Distance.objects.filter(tie=tie).first() or Distance(tie=tie)
    notes = read_notes()["distance"]
    context = {
        "tie": tie,
        "form": form,
        "plan": plan,
        "note": notes[AFRAID] if plan.afraid else notes.get(plan.way),
        "beside": plan.beside if plan.beside and not plan.beside.keeps_harming else None,
    }
    return render(request, "people/distance.html", context)


@require_POST
def come_back(request: HttpRequest, pk: int) -> HttpResponse:
    """It is different now: somebody stands on the map again."""
    services.come_back(get_object_or_404(Tie, pk=pk))
    messages.success(request, _("They stand on your map again. The plan is kept."))
    return redirect("people:person", pk)


@require_POST
def put_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Not now: the weeks of a reminder begin again."""
    services.put_off(get_object_or_404(Tie, pk=pk, reminds_after__isnull=False), timezone.localdate())
    messages.info(request, _("Fine. The weeks begin again today."))
    return redirect("people:map")


@require_POST
def stop_reminding(request: HttpRequest, pk: int) -> HttpResponse:
    """No reminder of this person any more."""
    services.stop_reminding(get_object_or_404(Tie, pk=pk))
    messages.info(request, _("There will be no line about them any more."))
    return redirect("people:map")


@require_POST
def rub_out_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Rub out for good somebody who is no longer listed."""
    services.rub_out_person(get_object_or_404(Tie, pk=pk, set_aside=True))
    messages.success(request, _("The name is rubbed out for good. What you noted stays, without the name."))
    return redirect("people:map")
