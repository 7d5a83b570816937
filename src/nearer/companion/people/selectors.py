"""Reading the map: who is on it, what they give, how it has been with them, and who was not met for long."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Max
from django.utils.timezone import localtime

from nearer.companion import engine
from nearer.companion.noticing.models import Contact, Tie
from nearer.companion.noticing.words import HARMS, Gift
from nearer.companion.people.models import Lead
from nearer.companion.people.rules import RULES

if TYPE_CHECKING:
    from nearer.companion.engine import Mean


class People(NamedTuple):
    """Everybody who is written down: on the map, at a distance, no longer listed."""

    on_map: list[Tie]
    apart: list[Tie]
    set_aside: list[Tie]


class Shared(NamedTuple):
    """How it has been with somebody lately."""

    contacts: int
    last: date | None
    warmth: Mean | None
    heard: Mean | None
    hard: int
    looked_at: int

    @property
    def is_often_hard(self) -> bool:
        """Whether so many of the last contacts were hard that a line asks what is needed."""
        return self.hard >= RULES.hard_contacts


class Drifted(NamedTuple):
    """Somebody whom the person asked to be reminded of, and the weeks without a contact noted."""

    tie: Tie
    weeks: int


def list_people() -> People:
    """Everybody, in three lists."""
    ties = list(Tie.objects.select_related("distance"))
    listed = [tie for tie in ties if not tie.set_aside]
    return People(
        on_map=[tie for tie in listed if not tie.keeps_harming],
        apart=[tie for tie in listed if tie.keeps_harming],
        set_aside=[tie for tie in ties if tie.set_aside],
    )


def list_gifts(ties: Sequence[Tie]) -> list[tuple[Gift, list[Tie]]]:
    """For each thing that people can give, who gives it."""
    return [(gift, [tie for tie in ties if gift in tie.gives]) for gift in map(Gift, Gift.values)]


def look_at(tie: Tie, now: datetime) -> Shared:
    """How it has been with somebody, by the contacts that were noted."""
    since = now - timedelta(days=RULES.looked_at_days)
    rows = list(Contact.objects.filter(tie=tie, at__gt=since, at__lte=now))
    last = Contact.objects.filter(tie=tie, at__lte=now).aggregate(at=Max("at"))["at"]
    latest = rows[: RULES.of_the_last]
    return Shared(
        contacts=len(rows),
        last=localtime(last).date() if last else None,
        warmth=mean_of([row.warmth for row in rows]),
        heard=mean_of([row.heard for row in rows]),
        hard=sum(any(getattr(row, harm) for harm in HARMS) for row in latest),
        looked_at=len(latest),
    )


def mean_of(values: Sequence[int | None]) -> Mean | None:
    """The mean of the answers there are, once there are enough."""
    known = [value for value in values if value is not None]
    return engine.measure_mean(known) if len(known) >= RULES.mean_from else None


def list_often_hard(ties: Sequence[Tie], now: datetime) -> list[tuple[Tie, Shared]]:
    """Those on the map with whom it was hard again and again."""
    looked = ((tie, look_at(tie, now)) for tie in ties)
    return [(tie, shared) for tie, shared in looked if shared.is_often_hard]


def list_drifted(ties: Sequence[Tie], now: datetime) -> list[Drifted]:
    """Those whom the person asked to be reminded of, after the weeks they chose; nobody else, and nobody who harms."""
    asked = [tie for tie in ties if tie.reminds_after and tie.reminds_from and not tie.keeps_harming]
    rows = Contact.objects.filter(tie__in=asked, at__lte=now).values_list("tie").annotate(at=Max("at"))
    last = {tie: localtime(at).date() for tie, at in rows}
    found = []
    for tie in asked:
        since = max(tie.reminds_from, last.get(tie.pk, tie.reminds_from))
        weeks = (localtime(now).date() - since).days // 7
        if weeks >= tie.reminds_after:
            found.append(Drifted(tie, weeks))
    return found


def list_safe(but: Tie) -> Any:
    """Those who may be asked to stand by: listed, and not harming."""
    return Tie.objects.filter(set_aside=False, keeps_harming=False).exclude(pk=but.pk)


def list_leads(kind: str) -> list[Lead]:
    """The groups or helpers that are looked at."""
    return list(Lead.objects.filter(kind=kind).select_related("tie"))
