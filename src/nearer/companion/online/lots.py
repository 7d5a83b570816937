"""Lots: whether a day is one with it, drawn so that both kinds of day fill up and none can be foretold.

    p = 1/2 when both kinds are even;  lean for the kind that is behind, 1 - lean for the other

Efron 1971, Biometrika 58:403. In turns, the first day is drawn and each day after it is the other kind.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from nearer.companion.online.rules import RULES
from nearer.companion.online.words import Lot

EVEN = 0.5
# A number from 0 up to 1, each as likely as another.
Coin = Callable[[], float]


def reckon_chance(before: Sequence[bool], lot: str) -> float:
    """How likely the next day is one with it, after these days."""
    if before and lot == str(Lot.TURNS):
        return 0.0 if before[-1] else 1.0
    ahead = 2 * sum(before) - len(before)
    if ahead == 0:
        return EVEN
    return RULES.lean if ahead < 0 else 1 - RULES.lean


def draw(before: Sequence[bool], lot: str, coin: Coin) -> tuple[bool, float]:
    """The lot of the next day, with the chance that it had."""
    chance = reckon_chance(before, lot)
    return coin() < chance, chance
