"""The loop figure: each loop as a ring of arrows; width is strength, a faded ring is one we are unsure of."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from nearer.report.drawing import spot, wrap_words
from nearer.report.numbers import count_points

if TYPE_CHECKING:
    from nearer.forecast import LoopStrength

THINNEST = 1.5
FAINTEST = 0.3
# One row of small rings, below the large one when there is one.
RINGS_BESIDE = 3
# The thickest arrow stands for at least this much distress spared: loops that all do little all look thin.
FULL_STRENGTH = 0.05


class Size(NamedTuple):
    """The measures of a ring: the one that stands out is drawn large."""

    width: float
    height: float
    radius: float
    thickest: float
    letter: float
    longest: int
    longest_title: int
    dot: float


LARGE = Size(400.0, 290.0, 108.0, 11.0, 15.0, 10, 16, 6.0)
SMALL = Size(290.0, 190.0, 60.0, 7.0, 14.0, 9, 11, 4.5)


@dataclass(frozen=True)
class Node:
    """One thing of a ring, and where its words stand."""

    lines: tuple[tuple[str, str], ...]
    x: str
    y: str
    text_x: str
    anchor: str


@dataclass(frozen=True)
class Arrow:
    """One arrow of a ring: its arc and its head."""

    path: str
    head: str


@dataclass(frozen=True)
class Ring:
    """One loop drawn."""

    name: str
    title: str
    points: str
    title_lines: tuple[tuple[str, str], ...]
    points_y: str
    chain: str
    width: str
    height: str
    middle: str
    dot: str
    stroke: str
    ink: str
    on_top: bool
    withheld: bool
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]


def find_top(loops: Sequence[LoopStrength]) -> LoopStrength | None:
    """The first loop of a ranked list that does clearly more here than in most people."""
    return next((loop for loop in loops if loop.stands_out and not loop.withheld), None)


def draw_rings(loops: Sequence[LoopStrength]) -> tuple[Ring, ...]:
    """Draw the first loops of a ranked list, the one that stands out first and large."""
    top = find_top(loops)
    others = [loop for loop in loops if loop is not top][:RINGS_BESIDE]
    order = others if top is None else [top, *others]
    most = max([FULL_STRENGTH, *(loop.effect for loop in loops if not loop.withheld)])
    return tuple(draw_ring(loop, loop is top, most) for loop in order)


def draw_ring(loop: LoopStrength, on_top: bool, most: float) -> Ring:
    """One loop as a ring, its name in the middle."""
    size = LARGE if on_top else SMALL
    share = 0.0 if loop.withheld else max(0.0, loop.effect) / most
    # The square root keeps weaker loops visible beside a strong one.
    stroke = THINNEST + (size.thickest - THINNEST) * math.sqrt(share)
    sure = 0.0 if loop.withheld else min(1.0, max(0.0, loop.certainty))
    things = [start for start, _ in loop.arrows]
    angles = [2 * math.pi * count / len(things) - math.pi / 2 for count in range(len(things))]
    title = wrap_words(loop.title, size.longest_title)
    lift = size.height / 2 - (len(title) - 1) * size.letter * 0.6
    return Ring(
        name=loop.name,
        title=loop.title,
        points="" if loop.withheld else count_points(loop.effect),
        title_lines=tuple((spot(lift + row * size.letter * 1.2), line) for row, line in enumerate(title)),
        points_y=spot(lift + len(title) * size.letter * 1.2 + 2),
        chain=", then ".join(things),
        width=spot(size.width),
        height=spot(size.height),
        middle=spot(size.width / 2),
        dot=spot(size.dot),
        stroke=spot(stroke),
        ink=f"{FAINTEST + (1 - FAINTEST) * sure:.2f}",
        on_top=on_top,
        withheld=loop.withheld,
        nodes=tuple(draw_node(thing, angle, size) for thing, angle in zip(things, angles, strict=True)),
        arrows=tuple(draw_arc(angle, 2 * math.pi / len(things), stroke, size) for angle in angles),
    )


def draw_node(label: str, angle: float, size: Size) -> Node:
    """One thing: a dot on the ring, its words outside."""
    across, up = math.cos(angle), math.sin(angle)
    x, y = size.width / 2 + size.radius * across, size.height / 2 + size.radius * up
    step = size.letter * 1.15
    away = size.dot + 8
    if abs(across) < 0.2:
        # Above and below the ring there is room for one long line.
        lines = wrap_words(label, 3 * size.longest)
        first = y - away - (len(lines) - 1) * step if up < 0 else y + away + size.letter * 0.75
        anchor, text_x = "middle", x
    elif up > 0.2:
        # Low at the side, the arrow comes past: the words go under it.
        lines = wrap_words(label, size.longest + 4)
        first = y + away + size.letter * 0.75
        anchor, text_x = ("start", x - size.dot) if across > 0 else ("end", x + size.dot)
    else:
        lines = wrap_words(label, size.longest)
        first = y + size.letter * 0.35 - (len(lines) - 1) * step / 2
        anchor, text_x = ("start", x + away) if across > 0 else ("end", x - away)
    placed = tuple((spot(first + row * step), line) for row, line in enumerate(lines))
    return Node(placed, spot(x), spot(y), spot(text_x), anchor)


def draw_arc(angle: float, turn: float, stroke: float, size: Size) -> Arrow:
    """The arrow along the ring from the thing at an angle to the next one."""
    head = 6 + stroke * 1.3
    away = size.dot + 4
    start, tip = angle + away / size.radius, angle + turn - away / size.radius
    neck = tip - head / size.radius
    half = 3 + stroke * 0.8
    corners = (
        on_ring(tip, size.radius, size),
        on_ring(neck, size.radius + half, size),
        on_ring(neck, size.radius - half, size),
    )
    (x1, y1), (x2, y2) = on_ring(start, size.radius, size), on_ring(neck + 0.01, size.radius, size)
    path = f"M{spot(x1)} {spot(y1)}A{spot(size.radius)} {spot(size.radius)} 0 0 1 {spot(x2)} {spot(y2)}"
    return Arrow(path, " ".join(f"{spot(x)},{spot(y)}" for x, y in corners))


def on_ring(angle: float, radius: float, size: Size) -> tuple[float, float]:
    """A point at an angle, at a distance from the middle."""
    return size.width / 2 + radius * math.cos(angle), size.height / 2 + radius * math.sin(angle)
