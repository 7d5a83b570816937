"""Rolling: honest forecasts of a diary - learned anew for each day on the days before it - written as a table."""

from __future__ import annotations

import json as json_text
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from nearer.diary import DiaryError, read_diary, read_map
from nearer.diary.writing import write_whole
from nearer.fit.pool import (
    Forecasts,
    Ladder,
    Panel,
    Pool,
    build_panel,
    fold_people,
    forecast_day,
    join_forecasts,
    read_past,
    target_rows,
)
from nearer.forecast.twins import check_twins, twins_of

if TYPE_CHECKING:
    import pandas as pd

    from nearer.diary import Diary

Floats = NDArray[np.float64]

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
# Long scales need a finer grid, so that the ends, where many answers lie, are not smoothed away.
FINE_QUANTILES = (0.01, *np.round(np.arange(0.05, 0.951, 0.05), 2).tolist(), 0.99)
DIGITS = 6


@dataclass(frozen=True)
class Plan:
    """What to forecast: from which day on, in which unit, which kind of item, in how many folds, and which way."""

    first_day: int
    unit: str = "beep"
    kind: str | None = None
    new_persons: int | None = None
    way: str = "pool"


def forecast_diary(diary: Diary, plan: Plan, tell: Callable[[int, int], None] | None = None) -> pd.DataFrame:
    """Forecast every entry from the first day on; `tell` hears how many parts of how many are done."""
    import pandas as pd

    panel = build_panel(diary, plan.kind, plan.unit)
    check_plan(panel, plan, diary.name)
    if plan.way == "twin":
        steps = twins_of(diary, panel, plan.first_day, plan.new_persons is not None)
    else:
        steps = new_people(panel, plan) if plan.new_persons else known_people(panel, plan)
    parts, total = [], count_parts(panel, plan)
    for done, (people, found) in enumerate(steps, start=1):
        parts.append(tabulate(panel, people, found))
        if tell is not None:
            tell(done, total)
    table = pd.concat(parts, ignore_index=True)
    numbers = {name: place for place, name in enumerate(panel.people)}
    places = {item.name: place for place, item in enumerate(panel.items)}
    order = np.lexsort((table["item"].map(places), table["person"].map(numbers), table["t"]))
    return table.iloc[order].reset_index(drop=True)


def check_plan(panel: Panel, plan: Plan, name: str) -> None:
    """Refuse a plan that leaves nothing to learn from or nothing to forecast."""
    if plan.way not in ("pool", "twin"):
        raise DiaryError(f"The way to forecast must be pool or twin, got {plan.way}. Choose one of them.")
    if plan.way == "twin":
        check_twins(panel, plan.unit, name)
    last = int(panel.day[panel.asked.any(axis=0)].max())
    least = 1 if plan.new_persons else 1 + panel.span
    if not least <= plan.first_day <= last:
        raise DiaryError(
            f"The first day to forecast must be {least}-{last} in {name}, got {plan.first_day}. Choose a day in it."
        )
    if plan.new_persons is not None and not 2 <= plan.new_persons <= len(panel.people):
        raise DiaryError(
            f"People can be left out in 2 or more folds, one person a fold at most; {name} has {len(panel.people):,} "
            f"and {plan.new_persons} were asked for. Choose another --new-persons, or leave it out."
        )
    before = ~np.isnan(panel.targets[:, panel.over_before(plan.first_day)])
    if plan.new_persons is None and not before.any():
        raise DiaryError(
            f"No answers lie before day {plan.first_day} in {name}, so there is nothing to learn from. "
            "Choose a later --first-day."
        )
    for k, item in enumerate(panel.items):
        if not before[:, :, k].any() and plan.new_persons is None:
            who = first_to_answer(panel, k)
            raise DiaryError(
                f"{item.name} has no answer before day {plan.first_day} in {name}{who}. "
                "Choose a later --first-day, or take the item out of the map."
            )


def first_to_answer(panel: Panel, k: int) -> str:
    """Who answered an item first, and when, in words."""
    there = ~np.isnan(panel.answers[:, :, k])
    if not there.any():
        return " nor after it"
    person, occasion = min(zip(*np.nonzero(there), strict=True), key=lambda place: (place[1], place[0]))
    return f"; the first is of person {panel.people[person]} on day {panel.day[occasion]}"


def days_to_forecast(panel: Panel, first_day: int) -> list[int]:
    """The days from the first on that hold an entry."""
    there = panel.asked.any(axis=0) & (panel.day >= first_day)
    return [int(day) for day in np.unique(panel.day[there])]


def count_parts(panel: Panel, plan: Plan) -> int:
    """How many times the forecaster is learned, or how many twins are read."""
    if plan.way == "twin":
        return len(panel.people)
    return plan.new_persons or len(days_to_forecast(panel, plan.first_day))


def known_people(panel: Panel, plan: Plan) -> Iterator[tuple[tuple[str, ...], Forecasts]]:
    """Day by day, learned on all people's earlier days."""
    for day in days_to_forecast(panel, plan.first_day):
        yield panel.until(day).people, forecast_day(panel, day)


def new_people(panel: Panel, plan: Plan) -> Iterator[tuple[tuple[str, ...], Forecasts]]:
    """Fold by fold: the group's part from all days of the other people, the person's own answers as they come."""
    assert plan.new_persons is not None
    fold = fold_people(panel, plan.new_persons)
    for one in range(plan.new_persons):
        others, these = panel.of_people(fold != one), panel.of_people(fold == one)
        if np.isnan(others.answers).all():
            raise DiaryError("The people left after leaving some out have no answers. Choose more --new-persons.")
        pool = Pool(others, np.ones(len(panel.day), dtype=bool))
        yield these.people, meet_people(pool, these, plan.first_day)


