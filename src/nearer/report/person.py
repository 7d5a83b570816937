"""The report on one person: what the templates need, and the page they make of it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from django.template import Context, Engine

from nearer import __version__
from nearer.diary.settings import load_table
from nearer.forecast.whatif import LAST_DAYS
from nearer.report.ahead_figure import describe_ahead
from nearer.report.choosing import enough_answers
from nearer.report.forest_figure import draw_forest
from nearer.report.loop_figure import draw_rings, find_top
from nearer.report.numbers import say_count, say_in_hundred, say_points, say_range
from nearer.report.panels import Panel, describe_questions, judge_bands, list_misfits, say_held

if TYPE_CHECKING:
    from nearer.forecast import LoopStrength, PersonView, WhatIf

CANNOT_TELL = ": this diary cannot tell."
FOLDER = Path(__file__).parent / "templates"
# Which readouts the short summary speaks of.
IN_SHORT = ("loneliness", "low mood")
# From this share of selves on, a loop stands out; below, it may.
SURE = 0.8
# Felt by fewer selves than this, it weighs little even where it stands out.
WEAK = 0.5


@dataclass(frozen=True)
class LoopRow:
    """One loop as a row of the table."""

    title: str
    withheld: bool
    points: str
    band: str
    sure: str
    against: str


@dataclass(frozen=True)
class ChangeRow:
    """One change as a row of the table."""

    title: str
    words: str
    points: str
    band: str
    better: str
    energy: str
    grade: str
    source: str
    verdict: str
    withheld: bool


@dataclass(frozen=True)
class TaughtRow:
    """One trait that the diary taught."""

    label: str
    share: float
    said: str


def write_whole(view: PersonView) -> str:
    """The report as one file that needs nothing else."""
    style = (FOLDER / "report" / "look.css").read_text(encoding="utf-8")
    return render("report/report.html", describe(view) | {"style": style})


def write_body(view: PersonView) -> str:
    """The report as a part of a page."""
    return render("report/body.html", describe(view))


def render(template: str, words: dict[str, Any]) -> str:
    """Fill a template; every word is escaped there."""
    return str(load_engine().get_template(template).render(Context(words, use_l10n=False)))


@cache
def load_engine() -> Engine:
    """The template engine, independent of the page's settings."""
    return Engine(dirs=[str(FOLDER)])


def describe(view: PersonView) -> dict[str, Any]:
    """Everything that the templates print, as words and places."""
    panels = describe_questions(view.twin)
    return {
        "person": view.person,
        "simulated": view.simulated,
        "calibrated": view.calibrated,
        "allowed": view.advice.allowed,
        "reason": view.advice.reason,
        "weeks": f"{view.ahead.days[-1] / 7:.0f}",
        "read_weeks": f"{LAST_DAYS / 7:.0f}",
        **describe_unknown(view),
        **describe_amount(view),
        **describe_loops(view.loops),
        **describe_fit(panels),
        **describe_course(view),
        **describe_changes(view.what_ifs),
        **describe_method(view),
    }


def list_withheld(view: PersonView) -> tuple[str, ...]:
    """The states and traits that a second seed contradicts: this diary cannot tell them."""
    said = [line.removesuffix(CANNOT_TELL) for line in view.unknown if line.endswith(CANNOT_TELL)]
    return tuple(dict.fromkeys([*said, *(name for name in view.twin.moves if view.twin.withheld(name))]))


def describe_unknown(view: PersonView) -> dict[str, Any]:
    """What this diary cannot tell: states and traits in one line, whatever else was said in lines of its own."""
    names = [name_plainly(name) for name in list_withheld(view)]
    return {
        "unknown": [line for line in view.unknown if not line.endswith(CANNOT_TELL)],
        "cannot_tell": ", ".join(names),
    }


def name_plainly(name: str) -> str:
    """A construct or trait in words for people."""
    known = load_table("constructs") | read_traits()
    return str(known[name]["label"]) if name in known else name.replace("_", " ")


@cache
def read_traits() -> dict[str, Any]:
    """The traits of the model, with their names in words for people."""
    return tomllib.loads(files("nearer.model").joinpath("traits.toml").read_text(encoding="utf-8"))


