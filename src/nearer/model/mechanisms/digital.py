"""Digital contact: active exchanges connect a little; scrolling does to each person something else.

    x'  -> use (1 - guard V) backing/(1 + backing)
    lift = effect passive (1 + seeking D)

    x        active online exchanges                      per day
    V        avoidance; it holds back less online          share
    backing  warm ties there are to write to               level
    effect   what scrolling does to this person's mood     signed

Values, ranges and sources: digital.toml.
"""

from typing import NamedTuple

from nearer.model.forms import relax
from nearer.model.kinds import Days, Level, PerDay, Share, Signed, Weight


class Params(NamedTuple):
    """How people use screens for people."""

    memory: Days
    guard: Share
    seeking: Weight
    passive_gain: Weight


def write_online(digital: PerDay, digital_use: PerDay, avoidance: Share, backing: Level, p: Params, dt: Days) -> PerDay:
    """Tomorrow's pace of active exchanges."""
    wanted = digital_use * (1 - p.guard * avoidance) * backing / (1 + backing)
    return relax(digital, wanted, p.memory, dt)


def scroll(passive_use: Share, passive_effect: Signed, craving: Share, p: Params) -> Weight:
    """What today's scrolling does to mood: near nothing on average, something for some."""
    return p.passive_gain * passive_effect * passive_use * (1 + p.seeking * craving)
