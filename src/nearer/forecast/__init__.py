"""The course ahead, what-ifs, the loops of one person, and whether a next step may be shown."""

from nearer.forecast.advice import UNCALIBRATED, Advice, is_calibrated, may_advise
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
