"""The links figure: every link with its interval, so that what is unsure is seen and nothing is left out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nearer.report.drawing import Axis, Tick, mark_steps, spot

if TYPE_CHECKING:
    from nearer.fit.networks import Network

WIDTH, NAMES = 720.0, 300.0
TOP, ROW, FOOT, HEAD = 10.0, 17.0, 40.0, 34.0
LEAST_REACH = 0.1


@dataclass(frozen=True)
class LinkRow:
    """One link: its words, its bar and its mark."""

    label: str
    y: str
    text_y: str
    low: str
    middle: str
    high: str
    unsure: bool


@dataclass(frozen=True)
class LinksPanel:
    """One network's links below each other."""

    name: str
    title_y: str
    top: str
    bottom: str
    nothing: str
    rows: tuple[LinkRow, ...]
    steps: tuple[Tick, ...]
    step_label: str
    unit: str


@dataclass(frozen=True)
class LinksFigure:
    """The whole drawing."""

    width: str
    height: str
    names: str
    right: str
    panels: tuple[LinksPanel, ...]


def draw_links(network: Network) -> LinksFigure:
    """Draw all links of all networks, the largest first."""
    panels, top = [], TOP
    for name in network.links:
        rows = [row for row in network.rows(name) if math.isfinite(float(str(row["est"])))]
        if rows:
            panels.append(draw_panel(name, rows, top))
            top += HEAD + ROW * len(rows) + FOOT
    return LinksFigure(spot(WIDTH), spot(top), spot(NAMES - 12), spot(WIDTH - 16), tuple(panels))


def draw_panel(name: str, rows: list[dict[str, Any]], top: float) -> LinksPanel:
    """One network."""
    bounds = [abs(float(row[end])) for row in rows for end in ("low", "high", "est") if math.isfinite(row[end])]
    reach = max(LEAST_REACH, *bounds)
    axis = Axis(-reach, reach, NAMES, WIDTH - 16)
    first, bottom = top + HEAD, top + HEAD + ROW * len(rows)
    ordered = sorted(rows, key=lambda row: -abs(float(row["est"])))
    return LinksPanel(
        name=name,
        title_y=spot(top + 16),
        top=spot(first - 6),
        bottom=spot(bottom),
        nothing=spot(axis.place(0.0)),
        rows=tuple(draw_row(row, first + ROW * place + 6, axis, name) for place, row in enumerate(ordered)),
        steps=mark_steps(axis, 6),
        step_label=spot(bottom + 16),
        unit="points for each point, " + str(rows[0]["lag"]) + " later"
        if name == "temporal"
        else "partial correlation",
    )


def draw_row(row: dict[str, Any], y: float, axis: Axis, name: str) -> LinkRow:
    """One link."""
    known = math.isfinite(row["low"])
    joint = " → " if name == "temporal" else " – "
    return LinkRow(
        label=f"{row['from']}{joint}{row['to']}".replace("_", " "),
        y=spot(y),
        text_y=spot(y + 4),
        low=spot(axis.place(row["low"])) if known else "",
        middle=spot(axis.place(row["est"])),
        high=spot(axis.place(row["high"])) if known else "",
        unsure=known and bool(row["low"] <= 0 <= row["high"]),
    )
