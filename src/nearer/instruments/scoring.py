"""Scoring: answers become scores by the published rule; too many missing answers give none."""

from __future__ import annotations

import re
from collections.abc import Mapping

from nearer.instruments.instrument import Band, CutOff, Instrument, InstrumentError, ScoreRule

Answers = Mapping[str, int | None]
Scores = dict[str, float | None]


def code_answer(instrument: Instrument, item: str, words: str) -> int | None:
    """The points of an answer as a table writes it: a label, a known spelling or a code; None for anything else."""
    answers = instrument.answers[instrument.item(item).answers]
    labels = {option.label: option.points for option in answers.options if option.label} | answers.spellings
    text = words.strip()
    if text in labels:
        return labels[text]
    if re.fullmatch(r"\d+", text) and int(text) in {option.points for option in answers.options}:
        return int(text)
    return None


def score(instrument: Instrument, answers: Answers) -> Scores:
    """Every score of an instrument; None where too many answers are missing."""
    check_answers(instrument, answers)
    return {rule.name: score_one(instrument, rule, answers) for rule in instrument.scores}


def check_answers(instrument: Instrument, answers: Answers) -> None:
    """Refuse answers to questions that are not there, and points that no answer gives."""
    for name, points in answers.items():
        allowed = [option.points for option in instrument.options(name)]
        if points is not None and points not in allowed:
            raise InstrumentError(
                f"{instrument.name}, question {name}: the answer must be one of "
                f"{', '.join(map(str, sorted(allowed)))}, got {points}. Correct it or leave it empty."
            )


def score_one(instrument: Instrument, rule: ScoreRule, answers: Answers) -> float | None:
    """One score, or None where more answers are missing than its rule allows."""
    if len(find_missing(rule, answers)) > rule.may_miss:
        return None
    keyed = [key_answer(instrument, name, points) for name in rule.items if (points := answers.get(name)) is not None]
    if rule.rule == "sum":
        return float(sum(keyed))
    if rule.rule == "category":
        return float(keyed[0])
    if rule.rule == "products":
        return sum(a * b for a, b in zip(keyed[::2], keyed[1::2], strict=True)) / (len(keyed) // 2)
    mean = sum(keyed) / len(keyed)
    if rule.rule == "mean":
        return rule.times * mean
    answer_set = instrument.answers[instrument.item(rule.items[0]).answers]
    return 100 * (mean - answer_set.least) / (answer_set.most - answer_set.least)


def key_answer(instrument: Instrument, name: str, points: int) -> int:
    """The points that count: turned round where the question is put the other way."""
    item = instrument.item(name)
    answers = instrument.answers[item.answers]
    return answers.least + answers.most - points if item.reversed else points


def find_missing(rule: ScoreRule, answers: Answers) -> tuple[str, ...]:
    """The questions of a score that were not answered."""
    return tuple(name for name in rule.items if answers.get(name) is None)


def find_band(instrument: Instrument, name: str, points: float | None) -> Band | None:
    """The published band a score lies in: the last one whose lower edge is reached."""
    if points is None:
        return None
    reached = [band for band in instrument.bands if band.score == name and points >= band.least]
    return reached[-1] if reached else None


def reaches(cut_off: CutOff, scores: Scores) -> bool | None:
    """Whether a score reaches a published cut-off; None without a score."""
    points = scores[cut_off.score]
    if points is None:
        return None
    holds = {"at_least": points >= cut_off.points, "at_most": points <= cut_off.points}
    return holds.get(cut_off.kind, points == cut_off.points)


def read_safety(instrument: Instrument, answers: Answers) -> dict[str, bool | None]:
    """For each safety question, whether its answer opens the safety path; None when it was not answered."""
    points = {row: answers.get(row.item) for row in instrument.safety}
    return {row.item: None if given is None else given >= row.at_least for row, given in points.items()}
