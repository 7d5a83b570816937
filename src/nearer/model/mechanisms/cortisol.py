"""Cortisol: the stress axis with slow glands, so that its off-switch is late.

    H (1 + (H/k)^3) = sqrt(u P A)            hormone, quasi-steady
    x1 = u GR(H) / H,  x2 = x1 P GR(H),      GR(H) = 1 / (1 + (H/k)^3)
    P' = ln2 / half_p  P (x1 - 1)            pituitary mass
    A' = ln2 / half_a  A (x2 - 1)            adrenal mass
    u  = drive: 1 at rest, from stress, threat, loneliness and brooding; oxytocin and support lower it

Karin 2020: after long stress the glands have grown and need weeks to shrink back.

Values, ranges and sources: cortisol.toml.
"""

from math import exp, log, sqrt
from typing import NamedTuple

from nearer.model.kinds import Days, Level, Share, Weight


class Params(NamedTuple):
    """Glands and what drives them."""

    feedback: Level
    half_pituitary: Days
    half_adrenal: Days
    stress: Weight
    threat: Weight
    loneliness: Weight
    rumination: Weight
    oxytocin: Weight
    support: Weight


def drive_axis(
    felt_stress: Level,
    threat: Share,
    loneliness: Share,
    rumination: Share,
    oxytocin: Share,
    support: Share,
    stress_reactivity: Level,
    p: Params,
) -> Level:
    """Drive of the axis, 1 at rest; always above zero."""
    load = p.stress * felt_stress + p.threat * (threat - 0.15) + p.loneliness * (loneliness - 0.1)
    load = load + p.rumination * (rumination - 0.15)
    push = stress_reactivity * load - p.oxytocin * (oxytocin - 0.6) - p.support * support
    return 1 + push if push > 0 else exp(push)


def sense(cortisol: Level, p: Params) -> Share:
    """Receptor feedback at this hormone level."""
    part = cortisol / p.feedback
    return 1 / (1 + part * part * part)


def settle_cortisol(drive: Level, pituitary: Level, adrenal: Level, p: Params) -> Level:
    """Hormone level that solves the quasi-steady equation: Newton from above, which never overshoots."""
    wanted = sqrt(drive * pituitary * adrenal)
    cube = p.feedback * p.feedback * p.feedback
    level = wanted
    level = (wanted + 3 * level * level * level * level / cube) / (1 + 4 * level * level * level / cube)
    level = (wanted + 3 * level * level * level * level / cube) / (1 + 4 * level * level * level / cube)
    level = (wanted + 3 * level * level * level * level / cube) / (1 + 4 * level * level * level / cube)
    level = (wanted + 3 * level * level * level * level / cube) / (1 + 4 * level * level * level / cube)
    return (wanted + 3 * level * level * level * level / cube) / (1 + 4 * level * level * level / cube)


def grow_pituitary(pituitary: Level, drive: Level, cortisol: Level, p: Params, dt: Days) -> Level:
    """Tomorrow's pituitary mass."""
    first = drive * sense(cortisol, p) / cortisol
    return pituitary * exp(log(2.0) / p.half_pituitary * (first - 1) * dt)


def grow_adrenal(adrenal: Level, pituitary: Level, drive: Level, cortisol: Level, p: Params, dt: Days) -> Level:
    """Tomorrow's adrenal mass."""
    first = drive * sense(cortisol, p) / cortisol
    second = first * pituitary * sense(cortisol, p)
    return adrenal * exp(log(2.0) / p.half_adrenal * (second - 1) * dt)
