"""The validity figure: where each simulated figure lies against its interval, fitted above, kept out below."""

from math import isfinite
from pathlib import Path

from nearer.calibrate.validity import Row

# Beyond this many half-widths from the middle a figure is drawn at the edge.
FARTHEST = 5.0
COLOURS = {"fitted": "#1f5a85", "kept_out": "#b5541c"}
LABELS = {"fitted": "may be fitted", "kept_out": "kept out"}


def draw_validity(rows: list[Row], file: Path) -> None:
    """Draw every counted row as a dot; the band in the middle is what counts as met."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib.figure import Figure

    shown = [row for name in LABELS for row in rows if row.used == name and isfinite(row.result.simulated)]
    with matplotlib.rc_context({"svg.hashsalt": "nearer", "svg.fonttype": "none", "font.size": 8}):
        figure = Figure(figsize=(6.5, 1.2 + 0.16 * len(shown)), layout="constrained")
        axes = figure.add_subplot()
        axes.axvspan(-1, 1, color="#dde8dc", label="counts as met")
        for name, label in LABELS.items():
            across = [place(row) for row in shown if row.used == name]
            up = [-height for height, row in enumerate(shown) if row.used == name]
            axes.scatter(across, up, s=14, color=COLOURS[name], label=label, zorder=2)
        axes.set_yticks([-up for up in range(len(shown))], [row.id for row in shown])
        axes.set_xlim(-FARTHEST - 0.3, FARTHEST + 0.3)
        axes.set_ylim(-len(shown), 1)
        axes.set_xlabel("half-widths of the interval from its middle; beyond 5 at the edge")
        figure.legend(loc="outside upper center", ncols=3, frameon=False)
        figure.savefig(file, metadata={"Date": None})


def place(row: Row) -> float:
    """Half-widths from the middle of the interval, held at the edge of the figure."""
    one = row.result
    assert one.low is not None
    assert one.high is not None
    half = (one.high - one.low) / 2
    return max(-FARTHEST, min(FARTHEST, (one.simulated - one.low - half) / half))
