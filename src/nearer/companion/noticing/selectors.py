"""Reading what was noticed."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from django.db.models import Max, Min, QuerySet
from django.utils.timezone import localtime, make_aware

from nearer.companion.noticing.kinds import KINDS, Kind
from nearer.companion.noticing.models import CheckIn, Earlier, Entry, StayedAway, Tie
from nearer.companion.noticing.rules import RULES

E = TypeVar("E", bound=Entry)
A_FEW = 6
LONGEST_LIST = 400


def list_latest(most: int = A_FEW) -> list[Entry]:
    """The latest entries of every kind, newest first."""
    return merge([ask(kind)[:most] for kind in KINDS.values()])[:most]


def list_week(monday: date) -> list[Entry]:
    """The entries of a week, newest first."""
    start, end = bound_week(monday)
    return merge([ask(kind).filter(at__gte=start, at__lt=end) for kind in KINDS.values()])[:LONGEST_LIST]


def find_week_before(monday: date) -> date | None:
    """The nearest earlier week with an entry."""
    start, _ = bound_week(monday)
    found = [kind.model.objects.filter(at__lt=start).aggregate(at=Max("at"))["at"] for kind in KINDS.values()]
    return max((start_week(at) for at in found if at), default=None)


def find_week_after(monday: date) -> date | None:
    """The nearest later week with an entry."""
    _, end = bound_week(monday)
    found = [kind.model.objects.filter(at__gte=end).aggregate(at=Min("at"))["at"] for kind in KINDS.values()]
    return min((start_week(at) for at in found if at), default=None)


def start_week(at: datetime) -> date:
    """The Monday of the week in which a moment lies, by the clock on the wall."""
    day = localtime(at).date()
    return day - timedelta(days=day.weekday())


def bound_week(monday: date) -> tuple[datetime, datetime]:
    """When a week begins and ends, by the clock on the wall."""
    start, end = (datetime.combine(monday + timedelta(days=days), time()) for days in (0, 7))
    return make_aware(start), make_aware(end)


def ask(kind: Kind) -> QuerySet[Any]:
    """The entries of a kind, with the people in them if it has any."""
    return kind.model.objects.select_related("tie") if kind.needs_tie else kind.model.objects.all()


def merge(columns: Iterable[Iterable[Entry]]) -> list[Entry]:
    """Several lists, each newest first, as one."""
    return list(heapq.merge(*columns, key=lambda entry: entry.at, reverse=True))


def find_sent(table: type[E], mark: str) -> E | None:
    """The entry that came with a form, if that form was sent before."""
    return table._default_manager.filter(sent=mark).first() if mark else None


def find_waiting(now: datetime) -> StayedAway | None:
    """The latest time of staying away that waits for its follow-up, if there is one."""
    hours = (RULES.follow_up_from_hours, RULES.follow_up_until_hours)
    latest, earliest = (now - timedelta(hours=count) for count in hours)
    waiting = StayedAway.objects.filter(at__lte=latest, at__gte=earliest, asks_later=True, follow_up=None)
    return waiting.select_related("tie").first()


def find_check_in(now: datetime, hours: float) -> CheckIn | None:
    """The latest check-in with a battery within so many hours."""
    return CheckIn.objects.filter(at__gt=now - timedelta(hours=hours), at__lte=now, battery__isnull=False).first()


def count_low_days(now: datetime, days: int, floor: int) -> int:
    """On how many of the last days the best mood noted was at or below the floor."""
    since = now - timedelta(days=days)
    best: dict[object, int] = {}
    rows = CheckIn.objects.filter(at__gt=since, at__lte=now, mood__isnull=False).values_list("at", "mood")
    for at, mood in rows:
        day = localtime(at).date()
        best[day] = max(mood, best.get(day, mood))
    return sum(mood <= floor for mood in best.values())


def list_earlier(entry: Entry) -> list[Earlier]:
    """An entry as it was before, newest first."""
    return list(Earlier.objects.filter(kind=entry._meta.model_name, entry=entry.pk))


def list_taken_away(most: int = 20) -> list[Earlier]:
    """Entries that were taken away and can be brought back."""
    return list(Earlier.objects.filter(taken_away=True).exclude(kind="followup")[:most])


def list_ties() -> list[Tie]:
    """The people in the person's life who are still listed."""
    return list(Tie.objects.filter(set_aside=False))
