"""Anxiety: the symptom level behind questionnaires.

    K -> logistic( gain [ wf F + wu U + wh [H - 1]+ + wv V + wb body + wx (X + J) - threshold + leaning ] )     over tau

    F threat  U rumination  H cortisol  V avoidance  body  bodily alarm taken for danger

Values, ranges and sources: anxiety.toml.
"""

from typing import NamedTuple

from nearer.model.forms import above, logistic, relax
from nearer.model.kinds import Days, Level, Share, Weight


class Params(NamedTuple):
    """What keeps anxiety up."""

    tau: Days
    gain: Weight
    threat: Weight
    rumination: Weight
    cortisol: Weight
    avoidance: Weight
    body: Weight
    vulnerability: Weight
    threshold: Weight


def worry(
    anxiety: Share,
    threat: Share,
    rumination: Share,
    cortisol: Level,
    avoidance: Share,
    feared_body: Share,
    hardship: float,
    anxiety_leaning: Weight,
    p: Params,
    dt: Days,
) -> Share:
    """Tomorrow's anxiety."""
    mind = p.threat * threat + p.rumination * rumination + p.avoidance * avoidance
    body = p.cortisol * above(cortisol - 1) + p.body * feared_body + p.vulnerability * hardship
    return relax(anxiety, logistic(p.gain * (mind + body - p.threshold + anxiety_leaning)), p.tau, dt)
