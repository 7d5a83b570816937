"""Inflammation: from stress hormones and sleepless nights. Strong arrow to feeling apart, weak arrow back.

    I -> bend( base + wh (H - 1) + ws (.8 - sleep) + wc (.6 - C) )     over tau

Values, ranges and sources: inflammation.toml.
"""

from typing import NamedTuple

from nearer.model.forms import bend, relax
from nearer.model.kinds import Days, Level, Share, Weight


class Params(NamedTuple):
    """What inflames."""

    tau: Days
    base: Share
    cortisol: Weight
    sleep: Weight
    isolation: Weight


def inflame(inflammation: Share, cortisol: Level, sleep: Share, contact: Share, p: Params, dt: Days) -> Share:
    """Tomorrow's inflammation."""
    drive = p.base + p.cortisol * (cortisol - 1) + p.sleep * (0.8 - sleep) + p.isolation * (0.6 - contact)
    return relax(inflammation, bend(drive), p.tau, dt)
