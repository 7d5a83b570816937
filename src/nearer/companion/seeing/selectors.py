"""Reading of a person's days: one value a day, times of staying away with what followed, and what each day held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Min
from django.utils.timezone import localtime

from nearer.companion.noticing.models import CheckIn, Contact, DigitalTime, FollowUp, StayedAway
from nearer.companion.noticing.words import ACTIVE, HARMS, Channel
from nearer.companion.seeing.rules import RULES
from nearer.companion.seeing.windows import Window

# A day and the mean of its answers; a day without one is left out.
Answered = tuple[date, float]
RATINGS = ("mood", "battery", "wish", "urge", "sleep")
SPOKEN = (Channel.IN_PERSON, Channel.CALL, Channel.VIDEO)
# The questions about a day, in the order they are shown; marks.py has their words.
MARKS = ("contact", "spoken", "heard", "harm", "away", "slept", "active", "passive")


class Pair(NamedTuple):
    """A time of staying away: relief and mood right then, and how it was some hours later."""

    day: date
    relief: int | None
    mood: int | None
    later: int | None
    lonely: int | None
    glad: int | None


def find_earliest() -> date | None:
    """The first day anything was noticed."""
    found = [model.objects.aggregate(at=Min("at"))["at"] for model in (CheckIn, Contact, StayedAway, DigitalTime)]
    return min((localtime(at).date() for at in found if at), default=None)


def list_days(window: Window) -> dict[str, tuple[Answered, ...]]:
    """For each question of the check-in, the mean of each day that has an answer."""
    rows = CheckIn.objects.filter(at__gte=window.start).order_by("at").values_list("at", *RATINGS)
    sums: dict[str, dict[date, list[int]]] = {name: defaultdict(list) for name in RATINGS}
    for at, *values in rows:
        day = localtime(at).date()
        for name, value in zip(RATINGS, values, strict=True):
            if value is not None:
                sums[name][day].append(value)
    return {name: tuple((day, sum(v) / len(v)) for day, v in by_day.items()) for name, by_day in sums.items()}


def count_alone(window: Window) -> dict[str, int]:
    """How often each answer to alone or not was given."""
    counts: dict[str, int] = defaultdict(int)
    for answer in CheckIn.objects.filter(at__gte=window.start).exclude(alone="").values_list("alone", flat=True):
        counts[answer] += 1
    return dict(counts)


def list_pairs(window: Window) -> list[Pair]:
    """The times of staying away that were followed up, the oldest first."""
    rows = (
        FollowUp.objects.filter(stayed_away__at__gte=window.start)
        .order_by("stayed_away__at")
        .values_list("stayed_away__at", "stayed_away__relief", "stayed_away__mood", "mood", "lonely", "again")
    )
    return [Pair(localtime(at).date(), *values) for at, *values in rows]


def list_online(window: Window) -> dict[str, list[int]]:
    """For each way of being online, how far the mood moved each time."""
    rows = (
        DigitalTime.objects.filter(at__gte=window.start)
        .exclude(kind="")
        .exclude(mood_before=None)
        .exclude(mood_after=None)
        .values_list("kind", "mood_before", "mood_after")
    )
    moves: dict[str, list[int]] = defaultdict(list)
    for kind, before, after in rows:
        moves[kind].append(after - before)
    return dict(moves)


def list_marks(window: Window, days: Sequence[date]) -> dict[str, list[bool | None]]:
    """For each question about a day, its answer on each of these days; None where nothing speaks for or against."""
    found: dict[str, set[date]] = {name: set() for name in MARKS}
    contacts = Contact.objects.filter(at__gte=window.start).values_list("at", "channel", "heard", *HARMS)
    heard_known: set[date] = set()
    for at, channel, heard, *harms in contacts:
        day = localtime(at).date()
        found["contact"].add(day)
        add_if(found["spoken"], day, channel in SPOKEN)
        add_if(found["heard"], day, heard is not None and heard >= RULES.strong_from)
        add_if(found["harm"], day, any(harms))
        add_if(heard_known, day, heard is not None)
    for at in StayedAway.objects.filter(at__gte=window.start).values_list("at", flat=True):
        found["away"].add(localtime(at).date())
    for at, kind in DigitalTime.objects.filter(at__gte=window.start).exclude(kind="").values_list("at", "kind"):
        found["active" if kind in ACTIVE else "passive"].add(localtime(at).date())
    sleep = dict(list_days(window)["sleep"])
    marks: dict[str, list[bool | None]] = {name: [day in there for day in days] for name, there in found.items()}
    # Being heard, and harm, are asked of days with a contact only; sleep of nights that were rated.
    marks["heard"] = [day in found["heard"] if day in heard_known else None for day in days]
    marks["harm"] = [day in found["harm"] if day in found["contact"] else None for day in days]
    marks["slept"] = [sleep[day] >= RULES.strong_from if day in sleep else None for day in days]
    return marks


def add_if(days: set[date], day: date, true: bool) -> None:
    """Add a day where something holds."""
    if true:
        days.add(day)


def fill_days(days: Iterable[Answered], window: Window) -> list[float | None]:
    """One place for every day of the window, empty where there is no answer."""
    known = dict(days)
    return [known.get(day) for day in each_day(window)]


def each_day(window: Window) -> list[date]:
    """Every day of the window."""
    return [date.fromordinal(number) for number in range(window.first.toordinal(), window.last.toordinal() + 1)]
