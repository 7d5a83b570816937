"""Strengths: what each loop does to one person, seen by cutting its arrows with the same luck."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nearer.fit import Twin
from nearer.forecast.ahead import Change, live_on
from nearer.forecast.whatif import is_withheld, spared
from nearer.model.loops import Loop, load_loops
from nearer.model.state import NO_HELP

# A loop counts as felt when cutting it spares this much distress (0..1).
FELT = 0.01
# A loop stands out when it does more here than in this share of people in general.
MOST = 2 / 3


@dataclass(frozen=True)
class LoopStrength:
    """One loop in one person."""

    name: str
    title: str
    words: str
    arrows: tuple[tuple[str, str], ...]
    cut_words: str
    effect: float  # distress spared when the loop is cut, median over selves
    low: float
    high: float
    certainty: float  # share of selves in which it is felt
    typical: float  # distress spared in people in general, median
    more_than: float  # share of people in general in whom the loop does less
    withheld: bool

    @property
    def stands_out(self) -> bool:
        """Whether it does clearly more here than in most people."""
        return self.more_than > MOST and self.effect > 0


def weigh_loops(
    twin: Twin, second: Twin | None = None, days: int = 56, progress: Callable[[float], None] | None = None
) -> tuple[LoopStrength, ...]:
    """Every loop of this person: first those that stand out, then by what they do."""
    from nearer.forecast.typical import typical_effects

    usual = typical_effects(days)
    effects = cut_each(twin, days, progress)
    others = cut_each(second, days, progress) if second else {}
    found = [describe_loop(loop, effects[loop.name], others.get(loop.name), usual[loop.name]) for loop in load_loops()]
    return tuple(sorted(found, key=lambda loop: (not loop.stands_out, -loop.effect)))


def cut_each(twin: Twin, days: int, progress: Callable[[float], None] | None = None) -> dict[str, NDArray[np.float32]]:
    """Distress spared by cutting each loop, for every self."""
    base = live_on(twin, days, Change.nothing())
    effects = {}
    for done, loop in enumerate(load_loops()):
        effects[loop.name] = spared(base, live_on(twin, days, Change(loop.cut, loop.ties, NO_HELP)))
        if progress:
            progress((done + 1) / len(load_loops()))
    return effects


def describe_loop(
    loop: Loop, effect: NDArray[np.float32], other: NDArray[np.float32] | None, usual: NDArray[np.float32]
) -> LoopStrength:
    """One loop's strength in numbers and words."""
    low, median, high = (float(q) for q in np.quantile(effect, (0.1, 0.5, 0.9)))
    ring = loop.ring
    return LoopStrength(
        name=loop.name,
        title=loop.title,
        words=loop.words,
        arrows=tuple(zip(ring, (*ring[1:], ring[0]), strict=True)),
        cut_words=loop.cut_words,
        effect=median,
        low=low,
        high=high,
        certainty=float((effect > FELT).mean()),
        typical=float(np.median(usual)),
        more_than=float((usual < median).mean()),
        withheld=is_withheld(effect, other),
    )
