"""Drawings of a person's days: which lines stand together, day by day or week by week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nearer.companion.noticing.models import MOST
from nearer.companion.seeing.plots import Day, Line, Plot, by_week, draw_plot
from nearer.companion.seeing.rules import RULES
from nearer.companion.seeing.selectors import Answered, Pair
from nearer.companion.seeing.windows import Window

SCALE = (0, MOST)


def is_weekly(window: Window) -> bool:
    """Whether there are too many days to show each."""
    return window.days > RULES.daily_until


def draw_days(days: dict[str, tuple[Answered, ...]], window: Window) -> list[Plot]:
    """Mood and battery, wanting and avoiding, sleep: those with days enough."""
    plots = (
        ("mood", _("Mood and battery"), {"mood": _("mood"), "battery": _("battery")}),
        ("wish", _("Wish for people and urge to stay away"), {"wish": _("wish"), "urge": _("urge")}),
        ("sleep", _("Sleep"), {"sleep": _("sleep")}),
    )
    return [
        draw_lines(name, title, [Line(words, days[rating]) for rating, words in ratings.items()], window)
        for name, title, ratings in plots
        if max(len(days[rating]) for rating in ratings) >= RULES.days_from
    ]


def draw_lines(name: str, title: str, lines: Sequence[Line], window: Window) -> Plot:
    """A plot of ratings over a window."""
    words = " ".join(describe(line) for line in lines)
    first = window.first
    gap = RULES.gap
    if is_weekly(window):
        lines = [Line(line.name, by_week(line.days)) for line in lines]
        # A week stands on its Monday, which can lie before the first day.
        first -= timedelta(days=first.weekday())
        gap += 7
    return draw_plot(name, title, words, lines, SCALE, (first, max(window.last, first)), gap_days=gap)


def describe(line: Line) -> str:
    """A line in a sentence, for those who do not see it."""
    values = [value for _day, value in line.days if value is not None]
    if not values:
        return _("%(name)s: no answers.") % {"name": line.name}
    return ngettext(
        "%(name)s: %(count)d day, from %(low).3g to %(high).3g, mean %(mean).2g.",
        "%(name)s: %(count)d days, from %(low).3g to %(high).3g, mean %(mean).2g.",
        len(values),
    ) % {
        "name": line.name,
        "count": len(values),
        "low": min(values),
        "high": max(values),
        "mean": sum(values) / len(values),
    }


def draw_pairs(pairs: Sequence[Pair], window: Window) -> Plot:
    """Relief and mood right then, and mood some hours later, for each day of staying away."""
    lines = [
        Line(_("relief right then"), mean_by_day([(pair.day, pair.relief) for pair in pairs])),
        Line(_("mood right then"), mean_by_day([(pair.day, pair.mood) for pair in pairs])),
        Line(_("mood some hours later"), mean_by_day([(pair.day, pair.later) for pair in pairs])),
    ]
    return draw_lines("apart", _("Right then, and some hours later"), lines, window)


def mean_by_day(days: Sequence[tuple[date, int | None]]) -> tuple[Day, ...]:
    """One value a day, the mean where there are several."""
    found: dict[date, list[int]] = {}
    for day, value in days:
        if value is not None:
            found.setdefault(day, []).append(value)
    return tuple((day, sum(values) / len(values)) for day, values in found.items())
