"""Plan: how many people and days a study needs, by living the study many times on invented people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from nearer.diary import Diary, DiaryError
from nearer.fit.effects.pooling import Effect
from nearer.fit.effects.rows import Rows
from nearer.fit.effects.settings import number
from nearer.fit.effects.steps import compare_steps
from nearer.fit.effects.stretches import compare_stretches, usual_lag
from nearer.fit.networks.pairs import average

Floats = NDArray[np.float64]
DESIGNS = ("before-after", "phases", "steps")


@dataclass(frozen=True)
class Design:
    """A study to plan: its kind and beeps a day; the effect and its spread over people in own standard deviations."""

    kind: str
    effect: float
    beeps: int = 4
    apart: float | None = None
    inertia: float | None = None
    missed: float | None = None
    chance: float | None = None
    seed: int = 1


@dataclass(frozen=True)
class Cell:
    """One size of study: its interval, how often it would find the effect, and how often the interval is right."""

    people: int
    days: int
    half_width: float
    error: float
    power: float
    coverage: float
    bias: float
    replays: int


def plan_study(
    design: Design,
    people: tuple[int, ...],
    days: tuple[int, ...],
    replays: int | None = None,
    tell: Callable[[int, int], None] | None = None,
) -> list[Cell]:
    """Live every size of the study many times; `tell(done, total)` hears of the replays."""
    check_design(design, people, days)
    count = int(replays or number("replays"))
    cells, total = [], len(people) * len(days) * count
    for place, (size, length) in enumerate((a, b) for a in people for b in days):
        found = []
        for done, effect in enumerate(live(design, size, length, count), start=1):
            found.append((effect.estimate[0], effect.low[0], effect.high[0], effect.p[0]))
            if tell is not None:
                tell(place * count + done, total)
        cells.append(judge(design, size, length, np.array(found)))
    return cells


def judge(design: Design, people: int, days: int, found: Floats) -> Cell:
    """What the replays of one size say."""
    estimate, low, high, p = found.T
    return Cell(
        people=people,
        days=days,
        half_width=float(((high - low) / 2).mean()),
        error=float(estimate.std(ddof=1)),
        power=float((p < 1 - number("inside")).mean()),
        coverage=float(((low <= design.effect) & (high >= design.effect)).mean()),
        bias=float(estimate.mean() - design.effect),
        replays=len(found),
    )


def check_design(design: Design, people: tuple[int, ...], days: tuple[int, ...]) -> None:
    """Refuse a study that cannot be."""
    if design.kind not in DESIGNS:
        raise DiaryError(f"The design must be one of {', '.join(DESIGNS)}, got {design.kind!r}. Choose one of them.")
    if not people or not days or min(people) < 8 or min(days) < 2:
        raise DiaryError(f"A plan needs at least 8 people and 2 days, got {people} and {days}. Give other numbers.")
    if design.kind == "steps" and design.beeps < 2:
        raise DiaryError("Steps need at least 2 beeps a day, so that an answer can follow. Give more --beeps.")
    for name, low, high in (("inertia", 0.0, 0.95), ("missed", 0.0, 0.9), ("chance", 0.05, 0.95)):
        value = getattr(design, name)
        if value is not None and not low <= value <= high:
            raise DiaryError(f"{name} must be {low:g}-{high:g}, got {value:g}. Give another number.")


def live(design: Design, people: int, days: int, count: int) -> Iterator[Effect]:
    """The study, lived and analysed many times."""
    luck = np.random.default_rng((design.seed, people, days))
    for _ in range(count):
        rows = invent_rows(design, people, days, luck)
        yield compare_steps(rows) if design.kind == "steps" else compare_stretches(rows)


def invent_rows(design: Design, people: int, days: int, luck: np.random.Generator) -> Rows:
    """Invented people answer: own level, own effect, a mood that lasts, entries missed by chance."""
    beeps = design.beeps
    inertia = number("inertia") if design.inertia is None else design.inertia
    missed = number("missed") if design.missed is None else design.missed
    chance = number("mixing") if design.chance is None else design.chance
    apart = number("people_differ") * abs(design.effect) if design.apart is None else design.apart
    lag = number("waking_hours") / max(beeps - 1, 1) if beeps > 1 else 24.0
    size = days * beeps
    day, beep = np.divmod(np.arange(size), beeps)
    hours = 24.0 * day + 9.0 + lag * beep
    given = draw_given(design, people, day, chance, luck)
    mood = np.empty((people, size))
    mood[:, 0] = luck.normal(size=people)
    for t in range(1, size):
        follow = inertia ** ((hours[t] - hours[t - 1]) / lag)
        mood[:, t] = follow * mood[:, t - 1] + np.sqrt(1 - follow**2) * luck.normal(size=people)
    own = design.effect + apart * luck.normal(size=people)
    felt = np.hstack([np.zeros((people, 1)), given[:, :-1]]) if design.kind == "steps" else given
    if design.kind == "steps":
        felt[:, beep == 0] = 0.0
    answer = luck.normal(size=people)[:, None] + mood + own[:, None] * felt
    answer[luck.random(answer.shape) < missed] = np.nan
    return Rows(
        people=tuple(f"p{i + 1}" for i in range(people)),
        person=np.repeat(np.arange(people), size),
        day=np.tile(day + 1, people),
        beep=np.tile(beep + 1, people),
        hours=np.tile(hours, people),
        answer=answer.ravel(),
        given=given.ravel(),
        chance=np.full(people * size, chance),
    )


def draw_given(design: Design, people: int, day: NDArray[np.int64], chance: float, luck: np.random.Generator) -> Floats:
    """What each person is given at each entry."""
    if design.kind == "before-after":
        return np.tile((day >= (day.max() + 1) / 2).astype(np.float64), (people, 1))
    if design.kind == "steps":
        return (luck.random((people, len(day))) < chance).astype(np.float64)
    # Blocks in pairs, one of each pair by lot, so that everybody has both.
    block = day // max(1, min(int(number("block_days")), int(day.max() + 1) // 2))
    first = luck.random((people, int(block.max()) // 2 + 1)) < 0.5
    return np.where(block % 2 == 0, first[:, block // 2], ~first[:, block // 2]).astype(np.float64)


def learn_design(design: Design, diary: Diary, outcome: str) -> tuple[Design, float]:
    """The design with inertia and missed entries of a diary, and the outcome's own standard deviation in it."""
    if outcome not in diary.frame.columns:
        raise DiaryError(f"{diary.name} has no item {outcome!r}. Name one of its items.")
    answer = diary.frame[outcome].to_numpy(np.float64)
    rank = {name: place for place, name in enumerate(diary.people)}
    person = np.array([rank[str(name)] for name in diary.frame["id"]])
    kept = np.isfinite(answer)
    off = answer[kept] - average(answer[kept][:, None], person[kept], len(rank))[0][person[kept], 0]
    hours, who = diary.frame["hours"].to_numpy()[kept], person[kept]
    lag = usual_lag(who, hours)
    near = (who[1:] == who[:-1]) & (np.abs(np.diff(hours) - lag) < lag / 2)
    freedom = kept.sum() - len(np.unique(who))
    spread = float(np.sqrt((off**2).sum() / max(freedom, 1)))
    if spread == 0 or not near.any():
        raise DiaryError(f"{outcome} does not change within people in {diary.name}. Name another item.")
    inertia = float(np.clip((off[1:] * off[:-1])[near].mean() / (off**2).mean(), 0.0, 0.95))
    beeps = int(diary.frame["beep"].max())
    return replace(design, inertia=inertia, missed=float(np.clip(1 - kept.mean(), 0, 0.9)), beeps=beeps), spread
