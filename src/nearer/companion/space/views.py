"""Pages of the space: make it, open it, lock it, hide it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from random import Random

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from nearer.companion.space import spaces, waiting
from nearer.companion.space.bringing import bring_in
from nearer.companion.space.current import OpenSpace, enter
from nearer.companion.space.doors import DOORS
from nearer.companion.space.forms import NewPassphraseForm, PassphraseForm, RecoveryForm
from nearer.companion.space.inventing import fill_with_invented
from nearer.companion.space.middleware import without_space
from nearer.errors import NearerError

both = require_http_methods(["GET", "HEAD", "POST"])


def with_own_space(view: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A view that makes no sense for an invented person, who has no passphrase."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        return redirect("space:settings") if request.space.invented else view(request)

    return guarded


@without_space
@both
def open_space(request: HttpRequest) -> HttpResponse:
    """Open a space with its passphrase."""
    if request.method != "POST":
        return waiting.show_door(request)
    form = PassphraseForm(request.POST)
    if form.is_valid():
        try:
            space = spaces.open_with_passphrase(form.cleaned_data["passphrase"])
        except NearerError as trouble:
            form.add_error("passphrase", str(trouble))
        else:
            return step_in(request, space, waiting.go_on(request, space))
    return waiting.show_door(request, form=form, status=400)


@without_space
@both
def open_with_code(request: HttpRequest) -> HttpResponse:
    """Open a space with the code on paper; a new passphrase takes the place of the lost one."""
    form = RecoveryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            space = spaces.open_with_code(form.cleaned_data["code"])
        except NearerError as trouble:
            form.add_error("code", str(trouble))
        else:
            spaces.change_passphrase(space, form.cleaned_data["passphrase"])
            # The paper was in use, perhaps before other eyes: a new one takes its place.
            spaces.renew_recovery_code(space)
            return step_in(request, space, redirect("space:code"))
    return render(request, "space/open_with_code.html", {"form": form}, status=400 if form.errors else 200)


@without_space
@both
def make_space(request: HttpRequest) -> HttpResponse:
    """Make one's own space."""
    form = NewPassphraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        space = spaces.create_space(form.cleaned_data["passphrase"])
        return step_in(request, space, redirect("space:code"))
    return render(request, "space/new.html", {"form": form}, status=400 if form.errors else 200)


@both
def show_code(request: HttpRequest) -> HttpResponse:
    """The recovery code, once, to be written down or printed."""
    if request.method == "POST":
        request.space.recovery_code = ""
        return redirect("frame:start")
    if not request.space.recovery_code:
        return redirect("space:settings")
    return render(request, "space/code.html", {"code": request.space.recovery_code})


@without_space
@require_POST
def look_around(request: HttpRequest) -> HttpResponse:
    """Open a space of an invented person."""
    space = spaces.create_invented_space()
    with enter(space):
        fill_with_invented(space, Random(1))
    return step_in(request, space, redirect("frame:start"))


@without_space
@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Lock the space now."""
    return step_out(request, redirect("frame:start"))


@without_space
@require_POST
def hide(request: HttpRequest) -> HttpResponse:
    """Lock the space and show a page that says nothing."""
    return step_out(request, redirect("frame:kitchen"))


def step_in(request: HttpRequest, space: OpenSpace, response: HttpResponse) -> HttpResponse:
    """Open the door for this browser; another space that it had open is locked."""
    DOORS.shut(request.token)
    minutes = bring_in(space)
    token = DOORS.open(space, minutes)
    response.set_cookie(settings.DOOR_COOKIE, token, httponly=True, samesite="Strict")
    return response


def step_out(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Shut the door of this browser."""
    DOORS.shut(request.token)
    response.delete_cookie(settings.DOOR_COOKIE, samesite="Strict")
    return response
