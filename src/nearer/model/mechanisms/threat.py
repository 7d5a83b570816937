"""Threat: the amygdala's alarm. It needs people to fear, so staying away is a relief.

    F -> logistic( gain [ wr R exposure rs + wl L + ws S' + wh (H - 1) - wg (G - .5) - wo O + wp pain
                          + wx (X + J) + wb leaning - wn named - threshold ] )     over tau
    exposure = alone + (1 - alone)(1 - exp(-x / half))

    R  rejection expectation   rs  rejection sensitivity   x  meetings lately   L  loneliness   S'  felt stress
    H  cortisol   G  top-down control   O  oxytocin   X, J  non-social vulnerability and blows
    named  feelings put into words: naming lowers the alarm

Values, ranges and sources: threat.toml.
"""

from math import exp
from typing import NamedTuple

from nearer.model.forms import logistic, relax
from nearer.model.kinds import Days, Level, PerDay, Share, Weight


class Params(NamedTuple):
    """What sounds the alarm."""

    tau: Days
    gain: Weight
    expectation: Weight
    alone: Share
    half: PerDay
    loneliness: Weight
    stress: Weight
    cortisol: Weight
    regulation: Weight
    oxytocin: Weight
    pain: Weight
    vulnerability: Weight
    leaning: Weight
    naming: Weight
    threshold: Weight


def expose(meeting_pace: PerDay, p: Params) -> Share:
    """How much there is to fear from people lately."""
    return p.alone + (1 - p.alone) * (1 - exp(-meeting_pace / p.half))


def sound_alarm(
    threat: Share,
    rejection_expectation: Share,
    exposure: Share,
    rejection_sensitivity: Level,
    loneliness: Share,
    felt_stress: Level,
    cortisol: Level,
    regulation: Share,
    oxytocin: Share,
    social_pain: Share,
    hardship: float,
    anxiety_leaning: Weight,
    naming: Share,
    p: Params,
    dt: Days,
) -> Share:
    """Tomorrow's threat."""
    people = p.expectation * rejection_expectation * exposure * rejection_sensitivity + p.pain * social_pain
    inner = p.loneliness * loneliness + p.vulnerability * hardship + p.leaning * anxiety_leaning
    body = p.stress * felt_stress + p.cortisol * (cortisol - 1)
    calm = p.regulation * (regulation - 0.5) + p.oxytocin * oxytocin + p.naming * (naming - 0.5)
    return relax(threat, logistic(p.gain * (people + inner + body - calm - p.threshold)), p.tau, dt)
