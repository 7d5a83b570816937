"""Misreading: how easily a contact is felt as rejection.

    q = e + (1 - e) b
    e = base + wy Y + wk K                                    what others really do to low and anxious people
    b = (bias + wf F (1 - G)) (1 + wc (R - .25)) (1 + wd burden) (1 + wh hurt) (1 - skill W)(1 - read U)

    F  threat (fear seen in faces)   G  top-down control   R  rejection expectation: one finds what one looks for
    burden  "I am a burden"   hurt  past hurt   W  reappraisal skill   U  understanding of others

Values, ranges and sources: misreading.toml.
"""

from typing import NamedTuple

from nearer.model.kinds import Share, Weight


class Params(NamedTuple):
    """How contacts are read."""

    base: Share
    depression: Weight
    anxiety: Weight
    bias: Share
    threat: Weight
    confirmation: Weight
    burden: Weight
    hurt: Weight
    skill: Weight
    understanding: Weight


def read_contact(
    depression: Share,
    anxiety: Share,
    threat: Share,
    regulation: Share,
    rejection_expectation: Share,
    burden_belief: Share,
    past_hurt: Share,
    reappraisal: Share,
    understanding: Share,
    p: Params,
) -> Share:
    """Chance that a usual contact is felt as rejection."""
    real = p.base + p.depression * depression + p.anxiety * anxiety
    seen = p.bias + p.threat * threat * (1 - regulation)
    beliefs = (1 + p.confirmation * (rejection_expectation - 0.25)) * (1 + p.burden * burden_belief)
    skilled = (1 - p.skill * reappraisal) * (1 - p.understanding * understanding)
    bias = seen * beliefs * (1 + p.hurt * past_hurt) * skilled
    return real + (1 - real) * bias / (1 + bias)