def describe_amount(view: PersonView) -> dict[str, Any]:
    """How much was answered."""
    twin = view.twin
    mapped = [k for k, item in enumerate(twin.items) if item.construct]
    there = np.isfinite(twin.answers[:, mapped])
    answered = int(there.any(axis=1).sum())
    days = int(twin.hours[-1] // 24 - twin.hours[0] // 24) + 1
    missing = 1 - float(there.mean())
    return {
        "answered": say_count(answered),
        "answered_plural": "time" if answered == 1 else "times",
        "day_count": say_count(days),
        "day_plural": "day" if days == 1 else "days",
        "few": answered < enough_answers(),
        "missing_share": say_in_hundred(missing) if missing >= 0.005 else "",
        "unmapped": ", ".join(item.name for item in twin.items if not item.construct),
    }


def describe_loops(loops: tuple[LoopStrength, ...]) -> dict[str, Any]:
    """The loops: drawings, rows, and the one that stands out."""
    top = find_top(loops)
    rings = draw_rings(loops)
    return {
        "rings": rings,
        "withheld_loops": sum(loop.withheld for loop in loops),
        "any_withheld_ring": any(ring.withheld for ring in rings),
        "top": top,
        "top_sure": top is not None and top.certainty >= SURE,
        "top_weak": top is not None and top.certainty < WEAK,
        "loops": [describe_loop(loop) for loop in loops],
    }


def describe_loop(loop: LoopStrength) -> LoopRow:
    """One loop in words."""
    return LoopRow(
        title=loop.title,
        withheld=loop.withheld,
        points=say_points(loop.effect),
        band=say_range(loop.low, loop.high),
        sure=say_in_hundred(loop.certainty),
        against=say_in_hundred(loop.more_than),
    )


def describe_fit(panels: tuple[Panel, ...]) -> dict[str, Any]:
    """The questions day by day, and how well they were foreseen."""
    return {
        "panels": panels,
        "fit_words": judge_bands(panels),
        "inside": say_held(panels) if panels else "",
        "any_gap": any(panel.figure.gaps for panel in panels),
        "misfits": list_misfits(panels),
    }


def describe_course(view: PersonView) -> dict[str, Any]:
    """The weeks ahead."""
    panels = describe_ahead(view.ahead, list_withheld(view).__contains__)
    return {"ahead": panels, "ahead_lines": [panel for panel in panels if panel.label in IN_SHORT]}


def describe_changes(what_ifs: tuple[WhatIf, ...]) -> dict[str, Any]:
    """What one change would do."""
    rows = [describe_change(one) for one in what_ifs]
    helping = [row for row in rows if row.verdict == "may help"]
    return {
        "what_ifs": rows,
        "forest": draw_forest(what_ifs),
        "helping": len(helping),
        "tried": len(rows),
        "next_step": rows[0] if rows and rows[0] in helping else None,
    }


def describe_change(one: WhatIf) -> ChangeRow:
    """One change in words."""
    return ChangeRow(
        title=one.title,
        words=one.words,
        points=say_points(one.effect),
        band=say_range(one.low, one.high),
        better=say_in_hundred(one.share_better),
        energy=one.energy,
        grade=one.grade,
        source=one.source,
        verdict=one.verdict,
        withheld=one.withheld,
    )


def describe_method(view: PersonView) -> dict[str, Any]:
    """How it was made, and what was learned on the way."""
    twin = view.twin
    taught = [
        TaughtRow(name_plainly(name), twin.taught[name], say_in_hundred(twin.taught[name])) for name in twin.learned
    ]
    return {
        "version": __version__,
        "seed": str(twin.seed),
        "selves": say_count(len(twin.slots)),
        "effective": say_in_hundred(twin.diagnostics.least_effective),
        "ancestors": say_count(twin.diagnostics.ancestors),
        "learned": sorted(taught, key=lambda row: row.share, reverse=True),
        "not_learned": ", ".join(name_plainly(name) for name in twin.not_learned),
        "not_learned_count": len(twin.not_learned),
    }
