"""Pages of noticing."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nearer.companion.noticing import selectors, services
from nearer.companion.noticing.diary_file import pack_diary
from nearer.companion.noticing.forms import FORMS, FollowUpForm, read_answers
from nearer.companion.noticing.kinds import KINDS, Kind, find_kind
from nearer.companion.noticing.models import Earlier, Entry, StayedAway


@require_safe
def show_today(request: HttpRequest) -> HttpResponse:
    """What can be noticed, what waits to be asked, and the latest entries."""
    now = timezone.now()
    latest = selectors.list_latest()
    return render(
        request,
        "noticing/today.html",
        {
            "kinds": [kind for kind in KINDS.values() if kind.offered],
            "waiting": selectors.find_waiting(now),
            "entries": [tell(entry) for entry in latest],
            "monday": selectors.start_week(latest[0].at) if latest else None,
        },
    )


@require_safe
def show_week(request: HttpRequest, monday: date) -> HttpResponse:
    """The entries of one week."""
    return render(
        request,
        "noticing/week.html",
        {
            "monday": monday,
            "entries": [tell(entry) for entry in selectors.list_week(monday)],
            "before": selectors.find_week_before(monday),
            "after": selectors.find_week_after(monday),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def write_entry(request: HttpRequest, slug: str, pk: int | None = None) -> HttpResponse:
    """Write an entry, or change one; a form sent twice is one entry, and an empty one is let go without blame."""
    kind = find(slug)
    if pk is None and not kind.offered:
        raise Http404
    mark = request.POST.get("sent", "")
    entry = selectors.find_sent(kind.model, mark) if pk is None else get_object_or_404(kind.model, pk=pk)
    form = FORMS[slug](read_answers(request), instance=entry)
    if request.method == "POST" and form.is_valid():
        if not form.says_something() and entry is None:
            messages.info(request, _("Nothing was filled in, so nothing was saved. That is fine."))
            return redirect("noticing:today")
        saved = services.save_entry(form.save(commit=False))
        messages.success(request, kind.receipt)
        return redirect(f"{reverse('noticing:today')}#{slug}-{saved.pk}")
    changed = entry is not None and bool(selectors.list_earlier(entry))
    return render(request, "noticing/write.html", {"kind": kind, "form": form, "entry": entry, "changed": changed})


@require_safe
def show_earlier(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """An entry as it is and as it was."""
    kind = find(slug)
    entry = get_object_or_404(kind.model, pk=pk)
    earlier = [{"kept": kept, "pieces": tell_kept(kept)} for kept in selectors.list_earlier(entry)]
    return render(request, "noticing/earlier.html", {"kind": kind, "told": tell(entry), "earlier": earlier})


@require_POST
def take_entry_away(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take an entry away; it can be brought back."""
    services.take_away(get_object_or_404(find(slug).model, pk=pk))
    messages.success(request, _("It is taken away. You can bring it back, or rub it out for good."))
    return redirect("noticing:taken-away")


@require_safe
def show_taken_away(request: HttpRequest) -> HttpResponse:
    """What was taken away and can be brought back."""
    gone = [{"kept": kept, "kind": kind_of(kept), "pieces": tell_kept(kept)} for kept in selectors.list_taken_away()]
    return render(request, "noticing/taken_away.html", {"gone": gone})


@require_POST
def bring_back_entry(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring back an entry as it was."""
    entry = services.bring_back(get_object_or_404(find_kept(), pk=pk))
    messages.success(request, _("It is back as it was."))
    return redirect(f"{reverse('noticing:today')}#{find_kind(type(entry)).slug}-{entry.pk}")


@require_POST
def rub_out_entry(request: HttpRequest, pk: int) -> HttpResponse:
    """Rub out for good what was taken away."""
    services.rub_out(get_object_or_404(find_kept(), pk=pk, taken_away=True))
    messages.success(request, _("It is rubbed out for good."))
    return redirect("noticing:taken-away")


@require_http_methods(["GET", "HEAD", "POST"])
def answer_later(request: HttpRequest, pk: int) -> HttpResponse:
    """How it is some hours after staying away."""
    stayed_away = get_object_or_404(StayedAway, pk=pk)
    if hasattr(stayed_away, "follow_up"):
        return redirect("noticing:entry", slug="later", pk=stayed_away.follow_up.pk)
    form = FollowUpForm(read_answers(request))
    if request.method == "POST" and form.is_valid():
        if not form.says_something():
            services.stop_asking(stayed_away)
            messages.info(request, _("Skipped. It will not be asked again."))
            return redirect("noticing:today")
        saved = services.answer_follow_up(stayed_away, form.save(commit=False), timezone.now())
        messages.success(request, KINDS["later"].receipt)
        return redirect(f"{reverse('noticing:today')}#later-{saved.pk}")
    context = {"kind": KINDS["later"], "form": form, "stayed_away": stayed_away, "told": tell(stayed_away)}
    return render(request, "noticing/later.html", context)


@require_POST
def stop_asking(request: HttpRequest, pk: int) -> HttpResponse:
    """Skip the question how it was later."""
    services.stop_asking(get_object_or_404(StayedAway, pk=pk))
    messages.info(request, _("Skipped. It will not be asked again."))
    return redirect("noticing:today")


@require_safe
def take_diary(request: HttpRequest) -> HttpResponse:
    """One's own numbers as a diary with its map, for the reports of the command line."""
    headers = {"Content-Disposition": 'attachment; filename="diary.zip"'}
    return HttpResponse(pack_diary(), content_type="application/zip", headers=headers)


def find(slug: str) -> Kind:
    """The kind of entry an address names."""
    if slug not in KINDS:
        raise Http404
    return KINDS[slug]


def tell(entry: Entry) -> dict[str, Any]:
    """An entry as a page shows it."""
    kind = find_kind(type(entry))
    return {"entry": entry, "kind": kind, "pieces": kind.tell(entry)}


def find_kept() -> QuerySet[Earlier]:
    """What was kept of entries; earlier forms of other things are not brought back here."""
    return Earlier.objects.filter(kind__in=[kind.model._meta.model_name for kind in KINDS.values()])


def kind_of(kept: Earlier) -> Kind:
    """The kind of an entry that was kept as it was."""
    return next(kind for kind in KINDS.values() if kind.model._meta.model_name == kept.kind)


def tell_kept(kept: Earlier) -> list[str]:
    """What an entry said before it was changed or taken away."""
    return kind_of(kept).tell(services.rebuild(kept))
