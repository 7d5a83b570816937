"""Social pain: insula and anterior cingulate answer a felt rejection like a physical one, for hours.

    p' = gain rs (1 - bear t) (rejected + harm strain) / dt (1 - p) - p / tau        solved exactly over the step

    rs  rejection sensitivity   t  frustration tolerance   strain  harsh moments

Values, ranges and sources: social_pain.toml.
"""

from typing import NamedTuple

from nearer.model.forms import pull_both_ways
from nearer.model.kinds import Count, Days, Level, PerEvent, Share, Weight


class Params(NamedTuple):
    """How much and how long rejection hurts."""

    gain: PerEvent
    tolerance: Weight
    harm: Weight
    tau: Days


def feel_hurt(
    social_pain: Share,
    rejected: Count,
    strain: Count,
    rejection_sensitivity: Level,
    frustration_tolerance: Share,
    p: Params,
    dt: Days,
) -> Share:
    """Tomorrow's social pain."""
    dose = p.gain * rejection_sensitivity * (1 - p.tolerance * frustration_tolerance) * (rejected + p.harm * strain)
    return pull_both_ways(social_pain, dose / dt, 1 / p.tau, dt)
