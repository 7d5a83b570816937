"""Pages of the open space's own matters: choices, passphrase, recovery code."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nearer.companion.space import spaces
from nearer.companion.space.forms import ChangePassphraseForm, ChoiceForm, PassphraseForm
from nearer.companion.space.models import Choice
from nearer.companion.space.views import both, with_own_space


@both
def show_settings(request: HttpRequest) -> HttpResponse:
    """What can be done with the space itself."""
    form = ChoiceForm(request.POST or None, instance=Choice.read())
    if request.method == "POST" and form.is_valid():
        request.door.minutes = form.save().minutes_open
        messages.success(request, _("Your choice is saved."))
        return redirect("space:settings")
    return render(request, "space/settings.html", {"form": form})


@both
@with_own_space
def change_passphrase(request: HttpRequest) -> HttpResponse:
    """Change the passphrase."""
    form = ChangePassphraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if spaces.opens(request.space, form.cleaned_data["old"]):
            spaces.change_passphrase(request.space, form.cleaned_data["passphrase"])
            messages.success(request, _("Your passphrase is changed. The old one opens nothing any more."))
            return redirect("space:settings")
        form.add_error("old", _("That is not the passphrase of this space. Type it once more."))
    return render(request, "space/passphrase.html", {"form": form}, status=400 if form.errors else 200)


@both
@with_own_space
def renew_code(request: HttpRequest) -> HttpResponse:
    """Draw a new recovery code."""
    form = PassphraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if spaces.opens(request.space, form.cleaned_data["passphrase"]):
            spaces.renew_recovery_code(request.space)
            return redirect("space:code")
        form.add_error("passphrase", _("That is not the passphrase of this space. Type it once more."))
    return render(request, "space/new_code.html", {"form": form}, status=400 if form.errors else 200)
