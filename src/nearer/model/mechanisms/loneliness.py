"""Loneliness: the felt gap, which is not the same as few contacts.

    L -> logistic( gain [ wc gap (1 - ease a) + wr R + we (.7 - E) + wy Y + wk K
                          + wi I - wh (heard - .4) - threshold + leaning ] )     over tau

    gap  missing contact (craving.py)   R  rejection expectation   E  self-worth
    Y  depression   K  anxiety   I  inflammation   heard  feeling understood   a  ease with solitude

Few contacts weigh little; being unheard, expecting rejection and being low colour the gap.

Values, ranges and sources: loneliness.toml.
"""

from typing import NamedTuple

from nearer.model.forms import logistic, relax
from nearer.model.kinds import Days, Share, Signed, Weight


class Params(NamedTuple):
    """What makes a gap felt."""

    tau: Days
    gain: Weight
    contact: Weight
    ease: Weight
    rejection: Weight
    worth: Weight
    depression: Weight
    anxiety: Weight
    inflammation: Weight
    heard: Weight
    threshold: Weight


def feel_lonely(
    loneliness: Share,
    gap: Signed,
    solitude_ease: Share,
    rejection_expectation: Share,
    self_worth: Share,
    depression: Share,
    anxiety: Share,
    inflammation: Share,
    heard: Share,
    loneliness_leaning: Weight,
    p: Params,
    dt: Days,
) -> Share:
    """Tomorrow's loneliness."""
    felt_gap = p.contact * gap * (1 - p.ease * solitude_ease) + p.rejection * rejection_expectation
    coloured = p.worth * (0.7 - self_worth) + p.depression * depression + p.anxiety * anxiety
    body = p.inflammation * inflammation - p.heard * (heard - 0.4)
    drive = felt_gap + coloured + body - p.threshold + loneliness_leaning
    return relax(loneliness, logistic(p.gain * drive), p.tau, dt)
