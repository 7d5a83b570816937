"""Reading: every instrument from its own file, checked so that a slip in a file is found at once."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, get_args

from nearer.instruments.instrument import (
    SHIPPED,
    SLOT,
    AnswerSet,
    Band,
    ChangeFigure,
    CutOff,
    Instrument,
    InstrumentError,
    Item,
    Licence,
    Option,
    Rule,
    SafetyItem,
    ScoreRule,
    Statement,
)


@cache
def list_names() -> tuple[str, ...]:
    """The instruments there are, by the name of their file."""
    folder = files("nearer.instruments") / "definitions"
    return tuple(sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml")))


@cache
def read_instrument(name: str) -> Instrument:
    """One instrument by the name of its file."""
    if name not in list_names():
        raise InstrumentError(f"There is no questionnaire {name!r}. There are {', '.join(list_names())}.")
    text = (files("nearer.instruments") / "definitions" / f"{name}.toml").read_text(encoding="utf-8")
    return build_instrument(name, tomllib.loads(text))


def read_all() -> tuple[Instrument, ...]:
    """Every instrument."""
    return tuple(read_instrument(name) for name in list_names())


@cache
def read_loinc_notice() -> str:
    """The notice that must stand beside codes from LOINC."""
    text = (files("nearer.instruments") / "loinc.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(text)["notice"])


def build_instrument(name: str, table: dict[str, Any]) -> Instrument:
    """An instrument from the table of its file, or what is wrong with it."""
    try:
        built = build_unchecked(name, table)
    except (KeyError, TypeError, ValueError) as error:
        raise InstrumentError(
            f"{name}.toml cannot be read: {type(error).__name__} {error}. Compare it with phq9.toml."
        ) from None
    if faults := list(find_faults(built)):
        raise InstrumentError(f"{name}.toml: {'; '.join(faults)}. Correct the file.")
    return built


def build_unchecked(name: str, table: dict[str, Any]) -> Instrument:
    """The table as an instrument."""
    licence = table["licence"]
    bands = table.get("bands", {"list": []})
    of_bands = {key: value for key, value in bands.items() if key != "list"}
    return Instrument(
        id=name,
        **{key: table[key] for key in ("name", "title", "about", "words", "language", "checked", "period", "missing")},
        instruction=table.get("instruction", ""),
        papers=tuple(table["papers"]),
        licence=Licence(
            licence["holder"],
            licence["credit"],
            licence["summary"],
            tuple(Statement(**row) for row in licence["statements"]),
        ),
        answers={row["name"]: build_answers(row) for row in table["answers"]},
        items=tuple(Item(**row) for row in table["items"]),
        scores=tuple(ScoreRule(**row | {"items": tuple(row["items"])}) for row in table["scores"]),
        bands=tuple(Band(**of_bands, **row) for row in bands["list"]),
        cut_offs=tuple(CutOff(**row) for row in table.get("cut_offs", ())),
        changes=tuple(ChangeFigure(**row) for row in table.get("changes", ())),
        safety=tuple(SafetyItem(**row) for row in table.get("safety", ())),
        no_bands=table.get("no_bands", ""),
        no_change=table.get("no_change", ""),
        panel=table.get("loinc", {}).get("panel", ""),
    )


def build_answers(row: dict[str, Any]) -> AnswerSet:
    """One set of answers."""
    return AnswerSet(row["name"], tuple(Option(**option) for option in row["options"]), row.get("spellings", {}))


def find_faults(built: Instrument) -> Iterator[str]:
    """What in an instrument contradicts itself."""
    items = {item.name for item in built.items}
    scores = {rule.name for rule in built.scores}
    named = Counter(item.name for item in built.items)
    yield from (f"question {item} stands there {count} times" for item, count in named.items() if count > 1)
    yield from (f"question {item.name} has no answers" for item in built.items if item.answers not in built.answers)
    for rule in built.scores:
        yield from (f"score {rule.name} wants an unknown question {item}" for item in rule.items if item not in items)
        if rule.rule not in get_args(Rule):
            yield f"score {rule.name} has an unknown rule {rule.rule!r}"
    wanted = {row.score for rows in (built.bands, built.cut_offs, built.changes) for row in rows}
    yield from (f"unknown score {name!r}" for name in sorted(wanted - scores))
    yield from (f"safety question {row.item} is not there" for row in built.safety if row.item not in items)
    yield from find_gaps(built)
    yield from find_empty(built)


def find_gaps(built: Instrument) -> Iterator[str]:
    """Bands that leave a gap, overlap, or do not cover their score."""
    for rule in built.scores:
        bands = [band for band in built.bands if band.score == rule.name]
        if not bands:
            continue
        if (bands[0].least, bands[-1].most) != (rule.least, rule.most):
            yield f"the bands of {rule.name} do not reach from {rule.least} to {rule.most}"
        for below, above in pairwise(bands):
            if above.least != below.most + 1:
                yield f"the bands of {rule.name} have a gap or overlap at {above.least}"


def find_empty(built: Instrument) -> Iterator[str]:
    """What is missing from an instrument that ships with its words, and words in one that must not have any."""
    if built.words not in (SHIPPED, SLOT):
        yield f"words must be {SHIPPED!r} or {SLOT!r}, got {built.words!r}"
    labels = [option.label for answers in built.answers.values() for option in answers.options]
    texts = [item.text for item in built.items]
    if built.words == SHIPPED and not (all(texts) and all(labels)):
        yield "a question or a label has no words"
    if built.words == SLOT and (any(texts) or any(labels)):
        yield "a slot must hold no words"
    if not built.licence.statements:
        yield "the licence has no evidence"
    for what, there, why_not in (("bands", built.bands, built.no_bands), ("change", built.changes, built.no_change)):
        if bool(there) == bool(why_not):
            yield f"say either the {what} or why there are none"
