"""Asking: support comes to who asks, and asking has a price.

    distress = 1 - (1 - Y)(1 - K)(1 - S'/(1 + S'))
    price    = ws stigma + wr self-reliance + wb burden + wh hurt
    support -> distress exp(-price) G/(1 + G)     over tau

    G  warm ties that could help   S'  felt stress

The ask that is never made brings nothing, however many people there are.

Values, ranges and sources: asking.toml.
"""

from math import exp
from typing import NamedTuple

from nearer.model.forms import relax
from nearer.model.kinds import Days, Level, Share, Weight


class Params(NamedTuple):
    """What asking costs."""

    tau: Days
    stigma: Weight
    self_reliance: Weight
    burden: Weight
    hurt: Weight
    openness: Weight


def ask_for_support(
    support: Share,
    depression: Share,
    anxiety: Share,
    felt_stress: Level,
    backing: Level,
    stigma: Share,
    self_reliance: Share,
    burden_belief: Share,
    past_hurt: Share,
    openness: Share,
    p: Params,
    dt: Days,
) -> Share:
    """Tomorrow's support."""
    distress = 1 - (1 - depression) * (1 - anxiety) * (1 - felt_stress / (1 + felt_stress))
    price = p.stigma * stigma + p.self_reliance * self_reliance + p.burden * burden_belief + p.hurt * past_hurt
    asked = distress * exp(-price) * (1 - p.openness * (1 - openness))
    return relax(support, asked * backing / (1 + backing), p.tau, dt)
