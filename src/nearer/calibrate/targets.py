"""Targets: published figures the model is held against, with the interval that counts as met.

Three rules, fixed before any fit:

    interval   as published, else from n, else none; never narrower than a floor for its measure; widened to cover the
               figures of contradicting sources
    group      rows of one study, rows about one quantity, and rows that contradict each other belong together
    kept out   a third of the groups that hold a target, drawn by a fixed seed, is never fitted

What each row is used for and why: targets.toml.
"""

import random
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import atanh, sqrt, tanh
from typing import Any

from nearer.errors import NearerError

USES = ("target", "merged", "input", "shown", "signature", "trial", "not modelled")
MEASURES = ("r", "g", "ratio", "percent", "time", "points")
DRAWING_SEED = 20261125
KEPT_OUT_PART = 3  # one group in three
NORMAL_95 = 1.959964
DECIMALS = 4

R_FLOOR, G_FLOOR = 0.05, 0.10
RATIO_FLOOR = TIME_FLOOR = 1.25
PERCENT_FLOOR, PERCENT_FLOOR_PART = 2.0, 0.20

Interval = tuple[float, float]


class TargetError(NearerError):
    """A target is incomplete, or is asked for by a name that it does not have."""


@dataclass(frozen=True)
class Target:
    """One figure of the evidence: what it says, whence it comes, and what it is used for."""

    id: str
    row: str  # of the evidence; more than one figure may stand in a row
    says: str
    source: str
    doi: str
    seen: bool
    use: str
    why: str
    study: str
    quantity: str
    design: str
    measure: str
    figure: float | None
    published: Interval | None
    n: int | None
    covers: tuple[float, ...]
    contradicts: tuple[str, ...]
    into: str  # the target that covers this one
    group: str
    interval: Interval | None
    set: str  # fitted, kept_out, or "" where neither

    @property
    def is_target(self) -> bool:
        """Whether the model is held against it."""
        return self.use == "target"


@cache
def read_targets() -> dict[str, Target]:
    """Every row of the evidence with what it is used for."""
    table = tomllib.loads(files("nearer.calibrate").joinpath("targets.toml").read_text(encoding="utf-8"))
    return {name: check_target(name, row) for name, row in table.items()}


def find_target(name: str) -> Target:
    """One target by its id."""
    targets = read_targets()
    if name not in targets:
        raise TargetError(f"There is no target called {name}. They are listed in calibrate/targets.toml, like PRV01.")
    return targets[name]


def check_target(name: str, row: Mapping[str, Any]) -> Target:
    """Turn one table into a Target, or say what is missing."""
    use, measure = row.get("use"), row.get("measure", "")
    if use not in USES:
        raise TargetError(f"targets.toml [{name}]: use must be one of {', '.join(USES)}, got {use}.")
    if use == "target" and (measure not in MEASURES or "figure" not in row or not row.get("design")):
        raise TargetError(f"targets.toml [{name}]: a target needs figure, design and measure ({', '.join(MEASURES)}).")
    if use not in ("target", "input") and not row.get("why"):
        raise TargetError(f"targets.toml [{name}]: say in `why` what keeps this row from being a target.")
    return Target(
        id=name,
        row=row.get("row", name),
        says=row["says"],
        source=row["source"],
        doi=row.get("doi", ""),
        seen=row["seen"],
        use=use,
        why=row.get("why", ""),
        study=row["study"],
        quantity=row.get("quantity", ""),
        design=row.get("design", ""),
        measure=measure,
        figure=row.get("figure"),
        published=as_interval(row.get("published")),
        n=row.get("n"),
        covers=tuple(row.get("covers", ())),
        contradicts=tuple(row.get("contradicts", ())),
        into=row.get("into", ""),
        group=row["group"],
        interval=as_interval(row.get("interval")),
        set=row.get("set", ""),
    )


def as_interval(pair: Any) -> Interval | None:
    """Two numbers of a file."""
    return (float(pair[0]), float(pair[1])) if pair else None


