"""The library of small steps, read from steps.toml and sorted through by what a person can use."""

import tomllib
from collections.abc import Collection
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from nearer.companion.ladder.words import Access, Cost, Energy, Road, Rung, Where


class SmallStep(NamedTuple):
    """One step of the library, with the half step that stands in for it on a hard day."""

    key: str
    rung: Rung
    road: Road
    words: str
    half: str
    minutes: int
    energy: Energy
    cost: Cost
    place: Where
    online: bool
    access: tuple[Access, ...]


@cache
def read_library() -> dict[str, SmallStep]:
    """Every step by its key, the lowest rung first."""
    text = (files("nearer.companion.ladder") / "steps.toml").read_text(encoding="utf-8")
    return {key: build_step(key, row) for key, row in tomllib.loads(text).items()}


def build_step(key: str, row: dict[str, object]) -> SmallStep:
    """One row of the file as a step; a word that is not in the lists is refused."""
    row = dict(row)
    kinds = {"rung": Rung, "road": Road, "energy": Energy, "cost": Cost, "place": Where}
    named = {name: kind(row.pop(name)) for name, kind in kinds.items()}
    access = tuple(Access(need) for need in row.pop("access"))  # type: ignore[attr-defined]
    return SmallStep(key=key, access=access, **named, **row)  # type: ignore[arg-type]


def find_steps(
    *,
    rung: str = "",
    road: str = "",
    most_energy: int | None = None,
    most_minutes: int | None = None,
    place: str = "",
    online: bool | None = None,
    free: bool = False,
    without: Collection[str] = (),
) -> list[SmallStep]:
    """The steps that fit; `without` names what a step must not ask for."""
    return [
        step
        for step in read_library().values()
        if (not rung or step.rung == rung)
        and (not road or step.road == road)
        and (most_energy is None or step.energy <= most_energy)
        and (most_minutes is None or step.minutes <= most_minutes)
        and (not place or step.place in (place, Where.ANYWHERE))
        and (online is None or step.online is online)
        and (not free or step.cost == Cost.FREE)
        and not set(without) & set(step.access)
    ]
