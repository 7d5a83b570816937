"""Filling: whoever has permission gives a slot its words, in a file of their own."""

from __future__ import annotations

from typing import Any

from nearer.instruments.instrument import SLOT, AnswerSet, Instrument, InstrumentError

KEYS = {"instrument", "permission", "language", "instruction", "items", "labels"}


def fill(instrument: Instrument, words: dict[str, Any], where: str) -> Instrument:
    """The instrument with the words of a file, which must name the permission and leave no question empty."""
    if instrument.words != SLOT:
        raise InstrumentError(f"{where}: {instrument.name} ships with its words, which must not be changed.")
    if unknown := sorted(words.keys() - KEYS):
        raise InstrumentError(f"{where}: unknown entry {unknown[0]!r}. There are {', '.join(sorted(KEYS))}.")
    permission = str(words.get("permission", "")).strip()
    if not permission:
        raise InstrumentError(f"{where}: permission is missing. Write who gave it, for what, and when.")
    texts = take_texts(instrument, words.get("items", {}), where)
    answers = {name: label(given, words.get("labels", {}), where) for name, given in instrument.answers.items()}
    return instrument._replace(
        permission=permission,
        language=str(words.get("language", instrument.language)),
        instruction=str(words.get("instruction", "")),
        items=tuple(item._replace(text=texts[item.name]) for item in instrument.items),
        answers=answers,
    )


def take_texts(instrument: Instrument, items: dict[str, Any], where: str) -> dict[str, str]:
    """The words of every question."""
    names = [item.name for item in instrument.items]
    if unknown := [name for name in items if name not in names]:
        raise InstrumentError(f"{where}: {instrument.name} has no question {unknown[0]!r}. It has {', '.join(names)}.")
    texts = {name: str(items.get(name) or "").strip() for name in names}
    if empty := [name for name, text in texts.items() if not text]:
        raise InstrumentError(f"{where}: no words for {', '.join(empty)}. Fill in every question, word for word.")
    return texts


def label(answers: AnswerSet, labels: dict[str, Any], where: str) -> AnswerSet:
    """A set of answers with its labels; both ends must have one, an answer between may be a number alone."""
    given = {str(points): str(text) for points, text in labels.get(answers.name, {}).items()}
    known = {str(option.points) for option in answers.options}
    if unknown := sorted(given.keys() - known):
        raise InstrumentError(f"{where}: labels.{answers.name} has no answer {unknown[0]}. It has {sorted(known)}.")
    options = tuple(option._replace(label=given.get(str(option.points), "")) for option in answers.options)
    if not (options[0].label and options[-1].label):
        raise InstrumentError(f"{where}: labels.{answers.name} needs words for its first and its last answer.")
    return answers._replace(options=options)
