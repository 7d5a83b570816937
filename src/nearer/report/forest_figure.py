"""The forest figure: for each change, what the model expects of it and how unsure it is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nearer.report.drawing import Axis, Tick, mark_steps, spot

if TYPE_CHECKING:
    from nearer.forecast import WhatIf

WIDTH = 400.0
LEFT, RIGHT, TOP, ROW, FOOT = 16.0, 16.0, 8.0, 52.0, 46.0
# The narrowest scale: without it, a change of next to nothing would look like a large one.
LEAST_POINTS = 5.0
SHAPES = {"may help": "helps", "may cost": "costs"}


@dataclass(frozen=True)
class ForestRow:
    """One change: its title, its bar and its mark."""

    title: str
    title_y: str
    y: str
    low: str
    high: str
    middle: str
    shape: str


@dataclass(frozen=True)
class Forest:
    """The whole drawing."""

    width: str
    height: str
    left: str
    right: str
    top: str
    bottom: str
    step_label: str
    foot_label: str
    nothing: str
    rows: tuple[ForestRow, ...]
    steps: tuple[Tick, ...]


def draw_forest(what_ifs: Sequence[WhatIf]) -> Forest:
    """Draw every change whose number is not withheld, in points from 0 to 100; to the right is less distress."""
    shown = [one for one in what_ifs if not one.withheld]
    farthest = max([LEAST_POINTS, *(100 * abs(end) for one in shown for end in (one.low, one.high))])
    reach = math.ceil(farthest / LEAST_POINTS) * LEAST_POINTS
    axis = Axis(-reach, reach, LEFT, WIDTH - RIGHT)
    bottom = TOP + ROW * len(shown)
    return Forest(
        width=spot(WIDTH),
        height=spot(bottom + FOOT),
        left=spot(LEFT),
        right=spot(WIDTH - RIGHT),
        top=spot(TOP),
        bottom=spot(bottom),
        step_label=spot(bottom + 17),
        foot_label=spot(bottom + 37),
        nothing=spot(axis.place(0.0)),
        rows=tuple(draw_row(one, TOP + ROW * place, axis) for place, one in enumerate(shown)),
        steps=mark_steps(axis, 4),
    )


def draw_row(one: WhatIf, top: float, axis: Axis) -> ForestRow:
    """One change: its words above its bar."""
    return ForestRow(
        title=one.title,
        title_y=spot(top + 17),
        y=spot(top + 33),
        low=spot(axis.place(100 * one.low)),
        high=spot(axis.place(100 * one.high)),
        middle=spot(axis.place(100 * one.effect)),
        shape=SHAPES.get(one.verdict, "unknown"),
    )
