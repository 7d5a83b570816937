"""Reading experiments: what the lots said, what was answered, and what it comes to."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import NamedTuple

from django.utils.timezone import localtime

from nearer.companion.noticing.models import CheckIn
from nearer.companion.online.models import Draw, Experiment
from nearer.companion.online.verdicts import Course, Found, count_answered, cut_when_full, judge
from nearer.companion.online.words import Kept
from nearer.companion.seeing.looking import Span, draw_span


class Seen(NamedTuple):
    """An experiment as it stands today."""

    experiment: Experiment
    today: Draw | None
    with_count: int
    without_count: int
    kept: int
    told: int
    full: bool
    found: Found | None
    span: Span | None

    @property
    def answered(self) -> int:
        """How many days have an answer."""
        return self.with_count + self.without_count

    @property
    def is_running(self) -> bool:
        """Whether lots are still drawn."""
        return not self.full and self.experiment.ended_at is None


def list_experiments(today: date) -> list[Seen]:
    """Every experiment, the latest first."""
    return [look_at(experiment, today) for experiment in Experiment.objects.prefetch_related("draws")]


def look_at(experiment: Experiment, today: date) -> Seen:
    """One experiment: counts while it runs, a verdict once its days are full."""
    draws = list(experiment.draws.all())
    course = read_course(experiment, draws)
    whole = cut_when_full(course, experiment.days)
    found = judge(whole, experiment.outcome, count_beside(experiment, draws) + 1) if whole else None
    span = None
    if found:
        gap = found.difference
        span = draw_span(gap.low, gap.high, gap.with_mean - gap.without_mean)
    told = [row for row in draws if row.kept]
    return Seen(
        experiment,
        next((row for row in draws if row.day == today), None),
        *count_answered(whole or course),
        kept=sum(row.kept == Kept.YES for row in told),
        told=len(told),
        full=whole is not None,
        found=found,
        span=span,
    )


def read_course(experiment: Experiment, draws: list[Draw]) -> Course:
    """Each day from the first to the last: the mean of what was answered after its lot, and what the lot said."""
    if not draws:
        return []
    answers = read_answers(experiment, draws)
    by_day = {row.day: row for row in draws}
    first, last = draws[0].day, draws[-1].day
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return [(answers.get(day), by_day[day].given if day in by_day else None) for day in days]


def read_answers(experiment: Experiment, draws: list[Draw]) -> dict[date, float]:
    """The mean answer of each day with a lot. What was answered before the lot cannot have come of it."""
    drawn = {row.day: row.drawn_at for row in draws}
    values: dict[date, list[int]] = defaultdict(list)
    rows = CheckIn.objects.filter(at__gte=draws[0].drawn_at).exclude(**{experiment.outcome: None})
    for at, value in rows.values_list("at", experiment.outcome):
        day = localtime(at).date()
        if day in drawn and at >= drawn[day]:
            values[day].append(value)
    return {day: sum(found) / len(found) for day, found in values.items()}


def count_beside(experiment: Experiment, draws: list[Draw]) -> int:
    """How many other experiments had a lot on one of these days."""
    days = {row.day for row in draws}
    others = Draw.objects.exclude(experiment=experiment).filter(day__in=days)
    return others.values("experiment").distinct().count()
