"""The loop figure: what leads to what, as a ring; width is strength, a faded arrow is one we are unsure of."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from nearer.report.drawing import spot, wrap_words

if TYPE_CHECKING:
    from nearer.forecast import LoopStrength

WIDTH, HEIGHT = 460.0, 540.0
MIDDLE = (WIDTH / 2, HEIGHT / 2)
RADII = (122.0, 222.0)
THINNEST, THICKEST = 1.5, 9.0
FAINTEST = 0.3
LINE = 16.0
LOOPS_SHOWN = 4


class Place(NamedTuple):
    """A point of the drawing."""

    x: float
    y: float


@dataclass(frozen=True)
class Node:
    """One thing of the ring, and where its words stand."""

    label: str
    lines: tuple[tuple[str, str], ...]
    x: str
    y: str
    text_x: str
    anchor: str
    on_top: bool


@dataclass(frozen=True)
class Arrow:
    """One arrow: its curve, its head, and how it is drawn."""

    path: str
    head: str
    width: str
    ink: str
    on_top: bool
    withheld: bool
    words: str


@dataclass(frozen=True)
class LoopFigure:
    """The whole drawing, and which loops it shows."""

    width: str
    height: str
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    shown: tuple[LoopStrength, ...]
    top: LoopStrength | None


def find_top(loops: Sequence[LoopStrength]) -> LoopStrength | None:
    """The loop that weighs most, when its band stays clear of nothing at all."""
    for loop in loops:
        if not loop.withheld:
            return loop if loop.low > 0 else None
    return None


def draw_loops(loops: Sequence[LoopStrength]) -> LoopFigure:
    """Draw the first loops of a ranked list."""
    shown = tuple(loops[:LOOPS_SHOWN])
    top = find_top(loops)
    places = place_nodes(shown)
    on_top = {name for arrow in top.arrows for name in arrow} if top in shown and top else set()
    nodes = tuple(draw_node(label, place, label in on_top) for label, place in places.items())
    return LoopFigure(spot(WIDTH), spot(HEIGHT), nodes, draw_arrows(shown, top, places), shown, top)


def place_nodes(loops: Sequence[LoopStrength]) -> dict[str, Place]:
    """Each thing of the loops on an upright ring, in the order in which the loops name them."""
    labels = list(dict.fromkeys(name for loop in loops for arrow in loop.arrows for name in arrow))
    places: dict[str, Place] = {}
    for count, label in enumerate(labels):
        # The first stands a little right of the top, so that no label sits on the middle line.
        share = (count + 0.5) / len(labels)
        # Even steps in height leave room for words at the sides, where they stand under each other.
        angle = 2 * math.pi * share
        lift = math.asin(max(-1.0, min(1.0, spread_evenly(share))))
        across = math.cos(lift) if math.sin(angle) >= 0 else -math.cos(lift)
        places[label] = Place(MIDDLE[0] + RADII[0] * across, MIDDLE[1] - RADII[1] * math.sin(lift))
    return places


def spread_evenly(share: float) -> float:
    """Height on the ring, 1 to -1 and back to 1, as one goes once round it."""
    return 1 - 4 * share if share <= 0.5 else 4 * share - 3


def draw_node(label: str, place: Place, on_top: bool) -> Node:
    """One thing: a dot on the ring, its words outside."""
    right = place.x >= MIDDLE[0]
    lines = wrap_words(label, 15)
    first = place.y + 5 - (len(lines) - 1) * LINE / 2
    return Node(
        label=label,
        lines=tuple((spot(first + row * LINE), line) for row, line in enumerate(lines)),
        x=spot(place.x),
        y=spot(place.y),
        text_x=spot(place.x + (14 if right else -14)),
        anchor="start" if right else "end",
        on_top=on_top,
    )


def draw_arrows(
    loops: Sequence[LoopStrength], top: LoopStrength | None, places: dict[str, Place]
) -> tuple[Arrow, ...]:
    """Every arrow once, as strong as the strongest loop it belongs to; the top loop's are drawn last."""
    strongest: dict[tuple[str, str], LoopStrength] = {}
    for loop in loops:
        for ends in loop.arrows:
            strongest.setdefault(ends, loop)
    most = max((loop.effect for loop in loops if not loop.withheld), default=0.0)
    order = sorted(strongest.items(), key=lambda pair: (pair[1] is top, -loops.index(pair[1])))
    return tuple(draw_arrow(ends, loop, loop is top, most, places) for ends, loop in order)


def draw_arrow(
    ends: tuple[str, str], loop: LoopStrength, on_top: bool, most: float, places: dict[str, Place]
) -> Arrow:
    """One arrow, bent towards the middle of the ring."""
    share = max(0.0, loop.effect) / most if most > 0 and not loop.withheld else 0.0
    # The square root keeps weaker loops visible beside a strong one.
    width = THINNEST + (THICKEST - THINNEST) * math.sqrt(share)
    path, head = bend(places[ends[0]], places[ends[1]], width)
    ink = FAINTEST if loop.withheld else FAINTEST + (1 - FAINTEST) * min(1.0, max(0.0, loop.certainty))
    words = f"{ends[0]} leads to {ends[1]} ({loop.title})"
    return Arrow(path, head, spot(width), f"{ink:.2f}", on_top, loop.withheld, words)


def bend(start: Place, end: Place, width: float) -> tuple[str, str]:
    """The curve of an arrow and the three corners of its head."""
    # Opposite arrows part, because each leans to its own right.
    lean = 0.10
    bow = Place(
        (start.x + end.x) / 2 * 0.62 + MIDDLE[0] * 0.38 - (end.y - start.y) * lean,
        (start.y + end.y) / 2 * 0.62 + MIDDLE[1] * 0.38 + (end.x - start.x) * lean,
    )
    size = 7 + width * 1.1
    tail, tip = step_off(start, bow, 9), step_off(end, bow, 9)
    neck = step_off(tip, bow, size)
    x, y = (tip.x - neck.x) / size, (tip.y - neck.y) / size
    half = 3.5 + width * 0.75
    corners = (tip, Place(neck.x - y * half, neck.y + x * half), Place(neck.x + y * half, neck.y - x * half))
    head = " ".join(f"{spot(corner.x)},{spot(corner.y)}" for corner in corners)
    path = f"M{spot(tail.x)} {spot(tail.y)}Q{spot(bow.x)} {spot(bow.y)} {spot(neck.x)} {spot(neck.y)}"
    return path, head


def step_off(place: Place, towards: Place, distance: float) -> Place:
    """A point a little way off, in the direction of another."""
    x, y = towards.x - place.x, towards.y - place.y
    length = math.hypot(x, y) or 1.0
    return Place(place.x + x / length * distance, place.y + y / length * distance)
