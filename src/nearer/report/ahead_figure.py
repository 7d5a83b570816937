"""The figure of the weeks ahead: the course the model expects, and the band it may run in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nearer.report.drawing import Axis, Numbers, Tick, draw_band, draw_line, mark_days, mark_steps, spot

if TYPE_CHECKING:
    from nearer.forecast import Course

WIDTH, HEIGHT = 260.0, 150.0
LEFT, RIGHT, TOP, BOTTOM = 30.0, 8.0, 10.0, 28.0


@dataclass(frozen=True)
class AheadFigure:
    """The drawing of one readout over the days ahead, in points from 0 to 100."""

    width: str
    height: str
    left: str
    right: str
    top: str
    bottom: str
    day_label: str
    band: str
    middle: str
    days: tuple[Tick, ...]
    steps: tuple[Tick, ...]


def draw_ahead(course: Course, name: str, lowest: float) -> AheadFigure:
    """Draw one readout of a course; its scale runs from `lowest` (0, or -1 for mood) to 1."""
    days: Numbers = course.days - course.days[0]
    across = Axis(0.0, float(days[-1]), LEFT, WIDTH - RIGHT)
    upward = Axis(100 * lowest, 100.0, HEIGHT - BOTTOM, TOP)
    x = across.places(days)
    lower, middle, upper = (upward.places(100 * line[name]) for line in (course.low, course.median, course.high))
    return AheadFigure(
        width=spot(WIDTH),
        height=spot(HEIGHT),
        left=spot(LEFT),
        right=spot(WIDTH - RIGHT),
        top=spot(TOP),
        bottom=spot(HEIGHT - BOTTOM),
        day_label=spot(HEIGHT - BOTTOM + 17),
        band=draw_band(x, lower, upper),
        middle=draw_line(x, middle),
        days=mark_days(0.0, across.high, across, 5),
        steps=mark_steps(upward, 4),
    )
