"""Summary: the numbers of a view as plain values, for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nearer import __version__
from nearer.report.panels import describe_questions, share_held

if TYPE_CHECKING:
    from nearer.forecast import Course, LoopStrength, PersonView, WhatIf


def summarise(view: PersonView) -> dict[str, Any]:
    """Everything that the report prints as numbers."""
    twin = view.twin
    panels = describe_questions(twin)
    return {
        "person": view.person,
        "simulated": view.simulated,
        "calibrated": view.calibrated,
        "advice": {"allowed": view.advice.allowed, "reason": view.advice.reason},
        "version": __version__,
        "seed": int(twin.seed),
        "selves": len(twin.slots),
        "occasions": len(twin.hours),
        "answers": sum(panel.count for panel in panels),
        "bands_held": share_held(panels),
        "questions": [
            {"question": panel.question, "answers": panel.count, "mean_miss": panel.mean_miss, "band_held": panel.held}
            for panel in panels
        ],
        "loops": [number_loop(loop) for loop in view.loops],
        "what_ifs": [number_change(one) for one in view.what_ifs],
        "ahead": number_course(view.ahead),
        "unknown": list(view.unknown),
    }


def number_loop(loop: LoopStrength) -> dict[str, Any]:
    """One loop; a withheld number is None."""
    numbers = {name: getattr(loop, name) for name in ("effect", "low", "high", "certainty", "typical", "more_than")}
    return {"name": loop.name, "title": loop.title, "withheld": loop.withheld, **withhold(numbers, loop.withheld)}


def number_change(one: WhatIf) -> dict[str, Any]:
    """One change; a withheld number is None."""
    numbers = {name: getattr(one, name) for name in ("effect", "low", "high", "share_better")}
    about = {"name": one.name, "title": one.title, "outcome": one.outcome, "energy": one.energy, "grade": one.grade}
    return {**about, "verdict": one.verdict, "withheld": one.withheld, **withhold(numbers, one.withheld)}


def number_course(course: Course) -> dict[str, Any]:
    """A course by readout: the days, and the band of each."""
    bands = {
        name: {
            part: [round(float(value), 4) for value in getattr(course, part)[name]]
            for part in ("low", "median", "high")
        }
        for name in course.names
    }
    return {"days": [float(day) for day in course.days], **bands}


def withhold(numbers: dict[str, float], withheld: bool) -> dict[str, float | None]:
    """The numbers, or none of them."""
    return {name: None if withheld else round(float(value), 5) for name, value in numbers.items()}
