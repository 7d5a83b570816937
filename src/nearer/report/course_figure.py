"""The course figure: each question over the study's days and over the hours, as the mean of people and their spread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nearer.report.drawing import Axis, Tick, draw_band, draw_line, mark_days, mark_steps, smooth_range, spot

if TYPE_CHECKING:
    import pandas as pd

    from nearer.diary import Diary

WIDTH, HEIGHT = 360.0, 150.0
LEFT, RIGHT, TOP, BOTTOM = 38.0, 10.0, 26.0, 26.0
COLUMNS = 2


@dataclass(frozen=True)
class CoursePanel:
    """One question."""

    name: str
    x: str
    y: str
    middle: str
    band: str
    across: tuple[Tick, ...]
    upward: tuple[Tick, ...]


@dataclass(frozen=True)
class CourseFigure:
    """All questions."""

    width: str
    height: str
    panels: tuple[CoursePanel, ...]
    unit: str
    left: str = spot(LEFT)
    right: str = spot(WIDTH - RIGHT)
    bottom: str = spot(HEIGHT - BOTTOM)
    label: str = spot(HEIGHT - BOTTOM + 15)


def follow_days(diary: Diary) -> pd.DataFrame:
    """For each item and day: how many people answered, the mean of their day means, and the middle half of people."""
    return gather(diary, "day")


def follow_beeps(diary: Diary) -> pd.DataFrame:
    """For each item and beep of the day: the mean of people's means, and the middle half of people."""
    return gather(diary, "beep")


def gather(diary: Diary, unit: str) -> pd.DataFrame:
    """People's means by day or beep, and their mean and middle half."""
    import pandas as pd

    found = []
    for item in diary.items:
        own = diary.frame.groupby([unit, "id"], observed=True)[item.name].mean().dropna()
        grouped = own.groupby(level=0)
        table = pd.DataFrame(
            {
                "item": item.name,
                unit: grouped.size().index,
                "people": grouped.size().to_numpy(),
                "mean": grouped.mean().to_numpy(),
                "low": grouped.quantile(0.25).to_numpy(),
                "high": grouped.quantile(0.75).to_numpy(),
            }
        )
        found.append(table)
    return pd.concat(found, ignore_index=True)


def draw_course(diary: Diary, table: pd.DataFrame, unit: str) -> CourseFigure:
    """Draw a panel for each item, two in a row."""
    panels = []
    for place, item in enumerate(diary.items):
        rows = table[table["item"] == item.name]
        if not len(rows):
            continue
        at, mean, low, high = (rows[name].to_numpy(np.float64) for name in (unit, "mean", "low", "high"))
        ends = smooth_range((low, high), item.low, item.high)
        across = Axis(float(at.min()), max(float(at.max()), float(at.min()) + 1), LEFT, WIDTH - RIGHT)
        upward = Axis(*ends, HEIGHT - BOTTOM, TOP)
        x = across.places(at)
        panels.append(
            CoursePanel(
                name=item.name.replace("_", " "),
                x=spot(WIDTH * (place % COLUMNS)),
                y=spot(HEIGHT * (place // COLUMNS)),
                middle=draw_line(x, upward.places(mean)),
                band=draw_band(x, upward.places(low), upward.places(high)),
                across=mark_days(across.low, across.high, across),
                upward=mark_steps(upward, 3),
            )
        )
    height = HEIGHT * -(-len(diary.items) // COLUMNS)
    return CourseFigure(spot(WIDTH * COLUMNS), spot(height), tuple(panels), unit)
