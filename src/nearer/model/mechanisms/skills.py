"""Skills: learned by practice within weeks, kept for years.

    W' = practice (1 + wf (flexibility - .5)) (1 - W) / on  -  W / off        solved exactly over the step

Values, ranges and sources: skills.toml.
"""

from typing import NamedTuple

from nearer.model.forms import pull_both_ways
from nearer.model.kinds import Days, Share, Weight


class Params(NamedTuple):
    """How fast skills come and go."""

    on: Days
    off: Days
    flexibility: Weight


def practise(skill: Share, practice: Share, flexibility: Share, p: Params, dt: Days) -> Share:
    """Tomorrow's skill."""
    gain = practice * (1 + p.flexibility * (flexibility - 0.5)) / p.on
    return pull_both_ways(skill, gain, 1 / p.off, dt)
