"""Tie strength: grows with good contact, is worn by bad contact, fades without either.

    w -> 1 - (1 - w) exp(-g good),  then w exp(-l bad),  then towards floor over the layer's time
    a major life event cuts part of the tie

Values, ranges and sources: tie_strength.toml.
"""

from math import exp
from typing import NamedTuple

from nearer.model.kinds import Count, Days, Luck, PerEvent, Share


class Params(NamedTuple):
    """How bonds change."""

    growth: PerEvent
    wear: PerEvent
    floor: Share
    cut: Share
    cut_chance: Share


def change_tie(
    strength: Share, good: Count, bad: Count, struck: Count, luck: Luck, fading: Days, p: Params, dt: Days
) -> Share:
    """Tomorrow's strength."""
    grown = 1 - (1 - strength) * exp(-p.growth * good)
    worn = grown * exp(-p.wear * bad)
    left = p.floor + (worn - p.floor) * exp(-dt / fading)
    return left * (1 - p.cut) if struck > 0.5 and luck < p.cut_chance else left
