"""Serotonin: tone falls under stress hormones and rises with company; in anxiety it over-drives.

    B  -> bend( B0 - wh (H - 1) + wc (C - .6) )     over tau
    Ov  = K logistic( steep (F + N' - 1) )          over-drive: anxious and aroused

    Low tone lets dopamine blunt (depression); over-drive disrupts dopamine and feeds avoidance (anxiety).

Values, ranges and sources: serotonin.toml.
"""

from typing import NamedTuple

from nearer.model.forms import bend, logistic, relax
from nearer.model.kinds import Days, Level, Share, Weight


class Params(NamedTuple):
    """Tone and over-drive."""

    tau: Days
    cortisol: Weight
    contact: Weight
    steep: Weight
    onset: Share


def keep_tone(serotonin: Share, serotonin_base: Share, cortisol: Level, contact: Share, p: Params, dt: Days) -> Share:
    """Tomorrow's tone."""
    return relax(serotonin, bend(serotonin_base - p.cortisol * (cortisol - 1) + p.contact * (contact - 0.6)), p.tau, dt)


def overdrive_serotonin(anxiety: Share, arousal: Share, p: Params) -> Share:
    """Over-drive at this level of anxiety and bodily alarm."""
    return anxiety * logistic(p.steep * (arousal - p.onset))
