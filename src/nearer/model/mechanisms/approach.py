"""Approach: whether someone says yes to people today. Wanting and avoiding pull at once.

    a = logistic( base + wd D (1 - amb m) + wq (Q - .5) - wr R - wv V - wf F - wn N - wy Y - wk K
                  + wb (B - .8) + wc (control - .5) )

    D craving  Q social value  R rejection expectation  V avoidance  F threat  N anhedonia
    Y depression  K anxiety  B battery  m attachment ambivalence

Values, ranges and sources: approach.toml.
"""

from typing import NamedTuple

from nearer.model.forms import logistic
from nearer.model.kinds import Share, Weight


class Params(NamedTuple):
    """What draws towards people and what holds back."""

    base: Weight
    craving: Weight
    ambivalence: Weight
    value: Weight
    rejection: Weight
    avoidance: Weight
    threat: Weight
    anhedonia: Weight
    depression: Weight
    anxiety: Weight
    battery: Weight
    control: Weight


def say_yes(
    craving: Share,
    ambivalence: Share,
    social_value: Share,
    rejection_expectation: Share,
    avoidance: Share,
    threat: Share,
    anhedonia: Share,
    depression: Share,
    anxiety: Share,
    battery: Share,
    control: Share,
    p: Params,
) -> Share:
    """Readiness to say yes to a chance to meet."""
    wanting = p.craving * craving * (1 - p.ambivalence * ambivalence) + p.value * (social_value - 0.5)
    holding = p.rejection * rejection_expectation + p.avoidance * avoidance + p.threat * threat
    weight = p.anhedonia * anhedonia + p.depression * depression + p.anxiety * anxiety
    means = p.battery * (battery - 0.8) + p.control * (control - 0.5)
    return logistic(p.base + wanting - holding - weight + means)
