"""The course of a questionnaire: its scores as lines over the days, and its answers as rows."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from nearer.companion.measures.models import Filled
from nearer.companion.measures.selectors import Result
from nearer.companion.measures.words import SCORES
from nearer.companion.seeing.plots import Line, Plot, Stretch, draw_plot
from nearer.instruments import Instrument, compare
from nearer.instruments.instrument import ScoreRule

# Results lie weeks apart; the line is lifted only where half a year is missing.
GAP_DAYS = 183


class Answered(NamedTuple):
    """One question and what was answered."""

    text: str
    label: str


def list_answers(instrument: Instrument, filled: Filled) -> list[Answered]:
    """Every question with its answer; empty where it was left out."""
    rows = []
    for item in instrument.items:
        labels = {option.points: option.label or str(option.points) for option in instrument.options(item)}
        points = filled.answers.get(item.name)
        rows.append(Answered(item.text or item.name, labels.get(points, "")))
    return rows


def draw_course(instrument: Instrument, results: list[Result]) -> list[Plot]:
    """One plot a score that was reached more than once."""
    plots = [draw_score(instrument, rule, results) for rule in instrument.scores]
    return [plot for plot in plots if len(plot.rows) > 1]


def draw_score(instrument: Instrument, rule: ScoreRule, results: list[Result]) -> Plot:
    """One score over the days, with what chance alone can do around the last but one where that is published."""
    days = [(localtime(result.filled.at).date(), result.scores[rule.name]) for result in results]
    known = [value for _day, value in days if value is not None]
    title = f"{instrument.name}: {SCORES.get(rule.name, rule.name)}"
    turned = rule.rule == "category"
    labels: dict[float, str] = {}
    if turned:
        # The lowest code stands on top: it means most often. The axis is named by the labels.
        days = [(day, None if value is None else rule.least + rule.most - value) for day, value in days]
        labels = {rule.least + rule.most - option.points: option.label for option in instrument.options(rule.items[0])}
    return draw_plot(
        f"{instrument.id}-{rule.name}",
        title,
        describe(known) if not turned else _("Higher up means more often."),
        [Line(str(SCORES.get(rule.name, rule.name)), days)],
        (rule.least, rule.most),
        (days[0][0], days[-1][0]),
        stretches=list_stretches(instrument, rule, known),
        gap_days=GAP_DAYS,
        steps=[labels[height] for height in sorted(labels)],
        say=labels.__getitem__ if turned else None,
    )


def describe(known: list[float]) -> str:
    """A line in a sentence, for those who do not see it."""
    if not known:
        return _("There is no sum yet.")
    return _("%(count)d results, from %(low)g to %(high)g. The last one is %(last)g.") % {
        "count": len(known),
        "low": min(known),
        "high": max(known),
        "last": known[-1],
    }


def list_stretches(instrument: Instrument, rule: ScoreRule, known: list[float]) -> list[Stretch]:
    """What chance alone can do around the last score but one, where a figure is published."""
    if len(known) < 2:
        return []
    change = compare(instrument, rule.name, known[-2], known[-1])
    return [Stretch(change.low, change.high, _("Could be chance, seen from the last time but one"))] if change else []
