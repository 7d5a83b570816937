"""Sleep: suffers from alarm and brooding; worsens mood, control and battery.

    sleep -> logistic( base - wf F - wu U - wa N' - wx (X + J) )     over tau

Values, ranges and sources: sleep.toml.
"""

from typing import NamedTuple

from nearer.model.forms import logistic, relax
from nearer.model.kinds import Days, Share, Weight


class Params(NamedTuple):
    """What keeps awake."""

    tau: Days
    base: Weight
    threat: Weight
    rumination: Weight
    arousal: Weight
    vulnerability: Weight


def sleep_well(
    sleep: Share, threat: Share, rumination: Share, arousal: Share, hardship: float, p: Params, dt: Days
) -> Share:
    """Tomorrow's sleep."""
    drive = p.base - p.threat * threat - p.rumination * rumination - p.arousal * arousal - p.vulnerability * hardship
    return relax(sleep, logistic(drive), p.tau, dt)
