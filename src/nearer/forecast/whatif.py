"""What-if: the same person, the same luck, one thing changed."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nearer.fit import Twin
from nearer.forecast.ahead import Change, Course, Lives, live_on
from nearer.model.help import Intervention, load_interventions

# Effects are read over the last two weeks of eight: long enough to learn, short enough to be a next step.
LAST_DAYS = 14
# A number that moves by more than this share of its spread between two seeds is withheld.
SEED_SHARE = 0.25
# Less than half a point of a hundred is nothing that anybody would notice.
NOTICEABLE = 0.005


@dataclass(frozen=True)
class WhatIf:
    """What one help may do to one person, according to the model."""

    name: str
    title: str
    words: str
    outcome: str
    effect: float
    low: float
    high: float
    share_better: float
    energy: str
    grade: str
    source: str
    verdict: str
    withheld: bool
    course: Course | None


def spared(base: Lives, changed: Lives) -> NDArray[np.float32]:
    """How much distress each self is spared in the last two weeks."""
    late: NDArray[np.float32] = (base.distress() - changed.distress())[-LAST_DAYS:].mean(axis=0)
    return late


def is_withheld(effect: NDArray[np.float32], other: NDArray[np.float32] | None) -> bool:
    """Whether a second seed says something else."""
    if other is None:
        return False
    spread = float(np.std(effect)) + 1e-9
    return abs(float(np.median(effect)) - float(np.median(other))) > SEED_SHARE * spread


def give_verdict(low: float, effect: float, high: float, withheld: bool) -> str:
    """What the band allows to say."""
    if withheld or low <= 0 <= high:
        return "we do not know yet"
    if abs(effect) < NOTICEABLE:
        return "hardly any change"
    return "may help" if low > 0 else "may cost"


def compare_helps(
    twin: Twin, second: Twin | None = None, days: int = 56, progress: Callable[[float], None] | None = None
) -> tuple[WhatIf, ...]:
    """Every help on every self, ranked by what it spares."""
    base = live_on(twin, days, Change.nothing())
    base_two = live_on(second, days, Change.nothing()) if second else None
    found = []
    for help in load_interventions():
        change = Change({}, {}, help.help)
        changed = live_on(twin, days, change)
        other = spared(base_two, live_on(second, days, change)) if second and base_two else None
        found.append(describe_help(help, spared(base, changed), other, changed.course()))
        if progress:
            progress(len(found) / len(load_interventions()))
    return tuple(sorted(found, key=lambda w: -w.effect))


def describe_help(
    help: Intervention, effect: NDArray[np.float32], other: NDArray[np.float32] | None, course: Course
) -> WhatIf:
    """One help's effect in numbers and words."""
    low, median, high = (float(q) for q in np.quantile(effect, (0.1, 0.5, 0.9)))
    withheld = is_withheld(effect, other)
    return WhatIf(
        name=help.name,
        title=help.title,
        words=help.words,
        outcome="distress",
        effect=median,
        low=low,
        high=high,
        share_better=float((effect > 0).mean()),
        energy=help.energy,
        grade=help.grade,
        source=help.source,
        verdict=give_verdict(low, median, high, withheld),
        withheld=withheld,
        course=course,
    )
