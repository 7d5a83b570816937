"""Describing: what is known of each questionnaire, as a page to read."""

from __future__ import annotations

from collections.abc import Iterator

from nearer.instruments.instrument import Instrument
from nearer.instruments.reading import read_all, read_loinc_notice

Rows = list[tuple[str, ...]]


def describe_all() -> str:
    """Every questionnaire with its licence, scoring and what is published about it."""
    parts = (part for instrument in read_all() for part in describe(instrument))
    return "\n\n".join([*parts, f"## The notice for codes\n\n{read_loinc_notice()}"])


def describe(one: Instrument) -> Iterator[str]:
    """One questionnaire as a section."""
    state = "ships with its words" if one.ready else "a slot: scoring only, the words need a permission"
    scored = sum(item.scored for item in one.items)
    yield f"## {one.name}\n\n{one.title}. `{one.id}`, {state}. {one.about}"
    lines = [
        f"- **Whose it is:** {one.licence.holder}. {one.licence.credit}",
        f"- **Licence:** {one.licence.summary}",
        *(f"  - {f'“{row.quote}” ' if row.quote else ''}({row.source}; {row.seen})" for row in one.licence.statements),
        f"- **Asks about:** {one.period}. **Questions that count:** {scored}. **Looked at:** {one.checked}.",
        f"- **Missing answers:** {one.missing}",
        *(f"- **Safety question:** {row.item}. {row.why}" for row in one.safety),
        *(f"- **Paper:** {paper}" for paper in one.papers),
    ]
    yield "\n".join(lines)
    yield from (tabulate(*rows) for rows in (score_rows(one), band_rows(one), cut_off_rows(one), change_rows(one)))
    if codes := [f"{item.name} {item.loinc}" for item in one.items if item.loinc]:
        panel = f"panel {one.panel}; " if one.panel else ""
        yield f"LOINC: {panel}{', '.join(codes)}."


def tabulate(head: str, rows: Rows) -> str:
    """A table, or its head alone as a sentence when there is nothing to list."""
    if not rows:
        return head
    rule = " | ".join("---" for _ in rows[0])
    return "\n".join([f"| {head} |", f"| {rule} |", *(f"| {' | '.join(row)} |" for row in rows)])


def score_rows(one: Instrument) -> tuple[str, Rows]:
    """How each score is made."""
    rows: Rows = [
        (row.name, name_rule(row.rule, row.times), ", ".join(row.items), f"{row.least:g} to {row.most:g}", row.higher)
        for row in one.scores
    ]
    return "Score | Rule | Questions | From, to | Higher means", rows


def name_rule(rule: str, times: float) -> str:
    """A scoring rule in words."""
    words = {
        "sum": "sum",
        "mean": "mean",
        "category": "the answer itself",
        "percent": "mean, stretched to 0 to 100",
        "products": "mean of each pair's product",
    }
    return words[rule] if times == 1 else f"{words[rule]} times {times:g}"


def band_rows(one: Instrument) -> tuple[str, Rows]:
    """The published bands of a score."""
    if not one.bands:
        return f"Bands: {one.no_bands}", []
    rows: Rows = [(f"{row.least:g} to {row.most:g}", row.label, row.source, row.people) for row in one.bands]
    return "Band | Its published name | Source | People", rows


def cut_off_rows(one: Instrument) -> tuple[str, Rows]:
    """The published cut-offs."""
    kinds = {"at_least": "or more", "at_most": "or fewer", "equals": "exactly"}
    rows: Rows = [
        (row.score, f"{row.points:g} {kinds[row.kind]}", row.says, row.source, row.seen) for row in one.cut_offs
    ]
    return ("Score | Cut-off | What is known | Source | Seen" if rows else "Cut-offs: none used."), rows


def change_rows(one: Instrument) -> tuple[str, Rows]:
    """What is published about change."""
    if not one.changes:
        return f"Change: {one.no_change}", []
    rows: Rows = [
        (
            f"{row.points:g} points"
            if row.points
            else f"{row.share:.1%} ({row.share_range[0]:.1%} to {row.share_range[1]:.1%})",
            row.why,
            row.source,
            row.seen,
            "yes" if row.shown else "no",
        )
        for row in one.changes
    ]
    return "Change | What it is | Source | Seen | Shown to people", rows
