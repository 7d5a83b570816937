"""Waiting: the door of a locked space. What was written when it had shut is carried over the threshold, not lost."""

from __future__ import annotations

from typing import Any

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from nearer.companion.space import home
from nearer.companion.space.current import OpenSpace
from nearer.companion.space.doors import DOORS
from nearer.companion.space.forms import PassphraseForm

CARRIED = "carried-"
OWNER = "carried_for"
SIGNER = Signer(salt="carried")


def show_door(request: HttpRequest, notice: str = "", form: Any = None, status: int = 200) -> HttpResponse:
    """The page on which a space is opened, with what was written and not yet saved."""
    words = {
        "form": form or PassphraseForm(),
        "notice": notice,
        "next": find_next(request),
        "carried": collect_carried(request),
        "there_are": bool(home.list_spaces()),
    }
    return render(request, "space/open.html", words, status=status)


def find_next(request: HttpRequest) -> str:
    """Where to go on when the space is open; only ever a page of this program."""
    wanted = request.POST.get("next") or request.GET.get("next") or request.get_full_path()
    own = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/")
    return wanted if own and not wanted.startswith("/space/open") else "/"


def collect_carried(request: HttpRequest) -> list[tuple[str, str]]:
    """The fields that were sent to a shut door, or that are being carried already."""
    if request.method != "POST":
        return []
    if OWNER in request.POST:
        names = [name for name in request.POST if name.startswith(CARRIED) or name == OWNER]
        return [(name, value) for name in names for value in request.POST.getlist(name)]
    owner = DOORS.who_was_here(request.token)
    if owner is None:
        return []
    fields = [name for name in request.POST if name not in ("csrfmiddlewaretoken", "next")]
    kept = [(CARRIED + name, value) for name in fields for value in request.POST.getlist(name)]
    return [(OWNER, SIGNER.sign(owner)), *kept] if kept else []


def go_on(request: HttpRequest, space: OpenSpace) -> HttpResponse:
    """Go on where the door had shut; what was written is offered again, to its own person only."""
    carried = collect_carried(request)
    address = find_next(request)
    try:
        owner = SIGNER.unsign(dict(carried)[OWNER])
    except (KeyError, BadSignature):
        owner = ""
    if owner != space.name:
        return redirect(address)
    fields = [(name.removeprefix(CARRIED), value) for name, value in carried if name != OWNER]
    return render(request, "space/go_on.html", {"fields": fields, "address": address, "space": space})
