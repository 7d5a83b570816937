"""Reading of questionnaires: results with their bands and change, what is due, and whether things got harder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from nearer.companion.measures.models import Filled, Reader, Rhythm
from nearer.companion.measures.offered import list_offered
from nearer.companion.measures.rules import USUAL_DAYS
from nearer.instruments import (
    Change,
    Instrument,
    Scores,
    compare,
    find_band,
    find_missing,
    list_names,
    read_safety,
    score,
)
from nearer.instruments.instrument import Band, ScoreRule


class Result(NamedTuple):
    """One filled questionnaire with its scores."""

    filled: Filled
    scores: Scores


class Told(NamedTuple):
    """One score as the page tells it: its band, the person's own range so far, and the change since last time."""

    rule: ScoreRule
    points: float | None
    missing: int
    label: str
    bands: tuple[tuple[Band, bool], ...]
    lowest: float | None
    highest: float | None
    before: float | None
    before_at: datetime | None
    change: Change | None

    @property
    def step(self) -> float | None:
        """How many points it moved since last time."""
        return None if self.points is None or self.before is None else self.points - self.before


class Due(NamedTuple):
    """A questionnaire on the person's page: when it was last answered, and whether it comes up now."""

    instrument: Instrument
    days: int | None
    last: datetime | None
    now: bool


def list_results(instrument: Instrument) -> list[Result]:
    """Every time a questionnaire was answered, the oldest first."""
    filled = Filled.objects.filter(instrument=instrument.id).order_by("at", "id")
    return [Result(one, score(instrument, one.answers)) for one in filled]


def tell_scores(instrument: Instrument, filled: Filled) -> list[Told]:
    """Every score of one filled questionnaire beside the earlier ones."""
    results = list_results(instrument)
    place = next(number for number, result in enumerate(results) if result.filled.pk == filled.pk)
    return [tell(instrument, rule, results[place], results[:place]) for rule in instrument.scores]


def tell(instrument: Instrument, rule: ScoreRule, result: Result, earlier: Sequence[Result]) -> Told:
    """One score beside the earlier ones."""
    points = result.scores[rule.name]
    known = [(one.filled.at, value) for one in earlier if (value := one.scores[rule.name]) is not None]
    before_at, before = known[-1] if known else (None, None)
    values = [value for _, value in known] + ([points] if points is not None else [])
    mine = find_band(instrument, rule.name, points)
    change = None if points is None or before is None else compare(instrument, rule.name, before, points)
    return Told(
        rule=rule,
        points=points,
        missing=len(find_missing(rule, result.filled.answers)),
        label=name_category(instrument, rule, points),
        bands=tuple((band, band == mine) for band in instrument.bands if band.score == rule.name),
        lowest=min(values, default=None),
        highest=max(values, default=None),
        before=before,
        before_at=before_at,
        change=change,
    )


def name_category(instrument: Instrument, rule: ScoreRule, points: float | None) -> str:
    """The label of an answer that is a category by itself."""
    if rule.rule != "category" or points is None:
        return ""
    return next(option.label for option in instrument.options(rule.items[0]) if option.points == points)


def find_alarm(instrument: Instrument, filled: Filled) -> int:
    """The highest answer to a question about harm that opens the safety path; 0 where none does."""
    opened = [item for item, opens in read_safety(instrument, filled.answers).items() if opens]
    return max((filled.answers[item] for item in opened), default=0)


def find_reader() -> Reader | None:
    """Who reads answers about harm, if the person has said so."""
    return Reader.objects.first()


def asks_about_harm(instrument: Instrument) -> bool:
    """Whether a questionnaire has a question about harm."""
    return bool(instrument.safety)


def read_rhythms() -> dict[str, tuple[bool, int | None]]:
    """Which questionnaires stand on the page and how often they come up: the usual, and what the person said."""
    usual: dict[str, tuple[bool, int | None]] = {
        name: (name in USUAL_DAYS, USUAL_DAYS.get(name)) for name in list_names()
    }
    return usual | {row.instrument: (row.kept, row.days) for row in Rhythm.objects.all()}


def list_due(now: datetime) -> list[Due]:
    """The questionnaires on the person's page, those that come up now first."""
    rhythms, last = read_rhythms(), find_last()
    due = []
    for instrument in list_offered()[0]:
        kept, days = rhythms[instrument.id]
        if kept and (find_reader() or not asks_about_harm(instrument)):
            at = last.get(instrument.id)
            now_due = days is not None and (at is None or now - at >= timedelta(days=days))
            due.append(Due(instrument, days, at, now_due))
    return sorted(due, key=lambda one: (not one.now, one.days or 1000, one.instrument.name))


def find_last() -> dict[str, datetime]:
    """When each questionnaire was last answered; one that this version does not know is left out."""
    known = Filled.objects.filter(instrument__in=list_names())
    return dict(known.order_by("at").values_list("instrument", "at"))
