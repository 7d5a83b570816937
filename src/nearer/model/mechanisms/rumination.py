"""Rumination: self-referential thought (default mode network) that keeps the stressor alive.

    U -> logistic( gain [ - wm M + we (.75 - E) + wf F + wl L + ws S' + wn n - wg (G - .5) + wx (X + J)
                          + wsup suppression - wr W - wmi mindful - wfl (flexibility - .5)
                          - threshold ] + noise )     over tau

    M mood  E self-worth  F threat  L loneliness  S' felt stress  n rejections lately  G control
    Self-criticism enters by E; holding feelings in keeps thoughts turning.

Values, ranges and sources: rumination.toml.
"""

from typing import NamedTuple

from nearer.model.forms import logistic, relax, wander
from nearer.model.kinds import Days, Level, Normal, PerDay, Share, Signed, Weight


class Params(NamedTuple):
    """What keeps thoughts turning."""

    tau: Days
    gain: Weight
    mood: Weight
    worth: Weight
    threat: Weight
    loneliness: Weight
    stress: Weight
    rejection: Weight
    regulation: Weight
    vulnerability: Weight
    suppression: Weight
    reappraisal: Weight
    mindfulness: Weight
    flexibility: Weight
    threshold: Weight
    noise: Weight
    noise_tau: Days


def drift_thought(thought_noise: float, shock: Normal, p: Params, dt: Days) -> float:
    """Tomorrow's unexplained part of thought."""
    return wander(thought_noise, p.noise, p.noise_tau, dt, shock)


def ruminate(
    rumination: Share,
    mood: Signed,
    self_worth: Share,
    threat: Share,
    loneliness: Share,
    felt_stress: Level,
    rejection_pace: PerDay,
    regulation: Share,
    hardship: float,
    suppression: Share,
    reappraisal: Share,
    mindfulness: Share,
    flexibility: Share,
    thought_noise: float,
    p: Params,
    dt: Days,
) -> Share:
    """Tomorrow's rumination."""
    felt = p.worth * (0.75 - self_worth) + p.threat * threat + p.loneliness * loneliness - p.mood * mood
    events = p.stress * felt_stress + p.rejection * rejection_pace + p.vulnerability * hardship
    held = p.suppression * (suppression - 0.4) - p.regulation * (regulation - 0.5)
    skill = p.reappraisal * reappraisal + p.mindfulness * mindfulness + p.flexibility * (flexibility - 0.5)
    drive = felt + events + held - skill - p.threshold
    return relax(rumination, logistic(p.gain * drive + thought_noise), p.tau, dt)
