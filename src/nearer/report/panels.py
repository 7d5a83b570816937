"""Panels: each question of a diary beside what the model expected of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from nearer.diary.faults import plain
from nearer.diary.settings import load_table
from nearer.report.drawing import Numbers
from nearer.report.expected import Expected, read_expected
from nearer.report.numbers import say_count, say_in_hundred, say_number
from nearer.report.time_figure import TimeFigure, draw_time_line

if TYPE_CHECKING:
    from nearer.diary import Item
    from nearer.fit import Twin

# What 80 % bands may hold and still count as right; outside of it the report says so.
LEAST_HELD, MOST_HELD = 0.72, 0.88
# A question whose band holds fewer answers than this is not followed well.
MISFIT_HELD = 0.6
# Below this many answers a share says nothing.
FEW_ANSWERS = 20

Fit = Literal["holds", "wide", "narrow", "few"]


@dataclass(frozen=True)
class Panel:
    """One question: its words, its drawing, and how well it was foreseen."""

    label: str
    question: str
    low: str
    high: str
    turned: bool
    count: int
    answers: str
    missing: str
    usual: str
    mean_miss: float
    miss: str
    held: float
    inside: str
    figure: TimeFigure


def describe_questions(twin: Twin) -> tuple[Panel, ...]:
    """Every question that measures something of the model and was answered, constructs together."""
    expected = read_expected(twin)
    order = list(load_table("constructs"))
    asked = [k for k, item in enumerate(twin.items) if item.construct and np.isfinite(twin.answers[:, k]).any()]
    asked.sort(key=lambda k: (order.index(str(twin.items[k].construct)), k))
    return tuple(describe_question(twin, k, expected) for k in asked)


def describe_question(twin: Twin, k: int, expected: Expected) -> Panel:
    """One question."""
    item: Item = twin.items[k]
    answers: Numbers = twin.answers[:, k]
    lower, middle, upper = expected.lower[:, k], expected.middle[:, k], expected.upper[:, k]
    there = np.isfinite(answers)
    count = int(there.sum())
    held = twin.diagnostics.held.get(item.name, math.nan)
    mean_miss = float(np.mean(np.abs(answers[there] - middle[there])))
    label = load_table("constructs")[str(item.construct)]["label"]
    return Panel(
        label=label,
        question=item.label or item.name.replace("_", " "),
        low=plain(item.low).replace("-", "−"),
        high=plain(item.high).replace("-", "−"),
        turned=item.direction < 0,
        count=count,
        answers=say_count(count),
        missing=say_count(len(answers) - count),
        usual=plain(float(np.median(answers[there]))),
        mean_miss=mean_miss,
        miss=say_number(mean_miss),
        held=held,
        inside=say_in_hundred(held),
        figure=draw_time_line(twin.hours, answers, lower, middle, upper, (item.low, item.high)),
    )


def share_held(panels: tuple[Panel, ...]) -> float:
    """The share of all answers that their bands held."""
    total = sum(panel.count for panel in panels)
    return sum(panel.held * panel.count for panel in panels) / total if total else math.nan


def judge_bands(panels: tuple[Panel, ...]) -> Fit:
    """Whether the bands hold what they should."""
    if sum(panel.count for panel in panels) < FEW_ANSWERS:
        return "few"
    held = share_held(panels)
    return "narrow" if held < LEAST_HELD else "wide" if held > MOST_HELD else "holds"


def list_misfits(panels: tuple[Panel, ...]) -> str:
    """The questions that the model does not follow well, as one phrase."""
    bad = [panel.question for panel in panels if panel.count >= FEW_ANSWERS and panel.held < MISFIT_HELD]
    return ", ".join(f"“{name}”" for name in bad)


def say_held(panels: tuple[Panel, ...]) -> str:
    """How many of a hundred answers their bands held."""
    return say_in_hundred(share_held(panels))
