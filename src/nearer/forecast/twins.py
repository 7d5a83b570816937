"""Twins: what each person's twin expected of every answer before it was known, beside the forecasts of the pool.

A twin is read through the person's diary once. What is usual for an item is learned from other people's answers only:
those before the first day that is forecast or, for new people, all of theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from nearer.diary import Diary, DiaryError
from nearer.fit import AnswerPrior, fit_twin
from nearer.fit.likelihood import item_levels
from nearer.fit.pool import Forecasts, Ladder, Panel, target_rows
from nearer.fit.pool.settings import number

Floats = NDArray[np.float64]


def check_twins(panel: Panel, unit: str, name: str) -> None:
    """Refuse what twins cannot foresee."""
    if unit != "beep":
        raise DiaryError(f"Twins foresee single answers, not the mean of a {unit}. Leave out --unit or --way.")
    if not any(item.construct is not None for item in panel.items):
        raise DiaryError(
            f"No item of this kind in {name} measures anything of the model, so twins cannot foresee them. "
            "Give items a construct in the map, or leave out --way."
        )


def twins_of(diary: Diary, panel: Panel, first_day: int, new: bool) -> Iterator[tuple[tuple[str, ...], Forecasts]]:
    """Person by person, every entry from the first day on; items without a construct are left out."""
    usual = diary if new else replace(diary, frame=diary.frame[diary.frame["day"] < first_day])
    rows = target_rows(panel, panel.day >= first_day)
    for place, name in enumerate(panel.people):
        mine = rows.some(rows.person == place)
        expected = read_twin(diary, panel, AnswerPrior.from_diary(usual, leave_out=name), name)
        below = expected[mine.occasion, mine.item]
        measured = np.asarray(np.isfinite(below).all(axis=1))
        yield panel.people, Forecasts(mine.some(measured), below[measured], {"twin": below[measured]})


def read_twin(diary: Diary, panel: Panel, prior: AnswerPrior, name: str) -> Floats:
    """One twin's shares at or below each level but the last, (occasions, items, levels - 1), NaN where it has none."""
    entries = diary.person(name)
    twin = fit_twin(entries, group=prior, count=int(number("twin_selves")))
    most = max(ladder.levels for ladder in panel.ladders) - 1
    below = np.full((len(panel.day), len(panel.items), most), np.nan)
    places = {entry: t for t, entry in enumerate(zip(panel.day.tolist(), panel.beep.tolist(), strict=True))}
    at = [places[entry] for entry in zip(entries.day.tolist(), entries.beep.tolist(), strict=True)]
    for k, (item, ladder) in enumerate(zip(panel.items, panel.ladders, strict=True)):
        if item.name in twin.levels_ahead:
            values = item.low + (item.high - item.low) * item_levels(item).values
            below[at, k] = 1.0
            below[at, k, : ladder.levels - 1] = cut(twin.levels_ahead[item.name], values, ladder)
    return below


def cut(upto: Floats, values: Floats, ladder: Ladder) -> Floats:
    """Shares at or below a ladder's cuts from shares at or below each value but the last."""
    whole = np.concatenate([upto, np.ones((len(upto), 1))], axis=1)
    shares: Floats = whole[:, np.searchsorted(values, ladder.cuts, side="right") - 1]
    return shares
