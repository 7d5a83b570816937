"""The course ahead, what-ifs, the loops of one person, and whether a next step may be shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from nearer.forecast.advice import UNCALIBRATED, Advice, is_calibrated, may_advise

if TYPE_CHECKING:
    from nearer.forecast.ahead import Course, look_ahead
    from nearer.forecast.invented import INVENTED, invented_person
    from nearer.forecast.strengths import LoopStrength, weigh_loops
    from nearer.forecast.view import PersonView, view_person
    from nearer.forecast.whatif import WhatIf, compare_helps

__all__ = [
    "INVENTED",
    "UNCALIBRATED",
    "Advice",
    "Course",
    "LoopStrength",
    "PersonView",
    "WhatIf",
    "compare_helps",
    "invented_person",
    "is_calibrated",
    "look_ahead",
    "may_advise",
    "view_person",
    "weigh_loops",
]

# A page asks the gate alone, and would otherwise wait seconds for the rooms behind it. They open when they are named.
LATER = {
    "ahead": ("Course", "look_ahead"),
    "invented": ("INVENTED", "invented_person"),
    "strengths": ("LoopStrength", "weigh_loops"),
    "view": ("PersonView", "view_person"),
    "whatif": ("WhatIf", "compare_helps"),
}


def __getattr__(name: str) -> Any:
    """A name of a room that is opened now."""
    for room, names in LATER.items():
        if name in names:
            return getattr(import_module(f"nearer.forecast.{room}"), name)
    raise AttributeError(f"There is no {name} in nearer.forecast. There are: {', '.join(__all__)}.")
