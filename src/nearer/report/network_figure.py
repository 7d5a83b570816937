"""The network figure: items on a ring that is the same in every panel; colour is sign, width is size, loops inertia."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nearer.report.drawing import Numbers, spot, wrap_words

if TYPE_CHECKING:
    from nearer.fit.networks import Network

WIDTH, HEIGHT = 480.0, 400.0
RADIUS, NODE = 118.0, 15.0
THINNEST, THICKEST = 0.8, 8.0
# A standardised link this large gets the full width, so that networks of weak links look weak.
FULL = 0.5
BEND = 0.16
LONGEST = 14


@dataclass(frozen=True)
class Spot:
    """One item: its circle and its words outside the ring."""

    x: str
    y: str
    lines: tuple[tuple[str, str], ...]
    text_x: str
    anchor: str


@dataclass(frozen=True)
class Line:
    """One link: its path, its head, and whether it is above or below 0 or may be either."""

    path: str
    head: str
    width: str
    sign: str
    unsure: bool
    words: str


@dataclass(frozen=True)
class NetworkPanel:
    """One network drawn."""

    name: str
    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    left: str


def draw_networks(network: Network) -> tuple[NetworkPanel, ...]:
    """Draw every network that was fitted, side by side."""
    count = len(network.items)
    angles = [2 * math.pi * place / count - math.pi / 2 for place in range(count)]
    spots = tuple(
        draw_spot(item.name.replace("_", " "), angle) for item, angle in zip(network.items, angles, strict=True)
    )
    return tuple(
        NetworkPanel(name, spots, tuple(draw_links(network, name, angles)), spot(WIDTH * place))
        for place, name in enumerate(network.links)
    )


def draw_spot(label: str, angle: float) -> Spot:
    """One item's circle, its name outside it."""
    x, y = on_ring(angle, RADIUS)
    lines = wrap_words(label, LONGEST)
    across, up = math.cos(angle), math.sin(angle)
    away = NODE + 34
    text_x, middle = WIDTH / 2 + (RADIUS + away) * across, HEIGHT / 2 + (RADIUS + away) * up
    anchor = "middle" if abs(across) < 0.3 else "start" if across > 0 else "end"
    text_x -= 0 if anchor == "middle" else math.copysign(6.0, across)
    first = middle + 4 - (len(lines) - 1) * 7
    return Spot(
        spot(x), spot(y), tuple((spot(first + 14 * row), line) for row, line in enumerate(lines)), spot(text_x), anchor
    )


def on_ring(angle: float, radius: float) -> tuple[float, float]:
    """A point at an angle, at a distance from the middle."""
    return WIDTH / 2 + radius * math.cos(angle), HEIGHT / 2 + radius * math.sin(angle)


def draw_links(network: Network, name: str, angles: list[float]) -> list[Line]:
    """The links of one network, the weakest first so that strong ones lie on top."""
    links, directed = network.links[name], name == "temporal"
    size = network.standard(name)
    order = [(i, j) for i in range(len(angles)) for j in range(len(angles)) if directed or i < j]
    order = sorted((pair for pair in order if np.isfinite(size[pair])), key=lambda pair: abs(size[pair]))
    return [draw_link(network, name, links.low, links.high, size, pair, angles) for pair in order]


def draw_link(
    network: Network, name: str, low: Numbers, high: Numbers, size: Numbers, pair: tuple[int, int], angles: list[float]
) -> Line:
    """One link."""
    directed = name == "temporal"
    value = float(size[pair])
    width = THINNEST + (THICKEST - THINNEST) * min(1.0, abs(value) / FULL)
    start, end = (network.items[k].name.replace("_", " ") for k in pair)
    a, b = angles[pair[0]], angles[pair[1]]
    if pair[0] == pair[1]:
        path, head = draw_loop(a, width)
    elif directed:
        path, head = draw_arrow(on_ring(a, RADIUS), on_ring(b, RADIUS), width)
    else:
        (x1, y1), (x2, y2) = on_ring(a, RADIUS), on_ring(b, RADIUS)
        path, head = f"M{spot(x1)} {spot(y1)}L{spot(x2)} {spot(y2)}", ""
    raw = float(network.links[name].estimate[pair])
    known = bool(np.isfinite(low[pair]))
    words = f"{start} {'to' if directed else 'with'} {end}: {raw:.2f}"
    words += f" ({low[pair]:.2f} to {high[pair]:.2f})" if known else ""
    return Line(
        path, head, spot(width), "up" if value >= 0 else "down", known and bool(low[pair] <= 0 <= high[pair]), words
    )


def draw_arrow(start: tuple[float, float], end: tuple[float, float], width: float) -> tuple[str, str]:
    """A bent arrow from one circle to another; the way back bends to the other side."""
    (x1, y1), (x2, y2) = start, end
    across, up = x2 - x1, y2 - y1
    mx, my = (x1 + x2) / 2 - up * BEND, (y1 + y2) / 2 + across * BEND
    length = math.hypot(x2 - mx, y2 - my)
    ux, uy = (x2 - mx) / length, (y2 - my) / length
    tip = (x2 - ux * NODE, y2 - uy * NODE)
    head = 5 + width * 1.2
    neck = (tip[0] - ux * head, tip[1] - uy * head)
    return f"M{spot(x1)} {spot(y1)}Q{spot(mx)} {spot(my)} {spot(neck[0])} {spot(neck[1])}", draw_head(tip, neck, width)


def draw_head(tip: tuple[float, float], neck: tuple[float, float], width: float) -> str:
    """The corners of an arrow's head."""
    length = math.hypot(tip[0] - neck[0], tip[1] - neck[1])
    ux, uy = (tip[0] - neck[0]) / length, (tip[1] - neck[1]) / length
    half = 3 + width * 0.7
    corners = (tip, (neck[0] - uy * half, neck[1] + ux * half), (neck[0] + uy * half, neck[1] - ux * half))
    return " ".join(f"{spot(x)},{spot(y)}" for x, y in corners)


def draw_loop(angle: float, width: float) -> tuple[str, str]:
    """An item's link to itself: a loop outside the ring."""
    size = NODE * 0.85
    cx, cy = on_ring(angle, RADIUS + NODE + size * 0.75)
    x1, y1 = cx + size * math.cos(angle + 2.5), cy + size * math.sin(angle + 2.5)
    turn = angle - 2.5
    tip = (cx + size * math.cos(turn), cy + size * math.sin(turn))
    back = turn + (5 + width) / size
    neck = (cx + size * math.cos(back), cy + size * math.sin(back))
    path = f"M{spot(x1)} {spot(y1)}A{spot(size)} {spot(size)} 0 1 0 {spot(neck[0])} {spot(neck[1])}"
    return path, draw_head(tip, neck, width)