def accept(measure: str, figure: float, published: Interval | None, n: int | None, covers: Iterable[float]) -> Interval:
    """The interval that counts as met."""
    narrow = published or from_count(measure, figure, n) or (figure, figure)
    floor = floor_of(measure, figure)
    low, high = min(narrow[0], floor[0], *covers, figure), max(narrow[1], floor[1], *covers, figure)
    if measure == "percent" and covers_a_share(figure):
        low, high = max(low, 0.0), min(high, 100.0)
    return round(low, DECIMALS), round(high, DECIMALS)


def covers_a_share(figure: float) -> bool:
    """Whether a percentage can be a share of people."""
    return 0 <= figure <= 100


def floor_of(measure: str, figure: float) -> Interval:
    """What an interval is never narrower than."""
    if measure == "r":
        return figure - R_FLOOR, figure + R_FLOOR
    if measure == "g":
        return figure - G_FLOOR, figure + G_FLOOR
    if measure in ("ratio", "time"):
        factor = RATIO_FLOOR if measure == "ratio" else TIME_FLOOR
        return figure / factor, figure * factor
    if measure == "percent":
        width = max(PERCENT_FLOOR, PERCENT_FLOOR_PART * abs(figure))
        return figure - width, figure + width
    return figure, figure


def from_count(measure: str, figure: float, n: int | None) -> Interval | None:
    """The usual 95 % interval from the number of people: Wilson for a share, Fisher for a correlation."""
    if n is None:
        return None
    if measure == "percent":
        share, spare = figure / 100, NORMAL_95**2 / n
        middle = (share + spare / 2) / (1 + spare)
        width = NORMAL_95 * sqrt(share * (1 - share) / n + spare / (4 * n)) / (1 + spare)
        return 100 * (middle - width), 100 * (middle + width)
    if measure == "r":
        width = NORMAL_95 / sqrt(n - 3)
        return tanh(atanh(figure) - width), tanh(atanh(figure) + width)
    raise TargetError(f"There is no interval from n for the measure {measure}. Leave n out; the floor then holds.")


def gather_groups(targets: Mapping[str, Target]) -> dict[str, str]:
    """The group of every row: the first row it hangs together with, by study, quantity or contradiction."""
    group = {name: name for name in targets}
    first: dict[str, str] = {}

    def lead(name: str) -> str:
        while group[name] != name:
            name = group[name]
        return name

    def join(one: str, other: str) -> None:
        leads = sorted((lead(one), lead(other)))
        group[leads[1]] = leads[0]

    for name, target in targets.items():
        ties = [f"study {target.study}", f"quantity {target.quantity}" if target.quantity else f"study {target.study}"]
        for tie in ties:
            join(name, first.setdefault(tie, name))
        for other in (target.row, *target.contradicts, *([target.into] if target.into else [])):
            join(name, other)
    return {name: lead(name) for name in targets}


def draw_kept_out(groups: Iterable[str], seed: int = DRAWING_SEED) -> frozenset[str]:
    """A third of the groups, rounded up; the same for the same groups and seed."""
    names = sorted(set(groups))
    return frozenset(random.Random(seed).sample(names, -(-len(names) // KEPT_OUT_PART)))


def compute(targets: Mapping[str, Target]) -> dict[str, tuple[str, Interval | None, str]]:
    """What is computed of every row: its group, its interval, and whether it is fitted or kept out."""
    groups = gather_groups(targets)
    kept = draw_kept_out(groups[name] for name, target in targets.items() if target.is_target)
    computed: dict[str, tuple[str, Interval | None, str]] = {}
    for name, t in targets.items():
        interval = None
        if t.is_target and t.figure is not None:
            interval = accept(t.measure, t.figure, t.published, t.n, t.covers)
        chosen = ("kept_out" if groups[name] in kept else "fitted") if t.is_target else ""
        computed[name] = (groups[name], interval, chosen)
    return computed
