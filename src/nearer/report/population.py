"""Tables and figures of simulated populations and of the two experiments; every figure as SVG and PNG."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Paper
from rich.table import Table

from nearer.population.card import Figure
from nearer.population.experiments import OUTCOMES, Hysteresis, ReliefAndCost
from nearer.population.position import FARTHEST, Position
from nearer.population.record import LEVELS, SHOWN, Record
from nearer.population.run import Run

NOT_CALIBRATED = "This model has not been calibrated yet. Nothing here was compared with real people."
NOT_EVIDENCE = "A figure of the model, not evidence about people."
PREDICTION = "A prediction of the model, never a validation of it."
# Colours that people with any colour vision can tell apart (Okabe and Ito).
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
WEEKS_SHOWN = (1, 2, 4, 6, 8, 10, 12, 20, 34, 47, 60)
STYLE = {
    "svg.hashsalt": "nearer",
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 10,
    "figure.constrained_layout.use": True,
}


def new_paper(across: int, down: int, width: float, height: float) -> tuple[Paper, Any]:
    """An empty figure with its axes."""
    with matplotlib.rc_context(STYLE):
        paper = Paper(figsize=(width, height))
        return paper, paper.subplots(down, across, squeeze=False)


def save_paper(paper: Paper, folder: Path, name: str, words: str) -> list[Path]:
    """Write a figure as SVG and PNG with a line below that says what it is not."""
    paper.supxlabel(words, fontsize=8, color="#555555")
    FigureCanvasAgg(paper)
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{name}.svg", folder / f"{name}.png"]
    with matplotlib.rc_context(STYLE):
        paper.savefig(files[0], metadata={"Date": None})
        paper.savefig(files[1], dpi=150, metadata={"Software": None})
    return files


def tabulate_card(card: Sequence[Figure]) -> Table:
    """The population card as a table."""
    table = Table(title="Population card", caption=NOT_CALIBRATED, title_justify="left", caption_justify="left")
    table.add_column("What")
    table.add_column("Value", justify="right")
    table.add_column("± chance", justify="right")
    for figure in card:
        error = "" if figure.error is None else show_value(figure.error, figure.unit)
        table.add_row(figure.title, show_value(figure.value, figure.unit), error)
    return table


def show_value(value: float | None, unit: str) -> str:
    """A value with its unit, short."""
    if value is None:
        return "nobody"
    if unit == "share":
        return f"{100 * value:.1f} %"
    return f"{value:.2f}" if unit == "r" else f"{value:.2f} {unit}"


def draw_population(folder: Path, run: Run, record: Record, position: Position) -> list[Path]:
    """Courses, distributions and loneliness by place in the network."""
    return [*draw_courses(folder, record), *draw_distributions(folder, run), *draw_position(folder, position)]


def draw_courses(folder: Path, record: Record) -> list[Path]:
    """Means over people with bands that hold half and four fifths of them."""
    paper, axes = new_paper(5, 2, 14, 6)
    days = np.arange(1, record.day + 1)
    for place, (name, axis) in enumerate(zip(SHOWN, axes.ravel(), strict=True)):
        bands = record.quantiles[: record.day, place]
        axis.fill_between(days, bands[:, 0], bands[:, -1], color=COLOURS[0], alpha=0.15, linewidth=0)
        axis.fill_between(days, bands[:, 1], bands[:, -2], color=COLOURS[0], alpha=0.25, linewidth=0)
        axis.plot(days, bands[:, LEVELS.index(0.5)], color=COLOURS[0])
        axis.set_title(name.replace("_", " "), loc="left")
        axis.set_ylim(-1 if name == "mood" else 0, 1)
        axis.set_xlabel("day")
    words = "Line: the middle person. Dark band: half of people. Light band: four of five."
    return save_paper(paper, folder, "courses", f"{words} {NOT_CALIBRATED}")


def draw_distributions(folder: Path, run: Run) -> list[Path]:
    """How the last day is spread over people."""
    paper, axes = new_paper(3, 1, 11, 3.4)
    for name, axis, colour in zip(("loneliness", "depression", "anxiety"), axes[0], COLOURS, strict=False):
        weights = np.full(run.people.count, 100 / run.people.count)
        axis.hist(run.quantity(name), bins=np.linspace(0, 1, 26).tolist(), weights=weights, color=colour)
        axis.axvline(0.5, color="#555555", linewidth=0.8, linestyle="--")
        axis.set_title(name, loc="left")
        axis.set_xlabel("share of the scale")
        axis.set_ylabel("people, %")
    return save_paper(paper, folder, "distributions", f"The last day. {NOT_CALIBRATED}")


def draw_position(folder: Path, position: Position) -> list[Path]:
    """Loneliness by the number of ties and by distance from a lonely person."""
    paper, axes = new_paper(2, 1, 10, 3.6)
    left, right = axes[0]
    left.bar(position.ties, np.nan_to_num(position.loneliness), color=COLOURS[0])
    left.set_title("mean loneliness", loc="left")
    left.set_xlabel("live ties of a person (last bar: that many or more)")
    steps = np.arange(1, FARTHEST + 1)
    right.bar(
        steps - 0.2, 100 * np.nan_to_num(position.lonely_near), color=COLOURS[1], width=0.35, label="a lonely one"
    )
    right.bar(
        steps + 0.2, 100 * np.nan_to_num(position.lonely_else), color=COLOURS[5], width=0.35, label="someone else"
    )
    right.set_xticks(steps)
    right.set_title("lonely people, %, around", loc="left")
    right.set_ylim(top=1.3 * right.get_ylim()[1])
    right.legend(frameon=False, ncols=2, loc="upper left")
    right.set_xlabel("steps away")
    return save_paper(paper, folder, "position", NOT_CALIBRATED)


def tabulate_relief(result: ReliefAndCost) -> Table:
    """Differences between the people kept away and their own twins, by week."""
    until = f"Contact was kept away for {result.withdrawn_weeks:.1f} weeks from {result.people} people."
    ended = (
        f"A year later {100 * result.harmed:.1f} % are worse off than their twin, {100 * result.better:.1f} % better."
    )
    title = "Staying away: relief now, cost later"
    caption = f"In standard deviations (g) ± chance. {until} {ended} {NOT_EVIDENCE}"
    table = Table(title=title, caption=caption, title_justify="left", caption_justify="left")
    table.add_column("Week", justify="right")
    for name in OUTCOMES:
        table.add_column(name, justify="right")
    for week in [week for week in WEEKS_SHOWN if week <= result.weeks.size]:
        cells = [f"{result.difference[n][week - 1]:+.2f} ± {result.error[n][week - 1]:.2f}" for n in OUTCOMES]
        table.add_row(str(week), *cells)
    return table


def draw_relief(folder: Path, result: ReliefAndCost) -> list[Path]:
    """Weekly means of both worlds, and their difference."""
    paper, axes = new_paper(len(OUTCOMES), 2, 12, 6)
    for name, top, below in zip(OUTCOMES, axes[0], axes[1], strict=True):
        top.plot(result.weeks, result.free[name], color=COLOURS[0], label="free")
        top.plot(result.weeks, result.kept_away[name], color=COLOURS[1], label="kept away")
        top.set_title(name, loc="left")
        low, high = (result.difference[name] + sign * result.error[name] for sign in (-2, 2))
        below.fill_between(result.weeks, low, high, color=COLOURS[1], alpha=0.25, linewidth=0)
        below.plot(result.weeks, result.difference[name], color=COLOURS[1])
        below.axhline(0, color="#555555", linewidth=0.8)
        below.set_title("difference in standard deviations", loc="left")
        below.set_xlabel("week")
        for axis in (top, below):
            axis.axvspan(0, result.withdrawn_weeks, color="#999999", alpha=0.15, linewidth=0)
    axes[0, 0].legend(frameon=False)
    words = f"Grey: contact is kept away. Band: two Monte Carlo errors. {NOT_EVIDENCE}"
    return save_paper(paper, folder, "relief-and-cost", words)


def tabulate_hysteresis(result: Hysteresis) -> Table:
    """The loads at which depression jumps, on the way up and on the way down."""
    caption = f"Mean of {result.selves} lives each. {PREDICTION}"
    table = Table(title="Hysteresis", caption=caption, title_justify="left", caption_justify="left")
    for words in ("Leaning", "Falls ill at load", "Well again at load"):
        table.add_column(words, justify="right")
    for leaning, up, down in zip(result.leanings, result.jump_up, result.jump_down, strict=True):
        table.add_row(f"{leaning:+.0f} SD", *("never" if load is None else f"{load:.3f}" for load in (up, down)))
    return table


def draw_hysteresis(folder: Path, result: Hysteresis) -> list[Path]:
    """Depression against load, up and down."""
    paper, axes = new_paper(len(result.leanings), 1, 12, 3.8)
    for place, axis in enumerate(axes[0]):
        axis.plot(result.load, result.up[place], color=COLOURS[1], label="load rises")
        axis.plot(result.load, result.down[place], color=COLOURS[0], label="load falls")
        axis.set_title(f"leaning {result.leanings[place]:+.0f} SD", loc="left")
        axis.set_xlabel("load (extra stress a day)")
        axis.set_ylim(0, 1)
    axes[0, 0].set_ylabel("mean depression")
    axes[0, 0].legend(frameon=False)
    return save_paper(paper, folder, "hysteresis", PREDICTION)