def meet_people(pool: Pool, these: Panel, first_day: int) -> Forecasts:
    """Forecast people the pool has not seen, day by day."""
    past = read_past(these)
    found = []
    for day in days_to_forecast(these, first_day):
        met = pool.meet(these, past, these.over_before(day))
        found.append(pool.forecast(these, past, target_rows(these, these.day == day), met))
    return join_forecasts(found)


def tabulate(panel: Panel, people: tuple[str, ...], found: Forecasts) -> pd.DataFrame:
    """Forecasts as rows: person, t, item, mean, sd, quantiles and, for short scales, the chance of each level."""
    import pandas as pd

    rows = found.rows
    names = np.array([item.name for item in panel.items], dtype=object)
    columns: dict[str, object] = {
        "person": np.array(people, dtype=object)[rows.person],
        "t": rows.occasion,
        "item": names[rows.item],
    }
    quantiles = QUANTILES if panel.whole else FINE_QUANTILES
    numbers = {name: np.full(len(rows), np.nan) for name in name_columns(panel, quantiles)}
    for k, ladder in enumerate(panel.ladders):
        here = np.flatnonzero(rows.item == k)
        below = found.below[here, : ladder.levels - 1]
        numbers["mean"][here], numbers["sd"][here] = find_moments(ladder, below)
        for quantile in quantiles:
            numbers[name_quantile(quantile)][here] = find_quantile(ladder, below, quantile)
        if ladder.whole:
            first = round(ladder.low - lowest_level(panel)) + 1
            for level in range(1, top_level(panel) + 1):
                numbers[f"p{level}"][here] = 0.0
            for j, share in enumerate(level_shares(below).T):
                numbers[f"p{first + j}"][here] = share
    return pd.DataFrame(columns | {name: np.round(value, DIGITS) for name, value in numbers.items()})


def name_columns(panel: Panel, quantiles: tuple[float, ...]) -> list[str]:
    """The number columns of a table of forecasts."""
    levels = top_level(panel) if any(ladder.whole for ladder in panel.ladders) else 0
    return ["mean", "sd", *map(name_quantile, quantiles), *(f"p{level}" for level in range(1, levels + 1))]


def name_quantile(quantile: float) -> str:
    """q05 for 0.05."""
    return f"q{round(100 * quantile):02d}"


def lowest_level(panel: Panel) -> float:
    """The lowest level of all short scales, which p1 stands for."""
    return min(ladder.low for ladder in panel.ladders if ladder.whole)


def top_level(panel: Panel) -> int:
    """How many whole levels lie from the lowest to the highest of all short scales."""
    highest = max(ladder.high for ladder in panel.ladders if ladder.whole)
    return round(highest - lowest_level(panel)) + 1


def level_shares(below: Floats) -> Floats:
    """The chance of each level."""
    ends = np.zeros((len(below), 1))
    return np.diff(np.concatenate([ends, below, ends + 1.0], axis=1), axis=1)


def find_moments(ladder: Ladder, below: Floats) -> tuple[Floats, Floats]:
    """Mean and standard deviation; within a bin answers are spread evenly."""
    shares = level_shares(below)
    mean = shares @ ladder.centres
    ends = np.concatenate([[ladder.low], ladder.cuts, [ladder.high]])
    within = np.zeros(ladder.levels) if ladder.whole else np.diff(ends) ** 2 / 12
    variance = ((ladder.centres - mean[:, None]) ** 2 * shares).sum(axis=1) + shares @ within
    return mean, np.sqrt(variance)


def find_quantile(ladder: Ladder, below: Floats, quantile: float) -> Floats:
    """The answer below which a share of the forecast lies: a level, or a point within a bin."""
    place = (below < quantile).sum(axis=1)
    if ladder.whole:
        level: Floats = ladder.centres[place]
        return level
    top = len(ladder.cuts) - 1
    at = np.clip(place, 1, top)
    row = np.arange(len(below))
    under, over = below[row, at - 1], below[row, at]
    part = np.clip((quantile - under) / np.maximum(over - under, 1e-12), 0.0, 1.0)
    inside = ladder.cuts[at - 1] + part * (ladder.cuts[at] - ladder.cuts[at - 1])
    return np.where(place == 0, ladder.low, np.where(place > top, ladder.high, inside))


def make_forecast(file: Path, map: Path, plan: Plan, out: Path, json: bool) -> None:
    """Read a diary, forecast it and write the table; prints where it is."""
    import sys

    import typer
    from rich.console import Console
    from rich.progress import Progress

    diary = read_diary(file, read_map(map))
    with Progress(console=Console(file=sys.stderr), transient=True) as progress:
        task = progress.add_task("Forecasting", total=None)
        table = forecast_diary(diary, plan, lambda done, total: progress.update(task, completed=done, total=total))
    with write_whole(out) as opened:
        table.to_csv(opened, index=False, lineterminator="\n")
    told = {
        "file": str(out),
        "rows": len(table),
        "people": int(table["person"].nunique()),
        "items": int(table["item"].nunique()),
        "first_t": int(table["t"].min()),
        "last_t": int(table["t"].max()),
    }
    if json:
        typer.echo(json_text.dumps(told, indent=2))
        return
    typer.echo(
        f"{told['rows']:,} forecasts of {told['people']:,} people and {told['items']} items are in {out}. "
        f"See how good they are: nearer diary score {out} {file} --map {map}"
    )
