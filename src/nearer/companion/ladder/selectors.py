"""Reading the ladder: today's state, the tries so far, what is open and what waits."""

from __future__ import annotations

from datetime import datetime, time

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.utils.timezone import localtime, make_aware

from nearer.companion.ladder.choosing import Ladder, Past, Today, cap_dread, count_hard, sort_ladder
from nearer.companion.ladder.models import Attempt, Beforehand, OwnStep, Pause
from nearer.companion.ladder.rules import RULES
from nearer.companion.ladder.words import Outcome
from nearer.companion.measures.watch import look
from nearer.companion.noticing.selectors import find_check_in

DANGERS = ("in_danger", "controlled", "real_threat", "unwell")


def look_at_today(now: datetime) -> Today:
    """What is known about today."""
    check_in = find_check_in(now, RULES.battery_known_hours)
    midnight = make_aware(datetime.combine(localtime(now).date(), time()))
    said = Beforehand.objects.first()
    harder = look(now)
    return Today(
        battery=check_in.battery if check_in else None,
        tries=Attempt.objects.filter(at__gte=midnight, at__lte=now).count(),
        low_days=harder.low_days if harder else 0,
        risen=bool(harder and harder.risen),
        paused=Pause.objects.filter(ended_at=None).exists(),
        safety_first=said is not None and any(getattr(said, danger) for danger in DANGERS),
    )


def list_steps() -> list[OwnStep]:
    """The steps on the ladder, the least dread first."""
    return list(OwnStep.objects.filter(set_aside=False).select_related("tie"))


def list_set_aside() -> list[OwnStep]:
    """The steps that are off the ladder and can be put back."""
    return list(OwnStep.objects.filter(set_aside=True))


def build_ladder(now: datetime, battery: int | None) -> Ladder:
    """The ladder of today."""
    steps = list_steps()
    day = localtime(now).date()
    waits = frozenset(step.pk for step in steps if step.not_before is not None and step.not_before > day)
    past = list_past()
    tried = count_hard(past)
    return sort_ladder(steps, tried, battery=battery, below=cap_dread(past), waits_today=waits)


def list_past() -> list[Past]:
    """The tries that are over, the newest first."""
    over = Attempt.objects.exclude(outcome="").filter(at__isnull=False).order_by("-at", "-id")
    hard = ExpressionWrapper(Q(outcome=Outcome.HARD), output_field=BooleanField())
    return [Past(*row) for row in over.annotate(hard=hard).values_list("step_id", "half", "hard", "step__dread")]


def find_open_attempt() -> Attempt | None:
    """The try that was picked and waits to be told about; one that leads to harm is not shown again."""
    picked = Attempt.objects.filter(at=None).exclude(step__tie__keeps_harming=True)
    return picked.select_related("step", "step__tie").first()


def list_attempts(most: int = 30) -> list[Attempt]:
    """The latest tries that are over."""
    return list(Attempt.objects.filter(at__isnull=False).select_related("step").order_by("-at", "-id")[:most])


def find_pause() -> Pause | None:
    """The pause that is on, if one is."""
    return Pause.objects.filter(ended_at=None).first()


def list_keys() -> set[str]:
    """The steps of the library that are on the ladder."""
    return set(OwnStep.objects.filter(set_aside=False).exclude(key="").values_list("key", flat=True))
