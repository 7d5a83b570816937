"""How the cost of a person-day grows with the number of people, drawn from the results."""

from pathlib import Path
from statistics import median
from typing import Any

import matplotlib
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

# Colours that people with any colour vision can tell apart (Okabe and Ito), and markers for those with none.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#999999")
MARKERS = "osD^vP*X"
STYLE = {"svg.hashsalt": "nearer", "font.size": 10, "axes.spines.top": False, "axes.spines.right": False}


def draw_scaling(found: dict[str, Any], file: Path) -> None:
    """Two figures side by side, one a workload."""
    with matplotlib.rc_context(STYLE):
        paper = Figure(figsize=(12, 5), layout="constrained")
        FigureCanvasSVG(paper)
        for axis, workload in zip(paper.subplots(1, 2), ("reference", "model"), strict=True):
            draw_workload(axis, found, [row for row in found["rows"] if row["workload"] == workload])
            axis.set_title({"reference": "The reference workload", "model": "The model"}[workload], loc="left")
        file.parent.mkdir(parents=True, exist_ok=True)
        paper.savefig(file, metadata={"Date": None})


def draw_workload(axis: Any, found: dict[str, Any], rows: list[dict[str, Any]]) -> None:
    """One line an engine; a second one for two threads, by the clock on the wall."""
    names = list(found["titles"])
    for name, threads in dict.fromkeys((row["engine"], row["threads"]) for row in rows):
        line = sorted((r for r in rows if (r["engine"], r["threads"]) == (name, threads)), key=lambda r: r["people"])
        figure = "cpu_ns" if threads == 1 else "wall_ns"
        place = names.index(name)
        axis.plot(
            [row["people"] for row in line],
            [median(row[figure]) for row in line],
            color=COLOURS[place],
            marker=MARKERS[place],
            linestyle="-" if threads == 1 else "--",
            label=found["titles"][name] + ("" if threads == 1 else f", {threads} threads, on the wall"),
        )
    axis.set_xscale("log")
    axis.set_yscale("log")
    axis.set_xlabel("people")
    axis.set_ylabel("nanoseconds a person-day")
    if rows:
        axis.legend(frameon=False, fontsize=8)
