"""Score: how good past forecasts were - CRPS, log score, coverage, errors - beside simple ways to forecast.

A forecast is its distribution function at the levels of the item's scale (a hundredth of a long scale each), so
every way is judged alike:

    CRPS = sum_j w (F_j - 1[y <= j])^2          w = width of a level
    log  = -log p_y, p = (1 - m) p + m / L      m keeps one zero from deciding all; L = number of levels
    PIT  = F(y) - u p_y, u even on 0-1 by a fixed key; covered at a if |PIT - 1/2| <= a / 2
"""

from __future__ import annotations

import json as json_text
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from nearer.diary import DiaryError, read_diary, read_map
from nearer.fit.pool import Ladder, Panel, build_panel
from nearer.fit.pool.settings import number
from nearer.forecast.simple_ways import BASELINES, Targets, score_ladder, simple_ways, spread_normal, width, worth

if TYPE_CHECKING:
    import pandas as pd

    from nearer.diary import Diary

Floats = NDArray[np.float64]

KEY = 20_240_602
COVERAGES = (50, 80, 90)
KEYS = ("person", "t", "item")


def score_forecasts(table: pd.DataFrame, diary: Diary, unit: str = "beep") -> dict[str, Any]:
    """Score a table of forecasts against what was answered, and simple ways beside it."""
    items = set(table["item"]) if "item" in table else set()
    kinds = {item.kind for item in diary.items if item.name in items}
    if len(kinds) != 1:
        raise DiaryError(
            f"The forecasts must be of items of one kind in {diary.name}; found {len(kinds)} kinds. "
            "Check that the forecasts and the diary belong together."
        )
    panel = build_panel(diary, kinds.pop(), unit)
    scales = [score_ladder(ladder) for ladder in panel.ladders]
    rows, targets = match(table, panel, diary.name)
    people = np.array([panel.people[i] for i in targets.person], dtype=object)
    below = read_below(rows, scales, targets)
    # A mean of its own is judged as it is; without one the mean of the distribution is.
    given = rows["mean"].to_numpy(np.float64) if "mean" in rows else np.full(len(rows), np.nan)
    ways = {"forecast": judge(below, scales, targets, given)}
    for name, (other, mean) in simple_ways(panel, scales, targets).items():
        ways[name] = judge(other, scales, targets, mean)
    found: dict[str, Any] = {"answers": len(rows), "people": len(set(people))}
    found["items"] = [panel.items[k].name for k in np.unique(targets.item)]
    found |= {name: {score: float(values.mean()) for score, values in way.items()} for name, way in ways.items()}
    for name, way in ways.items():
        found[name]["rmse"] = float(np.sqrt(found[name].pop("squared")))
        if name != "forecast":
            found[name] |= compare(ways["forecast"]["crps"], way["crps"], people)
    return found


def judge(below: list[Floats], scales: list[Ladder], targets: Targets, mean: Floats) -> dict[str, Floats]:
    """Scores of every forecast; `below` holds one array an item."""
    names = ("crps", "log", "mae", "squared", *(f"cov{cover}" for cover in COVERAGES))
    scores = {name: np.empty(len(targets.item)) for name in names}
    luck = np.random.default_rng(KEY).random(len(targets.item))
    for k, ladder in enumerate(scales):
        here = np.flatnonzero(targets.item == k)
        if not len(here):
            continue
        found = judge_item(below[k], ladder, targets.answer[here], mean[here], luck[here])
        for name in names:
            scores[name][here] = found[name]
    return scores


def judge_item(below: Floats, ladder: Ladder, answer: Floats, mean: Floats, luck: Floats) -> dict[str, Floats]:
    """Scores of the forecasts of one item."""
    mixed = number("score_mix")
    even = np.arange(1, ladder.levels) / ladder.levels
    below = (1 - mixed) * np.maximum.accumulate(below, axis=1) + mixed * even
    level = ladder.place(answer)
    full = np.concatenate([np.zeros((len(below), 1)), below, np.ones((len(below), 1))], axis=1)
    row = np.arange(len(below))
    up_to, under = full[row, level + 1], full[row, level]
    share = np.maximum(up_to - under, mixed / ladder.levels)
    own_mean = np.diff(full, axis=1) @ worth(ladder)
    off = answer - np.where(np.isnan(mean), own_mean, mean)
    place = up_to - luck * share
    hit = level[:, None] <= np.arange(ladder.levels - 1)
    found = {
        "crps": width(ladder) * ((below - hit) ** 2).sum(axis=1),
        "log": -np.log(share),
        "mae": np.abs(off),
        "squared": off**2,
    }
    return found | {f"cov{cover}": (np.abs(place - 0.5) <= cover / 200) + 0.0 for cover in COVERAGES}


def compare(forecast: Floats, other: Floats, people: NDArray[np.object_]) -> dict[str, float]:
    """Skill against another way, and the paired difference by person with its standard error."""
    import pandas as pd

    by_person = pd.Series(forecast - other).groupby(people).mean()
    error = float(by_person.std() / np.sqrt(len(by_person))) if len(by_person) > 1 else float("nan")
    skill = 1 - float(forecast.mean() / other.mean()) if other.mean() > 0 else float("nan")
    return {"skill": skill, "difference": float(by_person.mean()), "difference_se": error}


