"""Pages for taking everything along, bringing it back, and erasing it."""

from __future__ import annotations

from django.conf import settings
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nearer.companion.space import backup, spaces
from nearer.companion.space.doors import DOORS
from nearer.companion.space.export import export_everything
from nearer.companion.space.forms import EraseForm, RestoreForm
from nearer.companion.space.middleware import without_space
from nearer.companion.space.views import both, step_in, with_own_space
from nearer.errors import NearerError


@require_POST
@with_own_space
def take_backup(request: HttpRequest) -> HttpResponse:
    """The backup, as a file to keep."""
    name = f"nearer-{timezone.localdate():%Y-%m-%d}{backup.ENDING}"
    return give_file(backup.make_backup(request.space), name, "application/octet-stream")


@require_POST
def take_export(request: HttpRequest) -> HttpResponse:
    """Everything in plain form, as a file to keep."""
    now = timezone.localtime()
    return give_file(export_everything(now), f"nearer-{now:%Y-%m-%d}.zip", "application/zip")


def give_file(content: bytes, name: str, kind: str) -> HttpResponse:
    """A file for the browser to keep."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@without_space
@both
def restore(request: HttpRequest) -> HttpResponse:
    """Bring back a space from its backup."""
    form = RestoreForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            space, replaced = backup.restore(form.cleaned_data["file"].read(), form.cleaned_data["secret"])
        except NearerError as trouble:
            form.add_error(None, str(trouble))
        else:
            said = _("Your space is back as it was when you made the backup.")
            if replaced:
                said += " " + _("What was here before is kept as a backup in the folder of Nearer.")
            space.receipts.append(Message(constants.SUCCESS, said))
            return step_in(request, space, redirect("frame:start"))
    words = {"form": form, "largest": settings.LARGEST_FILE_MEGABYTES}
    return render(request, "space/restore.html", words, status=400 if form.errors else 200)


@both
@with_own_space
def erase(request: HttpRequest) -> HttpResponse:
    """Erase everything, after asking twice."""
    form = EraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if spaces.opens(request.space, form.cleaned_data["passphrase"]):
            return leave_for_good(request)
        form.add_error("passphrase", _("That is not the passphrase of this space. Type it once more."))
    return render(request, "space/erase.html", {"form": form}, status=400 if form.errors else 200)


def leave_for_good(request: HttpRequest) -> HttpResponse:
    """Erase the space and shut every door to it."""
    from django.db import connection

    connection.close()
    backup.erase_everything(request.space)
    DOORS.shut_space(request.space)
    request.space = None
    response = render(request, "space/erased.html")
    response.delete_cookie(settings.DOOR_COOKIE, samesite="Strict")
    return response
