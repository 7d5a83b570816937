"""Arousal: noradrenergic bodily alarm: heart, stomach, muscles.

    N -> bend( base + wf F + wh (H - 1) )     over tau
    felt body = N (1 - read i)

    F  threat   H  cortisol   i  interoceptive awareness: the body is noticed and not feared

Values, ranges and sources: arousal.toml.
"""

from typing import NamedTuple

from nearer.model.forms import bend, relax
from nearer.model.kinds import Days, Level, Share, Weight


class Params(NamedTuple):
    """How the body sounds along."""

    tau: Days
    base: Share
    threat: Weight
    cortisol: Weight
    reading: Weight
    mindfulness: Weight


def rouse_body(arousal: Share, threat: Share, cortisol: Level, p: Params, dt: Days) -> Share:
    """Tomorrow's bodily alarm."""
    return relax(arousal, bend(p.base + p.threat * threat + p.cortisol * (cortisol - 1)), p.tau, dt)


def fear_body(arousal: Share, interoception: Share, mindfulness: Share, p: Params) -> Share:
    """Bodily alarm that is taken for danger."""
    return arousal * (1 - p.reading * interoception) * (1 - p.mindfulness * mindfulness)
