"""Watching: each person's days against their own first days, drawn to the group's where a person has few."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from nearer.diary import Diary, DiaryError
from nearer.diary.faults import name_some
from nearer.fit.networks.pairs import average
from nearer.forecast.alarms.settings import number
from nearer.forecast.alarms.trying import RULES, Accuracy, find_errors, gather_errors, try_rule

if TYPE_CHECKING:
    import pandas as pd

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Watch:
    """What to watch: items whose higher answers are worse, items whose higher answers are better, days, rule."""

    worse: Sequence[str] = ()
    better: Sequence[str] = ()
    baseline: int | None = None
    rule: str = "ewma"
    seed: int = 1


@dataclass(frozen=True)
class Alarms:
    """Day by day what the rule gathered, the days it passed its limit first, and how often it is right.

    `accuracy` always comes along: an alarm without it says nothing.
    """

    table: pd.DataFrame
    first: dict[str, int]
    left_out: tuple[str, ...]
    accuracy: Accuracy
    inertia: float
    missed: float


def watch_diary(diary: Diary, watch: Watch) -> Alarms:
    """Watch everybody's days after their first ones."""
    import pandas as pd

    baseline = int(number("baseline_days")) if watch.baseline is None else watch.baseline
    check_watch(diary, watch, baseline)
    days = score_days(diary, watch, baseline)
    enough = np.isfinite(days[:, :baseline]).sum(axis=1) >= number("least_days")
    people = [name for name, stays in zip(diary.people, enough, strict=True) if stays]
    left_out = tuple(name for name in diary.people if name not in people)
    if not people:
        raise DiaryError(
            f"Nobody in {diary.name} has answers on {number('least_days'):.0f} of the first {baseline} days. "
            "Give a longer --baseline, or other items."
        )
    days = days[enough]
    usual, spread = draw_to_group(days[:, :baseline])
    inertia = learn_inertia(days[:, :baseline], usual)
    missed = float(np.isnan(days).mean())
    watched = days.shape[1] - baseline
    accuracy = try_rule(watch.rule, inertia, min(missed, 0.8), baseline, watched, watch.seed)
    errors = find_errors(days, usual, spread, inertia)[:, baseline:]
    gathered = gather_errors(errors, watch.rule)
    over = gathered > accuracy.limit
    first = {name: baseline + int(row.argmax()) + 1 for name, row in zip(people, over, strict=True) if row.any()}
    size = len(people) * watched
    table = pd.DataFrame(
        {
            "person": np.repeat(np.array(people, dtype=object), watched),
            "day": np.tile(np.arange(baseline + 1, baseline + watched + 1), len(people)),
            "error": errors.reshape(size),
            "gathered": gathered.reshape(size),
            "limit": np.full(size, accuracy.limit),
            "over": over.reshape(size),
        }
    )
    return Alarms(table, first, left_out, accuracy, inertia, missed)


def check_watch(diary: Diary, watch: Watch, baseline: int) -> None:
    """Refuse a watch without items, without days, or with an unknown rule."""
    known = {item.name for item in diary.items}
    asked = [*watch.worse, *watch.better]
    if not asked or any(name not in known for name in asked):
        unknown = name_some(name for name in asked if name not in known)
        raise DiaryError(
            f"Name items of {diary.name} with --worse or --better; unknown: {unknown}. It has: {name_some(known, 40)}."
        )
    if watch.rule not in RULES:
        raise DiaryError(f"The rule must be one of {', '.join(RULES)}, got {watch.rule!r}. Choose one of them.")
    last = int(diary.frame["day"].max())
    least = int(number("least_days"))
    if not least <= baseline < last:
        raise DiaryError(
            f"The first stretch must be {least} days or more and end before the diary's last day ({last}), "
            f"got {baseline}. Give another --baseline."
        )


def score_days(diary: Diary, watch: Watch, baseline: int) -> Floats:
    """One number a day: the mean of the items' day means, each in spreads within people, higher being worse."""
    frame = diary.frame
    day = frame["day"].to_numpy(np.int64) - 1
    rank = {name: place for place, name in enumerate(diary.people)}
    person = np.array([rank[str(name)] for name in frame["id"]], dtype=np.int64)
    length = int(day.max()) + 1
    names = [*watch.worse, *watch.better]
    means = average(frame[names].to_numpy(np.float64), person * length + day, len(rank) * length)[0]
    means = means.reshape(len(rank), length, len(names))
    signs = np.array([1.0] * len(watch.worse) + [-1.0] * len(watch.better))
    first = means[:, :baseline]
    count = np.isfinite(first).sum(axis=1)
    own = np.nansum(first, axis=1) / np.maximum(count, 1)
    squares = np.nansum((first - own[:, None]) ** 2, axis=(0, 1))
    spread = np.sqrt(squares / np.maximum((count - 1).clip(0).sum(axis=0), 1))
    for name, one in zip(names, spread, strict=True):
        if one == 0:
            raise DiaryError(
                f"{name} does not change from day to day in the first {baseline} days of {diary.name}. Leave it out."
            )
    scaled = means * signs / spread
    there = np.isfinite(scaled)
    scored = np.nansum(scaled, axis=2) / np.maximum(there.sum(axis=2), 1)
    return np.where(there.all(axis=2), scored, np.nan)


def draw_to_group(first: Floats) -> tuple[Floats, Floats]:
    """Each person's usual level and spread, drawn to the group's by how far people differ beyond chance."""
    count = np.isfinite(first).sum(axis=1).astype(np.float64)
    mean = np.nansum(first, axis=1) / count
    squares = np.nansum((first - mean[:, None]) ** 2, axis=1)
    common = float(squares.sum() / (count - 1).sum())
    if len(first) < 3:
        return mean, np.sqrt(squares / (count - 1))
    between = max(float(mean.var(ddof=1) - (common / count).mean()), 0.0)
    keep = between / (between + common / count)
    usual = mean.mean() + keep * (mean - mean.mean())
    own = squares / (count - 1)
    # Variances differ by chance with twice their square over the days; what is beyond that is the people's.
    chance = float((2 * common**2 / (count - 1)).mean())
    apart = max(float(own.var(ddof=1)) - chance, 0.0)
    strength = apart / (apart + 2 * common**2 / (count - 1))
    return usual, np.sqrt(common + strength * (own - common))


def learn_inertia(first: Floats, usual: Floats) -> float:
    """How much a day follows the one before, common to all, with the pull of short stretches put back."""
    count = np.isfinite(first).sum(axis=1)
    off = first - (np.nansum(first, axis=1) / np.maximum(count, 1))[:, None]
    near = np.isfinite(off[:, 1:]) & np.isfinite(off[:, :-1])
    products = np.where(near, off[:, 1:] * off[:, :-1], 0.0).sum()
    squares = np.where(near, (off[:, 1:] ** 2 + off[:, :-1] ** 2) / 2, 0.0).sum()
    if squares <= 0:
        return 0.0
    seen = float(products / squares)
    # The mean of n days takes (1 + r) / n from sums over many people, and (1 + 3 r) / n from one person's ratio
    # (Nickell 1981, doi 10.2307/1911408; Kendall 1954, Biometrika 41:403).
    taken = 1 + (3 if len(first) == 1 else 1) * seen
    return float(np.clip(seen + taken / count.mean(), 0.0, number("longest_inertia")))
