"""Expression: how much of what is felt is said. Held in, it costs being understood.

    o  -> bend( base + wa assertive + wsk G' - ws suppression - wf F - wm masking )
    heard' = gain warmth / dt (1 - heard) - (1/tau + ws strain / dt) heard        solved exactly over the step

    o  openness   assertive  says it in the right size at the right time

Suppression hides the feeling and not the arousal (MEC49-50), and costs support and closeness (MEC54).

Values, ranges and sources: expression.toml.
"""

from typing import NamedTuple

from nearer.model.forms import bend, pull_both_ways
from nearer.model.kinds import Count, Days, Share, Weight


class Params(NamedTuple):
    """What opens and what closes."""

    base: Share
    assertive: Weight
    skill: Weight
    suppression: Weight
    threat: Weight
    masking: Weight
    heard_gain: Weight
    heard_tau: Days
    strain: Weight


def open_up(
    assertiveness: Share, mindfulness: Share, suppression: Share, threat: Share, masking: Share, p: Params
) -> Share:
    """How much is said."""
    opened = p.assertive * (assertiveness - 0.5) + p.skill * mindfulness
    closed = p.suppression * (suppression - 0.4) + p.threat * threat + p.masking * (masking - 0.3)
    return bend(p.base + opened - closed)


def feel_heard(heard: Share, warmth: Count, strain: Count, p: Params, dt: Days) -> Share:
    """Tomorrow's sense of being heard: raised by warm moments, lowered by harsh ones, fading over days."""
    return pull_both_ways(heard, p.heard_gain * warmth / dt, 1 / p.heard_tau + p.strain * strain / dt, dt)
