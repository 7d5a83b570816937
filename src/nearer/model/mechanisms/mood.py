"""Mood: the momentum of recent surprises with people, minus what weighs.

    PE = (1 - exp(-x / half)) [ (1 - n/x) r - Q ] - wp pain
    M -> tanh( we PE - ws S' - wl L - wu U + wh (heard - .4) + lift
              - wz (.8 - sleep) - wb (.8 - b) + rest + m )     over tau

    x  meetings lately   n  rejections lately   r  reward   Q  what was expected of people
    m  what moves mood and is not modelled (exact Ornstein-Uhlenbeck)

Values, ranges and sources: mood.toml.
"""

from math import exp, tanh
from typing import NamedTuple

from nearer.model.forms import relax, wander
from nearer.model.kinds import Days, Level, Normal, PerDay, Share, Signed, Weight


class Params(NamedTuple):
    """What moves mood."""

    tau: Days
    half: PerDay
    surprise: Weight
    pain: Weight
    stress: Weight
    loneliness: Weight
    rumination: Weight
    heard: Weight
    sleep: Weight
    battery: Weight
    contagion: Weight
    rest: Weight
    noise: Weight
    noise_tau: Days


def surprise(
    meeting_pace: PerDay, rejection_pace: PerDay, reward: Share, social_value: Share, social_pain: Share, p: Params
) -> Weight:
    """How much better or worse people were than expected."""
    exposed = 1 - exp(-meeting_pace / p.half)
    well = 1 - rejection_pace / (meeting_pace + 0.001)
    return exposed * (well * reward - social_value) - p.pain * social_pain


def drift_mood(mood_noise: float, shock: Normal, p: Params, dt: Days) -> float:
    """Tomorrow's unexplained part of mood."""
    return wander(mood_noise, p.noise, p.noise_tau, dt, shock)


def move_mood(
    mood: Signed,
    surprised: Weight,
    felt_stress: Level,
    loneliness: Share,
    rumination: Share,
    heard: Share,
    sleep: Share,
    battery: Share,
    scrolling: Signed,
    sorrow: PerDay,
    mood_noise: float,
    p: Params,
    dt: Days,
) -> Signed:
    """Tomorrow's mood."""
    weighs = p.stress * felt_stress + p.loneliness * loneliness + p.rumination * rumination + p.contagion * sorrow
    lifts = p.heard * (heard - 0.4) + scrolling - p.sleep * (0.8 - sleep) - p.battery * (0.8 - battery)
    target = tanh(p.surprise * surprised - weighs + lifts + p.rest + mood_noise)
    return relax(mood, target, p.tau, dt)
