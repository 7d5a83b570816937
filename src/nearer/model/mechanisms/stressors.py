"""Stressors: what happens to someone, some of it brought about by low days, kept alive by brooding.

    minor events  rate e (1 + wy Y + wk K), major events  rate M e
    S -> S exp(-(1 - wu U)(1 + wp solving)(1 + ws support) dt / tau) + minor + major + rejections + caught mood
    S' = top (1 - exp(-S / top))                                   felt stress saturates

Values, ranges and sources: stressors.toml.
"""

from math import exp
from typing import NamedTuple

from nearer.model.forms import draw_count
from nearer.model.kinds import Count, Days, Level, Luck, PerDay, Share, Weight


class Params(NamedTuple):
    """What happens and how long it lasts."""

    tau: Days
    top: Level
    minor_rate: PerDay
    minor_size: Level
    major_rate: PerDay
    major_size: Level
    depression: Weight
    anxiety: Weight
    rumination: Weight
    solving: Weight
    support: Weight
    rejection: Level
    contagion: Level


def feel_stress(stressors: Level, p: Params) -> Level:
    """Felt stress of the live stressors."""
    return p.top * (1 - exp(-stressors / p.top))


def meet_minor(event_exposure: Level, depression: Share, anxiety: Share, luck: Luck, p: Params, dt: Days) -> Count:
    """Minor stressful events in this step; low and anxious people bring about more of them."""
    rate = p.minor_rate * event_exposure * (1 + p.depression * depression + p.anxiety * anxiety)
    return draw_count(rate * dt, luck)


def meet_major(event_exposure: Level, luck: Luck, p: Params, dt: Days) -> Count:
    """Major life events in this step."""
    return draw_count(p.major_rate * event_exposure * dt, luck)


def carry_stress(
    stressors: Level,
    minor: Count,
    major: Count,
    rejected: Count,
    sorrow: Count,
    empathy: Share,
    load: Level,
    rumination: Share,
    problem_solving: Share,
    support: Share,
    p: Params,
    dt: Days,
) -> Level:
    """Tomorrow's live stressors."""
    speed = (1 - p.rumination * rumination) * (1 + p.solving * (problem_solving - 0.5)) * (1 + p.support * support)
    events = minor * p.minor_size + major * p.major_size + rejected * p.rejection
    return stressors * exp(-speed * dt / p.tau) + events + p.contagion * sorrow * empathy * 2 + load * dt
