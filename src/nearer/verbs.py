"""Verbs: the six things to do with a diary in Python, each a stable door to the rooms behind it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from nearer.diary import Check, Diary, DiaryMap
    from nearer.diary.doors import Source
    from nearer.fit import Twin
    from nearer.fit.networks import Network


def read_diary(source: Source, map: DiaryMap | str | Path | None = None) -> Diary:
    """Read a diary from a path (text, .xlsx, .sav), a frame (pandas, Polars ...) or a data set of openesm."""
    from nearer import diary

    return diary.read_diary(source, map if map is None or isinstance(map, diary.DiaryMap) else diary.read_map(map))


def check_diary(diary: Diary) -> Check:
    """Look through a diary; `.remarks` says in sentences what is odd."""
    from nearer.diary import checking

    return checking.check_diary(diary)


def fit_person(diary: Diary, person: str | None = None, selves: int = 20_000, seed: int = 1) -> Twin:
    """Fit a twin to one person (the first with enough answers); the others say what answers are usual."""
    from nearer.fit import AnswerPrior, fit_twin
    from nearer.report.choosing import choose_person, require_mapped

    require_mapped(diary)
    one = diary.person(choose_person(diary) if person is None else person)
    group = AnswerPrior.from_diary(diary, leave_out=one.id) if len(diary.people) > 1 else None
    return fit_twin(one, group=group, count=selves, seed=seed)


def forecast_diary(
    diary: Diary, first_day: int, unit: str = "beep", kind: str | None = None, new_persons: int | None = None
) -> pd.DataFrame:
    """Forecast every entry from a day on, each from what was known before it."""
    from nearer.forecast import rolling

    return rolling.forecast_diary(diary, rolling.Plan(first_day, unit, kind, new_persons))


def fit_network(
    diary: Diary,
    items: Sequence[str] | None = None,
    *,
    unit: str | None = None,
    way: str = "corrected",
    draws: int | None = None,
    noise: float = 0.0,
    seed: int = 1,
    person: str | None = None,
    detrend: bool = False,
) -> Network:
    """Fit the temporal, contemporaneous and between networks of the group or of one person."""
    from nearer.fit import networks

    return networks.fit_network(diary, networks.Ask(items, unit, way, draws, noise, seed, person, detrend))


def write_report(diary: Diary, out: str | Path, person: str | None = None, selves: int = 20_000, seed: int = 1) -> Path:
    """Write the report on one person as a page, or on the whole study as a folder; returns the page."""
    if person is None:
        from nearer.fit.networks import Ask
        from nearer.report.study import look_at_study, write_study

        return write_study(look_at_study(diary, Ask(seed=seed)), Path(out))[0]
    from nearer.diary.writing import write_whole
    from nearer.report.choosing import view_one
    from nearer.report.person import write_whole as write_page

    page = write_page(view_one(diary, person, count=selves, seed=seed))
    with write_whole(out) as place:
        place.write(page)
    return Path(out)
