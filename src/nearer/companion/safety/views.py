"""Pages of safety. Nothing here is logged: neither what was shown nor what was chosen."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nearer.companion.safety import lines, operator
from nearer.companion.safety.forms import PlanForm
from nearer.companion.safety.models import Plan
from nearer.companion.safety.open_plan import keep_open_plan, read_open_plans
from nearer.companion.space.middleware import lead_to_door, without_space

COUNTRY_COOKIE = "nearer_country"
A_YEAR = 365 * 86_400
both = require_http_methods(["GET", "HEAD", "POST"])


@without_space
@both
def show_help(request: HttpRequest) -> HttpResponse:
    """Where to turn now, in a fixed order. A choice is sent, not put in the address, so that no history tells of it."""
    country = find_country(request)
    response = render(request, "safety/help.html", gather_help(request, country))
    if "country" in request.POST:
        response.set_cookie(COUNTRY_COOKIE, country, max_age=A_YEAR, httponly=True, samesite="Strict")
    return response


def gather_help(request: HttpRequest, country: str) -> dict[str, Any]:
    """What the help page says for a country."""
    who_for = request.POST.get("for", lines.GENERAL)
    today = timezone.localdate()
    chosen = lines.choose_lines(country, who_for)
    return {
        "countries": lines.list_countries().values(),
        "country": lines.list_countries().get(country),
        "lines": [(line, line.is_old(today)) for line in chosen],
        "compiled": lines.find_compiled(),
        "who_for": who_for,
        "writes": any(line.has_text for line in chosen),
        "trouble": operator.read_override().trouble,
        "own_people": find_own_people(request),
    }


def find_country(request: HttpRequest) -> str:
    """The country that was chosen here; never one that is guessed."""
    wanted = request.POST.get("country", request.COOKIES.get(COUNTRY_COOKIE, ""))
    return wanted if wanted in lines.list_countries() else ""


def find_own_people(request: HttpRequest) -> list[str]:
    """The people of the person's own plan, if it may be read now."""
    if request.space is not None:
        return [line.strip() for line in Plan.read().ask.split("\n") if line.strip()]
    title = str(Plan._meta.get_field("ask").verbose_name)
    return [line for plan in read_open_plans() for name, told in plan if name == title for line in told]


@without_space
@both
def report_wrong(request: HttpRequest) -> HttpResponse:
    """A number that is wrong: hide it at once on this machine, and how to tell whoever can mend it."""
    country = find_country(request)
    if request.method == "POST":
        if request.POST.get("hide") in {line.id for line in lines.list_lines()}:
            operator.hide_line(request.POST["hide"])
        elif "show" in request.POST:
            operator.show_all()
        return redirect("safety:wrong")
    shown = [line for line in lines.list_lines() if line.country == country and line.sure]
    words = {"lines": shown, "hidden": len(operator.list_hidden()), "country": lines.list_countries().get(country)}
    return render(request, "safety/wrong.html", words)


@without_space
@require_safe
def show_report_harm(request: HttpRequest) -> HttpResponse:
    """How to tell that something here did harm."""
    return render(request, "safety/report_harm.html")


@without_space
@require_safe
def show_plan(request: HttpRequest) -> HttpResponse:
    """The plan, as it is of use on a hard day; without the passphrase only if its person chose that."""
    if request.space is None:
        plans = read_open_plans()
        return render(request, "safety/open_plan.html", {"plans": plans}) if plans else lead_to_door(request)
    plan = Plan.read()
    keep_open_plan(request.space, plan)
    return render(request, "safety/plan.html", {"plan": plan})


@both
def write_plan(request: HttpRequest) -> HttpResponse:
    """Write the plan or change it."""
    form = PlanForm(request.POST or None, instance=Plan.read())
    if request.method == "POST" and form.is_valid():
        keep_open_plan(request.space, form.save())
        messages.success(request, _("Your plan is saved."))
        return redirect("safety:plan")
    return render(request, "safety/write.html", {"form": form})