def match(table: pd.DataFrame, panel: Panel, name: str) -> tuple[pd.DataFrame, Targets]:
    """The forecasts whose answer is in the diary."""
    missing = [key for key in KEYS if key not in table]
    if missing:
        raise DiaryError(f"The forecasts have no column {missing[0]}. They need person, t, item and numbers.")
    twice = table.duplicated(list(KEYS))
    if twice.any():
        row = int(np.flatnonzero(twice)[0])
        one = table.iloc[row]
        raise DiaryError(
            f"Row {row + 2}: {one['item']} of person {one['person']} at t {one['t']} is forecast twice. Remove one."
        )
    people = {str(person): place for place, person in enumerate(panel.people)}
    items = {item.name: place for place, item in enumerate(panel.items)}
    person = table["person"].astype(str).map(people).fillna(-1).to_numpy(np.int64)
    item = table["item"].map(items).fillna(-1).to_numpy(np.int64)
    occasion = table["t"].to_numpy(np.int64)
    known = (person >= 0) & (item >= 0) & (occasion >= 0) & (occasion < len(panel.day))
    answer = np.full(len(table), np.nan)
    answer[known] = panel.targets[person[known], occasion[known], item[known]]
    kept = ~np.isnan(answer)
    if not kept.any():
        raise DiaryError(
            f"None of the {len(table):,} forecasts has an answer in {name}. Check that the two files belong together."
        )
    return table[kept].reset_index(drop=True), Targets(person[kept], occasion[kept], item[kept], answer[kept])


def read_below(rows: pd.DataFrame, scales: list[Ladder], targets: Targets) -> list[Floats]:
    """Each forecast's share at or below every cut: from level columns, else quantiles, else mean and sd."""
    lowest = min((ladder.low for ladder in scales if ladder.whole), default=0.0)
    below = []
    for k, ladder in enumerate(scales):
        own = rows.iloc[np.flatnonzero(targets.item == k)]
        found = np.full((len(own), ladder.levels - 1), np.nan)
        first = round(ladder.low - lowest)
        for way in (read_levels(own, ladder, first), read_quantiles(own, ladder), read_normal(own, ladder)):
            found = np.where(np.isnan(found), way, found)
        lost = np.isnan(found).any(axis=1)
        if lost.any():
            one = own.iloc[int(np.flatnonzero(lost)[0])]
            raise DiaryError(
                f"The forecast of {one['item']} of person {one['person']} at t {one['t']} has neither level columns, "
                "quantiles nor mean and sd. Fill in one of them."
            )
        below.append(found)
    return below


def read_levels(rows: pd.DataFrame, ladder: Ladder, first: int) -> Floats:
    """Shares at or below the cuts from p1, p2 and so on; NaN where they are not filled in."""
    names = [f"p{first + j + 1}" for j in range(ladder.levels)]
    if not ladder.whole or not set(names) <= set(rows.columns):
        return np.full((len(rows), ladder.levels - 1), np.nan)
    shares = rows[names].to_numpy(np.float64)
    total = shares.sum(axis=1, keepdims=True)
    return np.cumsum(shares, axis=1)[:, :-1] / np.where(total > 0, total, np.nan)


def read_quantiles(rows: pd.DataFrame, ladder: Ladder) -> Floats:
    """Shares at or below the cuts, with straight lines between the quantiles; NaN where they are not filled in."""
    names = sorted(str(name) for name in rows if str(name)[:1] == "q" and str(name)[1:].isdigit())
    below = np.full((len(rows), ladder.levels - 1), np.nan)
    if not names:
        return below
    points = np.sort(rows[names].to_numpy(np.float64), axis=1)
    rising = np.concatenate([[0.0], [float(f"0.{name[1:]}") for name in names], [1.0]])
    slack = width(ladder) / 2
    for place in np.flatnonzero(~np.isnan(points).any(axis=1)):
        inner = np.clip(points[place], ladder.low - slack, ladder.high + slack)
        ends = np.concatenate([[ladder.low - slack], inner, [ladder.high + slack]])
        # Equal quantiles make a step; a hair between them keeps the line a function.
        ends = ends + 1e-9 * (ladder.high - ladder.low) * np.arange(len(ends))
        below[place] = np.interp(ladder.cuts, ends, rising)
    return below


def read_normal(rows: pd.DataFrame, ladder: Ladder) -> Floats:
    """Shares at or below the cuts from mean and sd; NaN where they are not filled in."""
    if "mean" not in rows or "sd" not in rows:
        return np.full((len(rows), ladder.levels - 1), np.nan)
    return spread_normal(ladder, rows["mean"].to_numpy(np.float64), rows["sd"].to_numpy(np.float64))


def make_score(predictions: Path, file: Path, map: Path, unit: str, json: bool) -> None:
    """Read forecasts and the diary they are of, and print the scores."""
    import pandas as pd
    import typer

    table = pd.read_csv(predictions, dtype={"person": str})
    found = score_forecasts(table, read_diary(file, read_map(map)), unit)
    typer.echo(json_text.dumps(found, indent=2) if json else say_scores(found))


def say_scores(found: dict[str, Any]) -> str:
    """The scores as a table in plain text."""
    names = ("crps", "log", "mae", "rmse", *(f"cov{cover}" for cover in COVERAGES))
    lines = [
        f"{found['answers']:,} answers of {found['people']:,} people to {len(found['items'])} items",
        "",
        f"{'':15}" + "".join(f"{name:>9}" for name in names) + "    skill  difference (SE)",
    ]
    for way in ("forecast", *BASELINES):
        line = f"{way.replace('_', ' '):15}" + "".join(f"{found[way][name]:9.4f}" for name in names)
        if way != "forecast":
            line += f"{found[way]['skill']:9.4f}  {found[way]['difference']:+.4f} ({found[way]['difference_se']:.4f})"
        lines.append(line)
    lines += ["", "Skill and difference are the forecast's against the way in the row: above 0 and below 0 are good."]
    return "\n".join(lines)
