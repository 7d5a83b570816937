"""Functioning: concentrating and getting through the day.

    Fu -> logistic( base - wy Y - wk K - wu U - ws (.8 - sleep) )     over tau

An outcome, and a way back: who gets through the day has more to do with people (niche).

Values, ranges and sources: functioning.toml.
"""

from typing import NamedTuple

from nearer.model.forms import logistic, relax
from nearer.model.kinds import Days, Share, Weight


class Params(NamedTuple):
    """What takes the day."""

    tau: Days
    base: Weight
    depression: Weight
    anxiety: Weight
    rumination: Weight
    sleep: Weight


def get_through(
    functioning: Share,
    depression: Share,
    anxiety: Share,
    rumination: Share,
    sleep: Share,
    p: Params,
    dt: Days,
) -> Share:
    """Tomorrow's functioning."""
    symptoms = p.depression * depression + p.anxiety * anxiety + p.rumination * rumination
    return relax(functioning, logistic(p.base - symptoms - p.sleep * (0.8 - sleep)), p.tau, dt)
