"""Pages of safety."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nearer.companion.safety.forms import PlanForm
from nearer.companion.safety.models import Plan
from nearer.companion.space.middleware import without_space


@without_space
@require_safe
def show_help(request: HttpRequest) -> HttpResponse:
    """Where to turn now, in a fixed order."""
    return render(request, "safety/help.html")


@require_safe
def show_plan(request: HttpRequest) -> HttpResponse:
    """The plan, as it is of use on a hard day."""
    return render(request, "safety/plan.html", {"plan": Plan.read()})


@require_http_methods(["GET", "HEAD", "POST"])
def write_plan(request: HttpRequest) -> HttpResponse:
    """Write the plan or change it."""
    form = PlanForm(request.POST or None, instance=Plan.read())
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your plan is saved."))
        return redirect("safety:plan")
    return render(request, "safety/write.html", {"form": form})
