"""Rings: the map as a drawing, with the person in the middle and a part of the circle for each part of life.

    x = cx + r cos a,  y = cy + r sin a        a from the part of life, r from how near somebody feels

Those who harm are not drawn. Whoever was not placed yet stands on the outer ring with a dashed edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin
from typing import Any, NamedTuple

from nearer.companion.noticing.models import Tie
from nearer.companion.noticing.words import Layer, Near
from nearer.companion.people.words import PARTS

WIDTH, HEIGHT = 400, 370
RADII: dict[Any, int] = {Near.VERY: 48, Near.NEAR: 90, Near.FAR: 132}
DOT = 15
# Where two on a ring would touch, every second one moves in and the others out.
NUDGE = 16
LABEL_AT = RADII[Near.FAR] + DOT + 14
# About half the width of a letter in a label, and how far a label at the side is moved off the dots.
HALF_LETTER, LIFT = 4, DOT + 13
EDGEWISE = 0.7


class Spot(NamedTuple):
    """One person in the drawing."""

    x: float
    y: float
    letters: str
    name: str
    placed: bool


class Label(NamedTuple):
    """The name of a part of life at the edge of the drawing."""

    x: float
    y: float
    words: Any


class Rings(NamedTuple):
    """All that the template draws."""

    width: int
    height: int
    middle: tuple[float, float]
    radii: tuple[int, ...]
    dot: int
    spots: tuple[Spot, ...]
    labels: tuple[Label, ...]


def draw_rings(ties: Sequence[Tie]) -> Rings:
    """Everybody on their ring, in the part of life they belong to."""
    parts = [layer for layer in (*Layer.values, "") if any(tie.layer == layer for tie in ties)]
    width = 2 * pi / max(1, len(parts))
    spots: list[Spot] = []
    labels = []
    for number, layer in enumerate(parts):
        start = number * width - pi / 2
        here = [tie for tie in ties if tie.layer == layer]
        for ring, radius in RADII.items():
            spots += place([tie for tie in here if find_ring(tie) == ring], start, width, radius)
        if layer:
            labels.append(write_label(Layer(layer), start + width / 2))
    middle = (WIDTH / 2, HEIGHT / 2)
    return Rings(WIDTH, HEIGHT, middle, tuple(RADII.values()), DOT, tuple(spots), tuple(labels))


def find_ring(tie: Tie) -> str:
    """The ring of somebody; the outer one until they are placed."""
    return str(tie.near or Near.FAR)


def place(ties: Sequence[Tie], start: float, width: float, radius: float) -> list[Spot]:
    """The people of one ring and one part of life, side by side."""
    step = width / max(1, len(ties))
    tight = step * radius < 2 * DOT
    spots = []
    for number, tie in enumerate(ties):
        away = radius + (NUDGE if number % 2 else -NUDGE) * tight
        x, y = find_point(start + (number + 0.5) * step, away)
        spots.append(Spot(x, y, tie.name[:2], tie.name, bool(tie.near)))
    return spots


def find_point(angle: float, radius: float) -> tuple[float, float]:
    """A point of the drawing."""
    return round(WIDTH / 2 + radius * cos(angle), 1), round(HEIGHT / 2 + radius * sin(angle), 1)


def write_label(layer: Layer, angle: float) -> Label:
    """The name of a part of life outside the outer ring, moved up or down at the sides so that it covers nobody."""
    x, y = find_point(angle, LABEL_AT)
    half = HALF_LETTER * len(str(PARTS[layer]))
    if abs(cos(angle)) >= EDGEWISE:
        y += LIFT if sin(angle) > 0 else -LIFT
    return Label(min(max(x, half), WIDTH - half), round(y, 1), PARTS[layer])
