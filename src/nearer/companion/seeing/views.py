"""Pages of seeing: one question a page, each with its counts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from nearer.companion.noticing.words import Alone
from nearer.companion.seeing import drawings, looking, selectors
from nearer.companion.seeing.rules import RULES
from nearer.companion.seeing.windows import WINDOWS, Window, choose_window

# The four questions, by the name of their page.
PAGES = (
    ("days", _("My days")),
    ("apart", _("Staying away")),
    ("better", _("Better days")),
    ("online", _("Time online")),
)


@require_safe
def show_days(request: HttpRequest) -> HttpResponse:
    """The check-ins as lines, wanting beside avoiding, and alone or not."""
    window = read_window(request)
    days = selectors.list_days(window)
    both, strong = looking.count_both(window)
    alone = selectors.count_alone(window)
    plots = drawings.draw_days(days, window)
    return show(
        request,
        "days",
        window,
        plots=plots,
        both=both,
        strong=strong,
        alone=[(label, alone.get(kind, 0)) for kind, label in Alone.choices] if alone else [],
        alone_total=sum(alone.values()),
        weekly=drawings.is_weekly(window),
    )


@require_safe
def show_apart(request: HttpRequest) -> HttpResponse:
    """Relief right then and what came some hours later."""
    window = read_window(request)
    away = looking.look_at_staying_away(window)
    plot = drawings.draw_pairs(away.pairs, window) if len(away.pairs) >= RULES.times_from else None
    return show(request, "apart", window, away=away, plot=plot)


@require_safe
def show_better(request: HttpRequest) -> HttpResponse:
    """What went with better days."""
    window = read_window(request)
    answered, rows = looking.compare_better_days(window)
    told = [row for row in rows if row.found]
    return show(request, "better", window, answered=answered, rows=rows, told=told)


@require_safe
def show_online(request: HttpRequest) -> HttpResponse:
    """How the mood moved with time online."""
    window = read_window(request)
    rows = looking.look_at_online(window)
    return show(request, "online", window, rows=rows, any_times=any(row.times for row in rows))


def read_window(request: HttpRequest) -> Window:
    """The window that was asked for."""
    return choose_window(request.GET.get("days", ""), selectors.find_earliest())


def show(request: HttpRequest, page: str, window: Window, **found: Any) -> HttpResponse:
    """A page of seeing with its window and its neighbours."""
    context = {"page": page, "pages": PAGES, "window": window, "windows": WINDOWS, "rules": RULES, **found}
    return render(request, f"seeing/{page}.html", context)
