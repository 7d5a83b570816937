"""Rejection expectation: learned from contacts only. No contact, no evidence.

    R -> 1 - (1 - R)(1 - a_neg)^rejections, then R (1 - a_pos)^accepted, then slowly to R0

    a_neg = alarm rs (1 + tilt blame)(1 + spill (1 - X))     a_pos = relief (1 - tilt2 blame)(1 - discount d) X^.5 ...

    rs  rejection sensitivity   blame  self-blame of this person (attribution.py)
    X   hippocampal context: what was learned with one person stays with that person
    d   discounting: "they were only being polite"

Values, ranges and sources: rejection_expectation.toml.
"""

from typing import NamedTuple

from nearer.model.forms import relax
from nearer.model.kinds import Count, Days, Level, PerEvent, Share, Signed, Weight


class Params(NamedTuple):
    """How fast people learn to expect rejection, and to stop."""

    alarm: PerEvent
    blame_alarm: Weight
    spill: Weight
    ease: PerEvent
    blame_ease: Weight
    discounting: Weight
    skill: Weight
    practice: Weight
    tau: Days


def expect_rejection(
    rejection_expectation: Share,
    expectation_base: Share,
    rejected: Count,
    accepted: Count,
    practised: Count,
    rejection_sensitivity: Level,
    blame: Signed,
    context: Share,
    discounting: Share,
    reappraisal: Share,
    p: Params,
    dt: Days,
) -> Share:
    """Tomorrow's expectation."""
    alarm = p.alarm * rejection_sensitivity * (1 + p.blame_alarm * blame) * (1 + p.spill * (1 - context))
    alarm = alarm / (1 + alarm)
    ease = p.ease * (1 - p.blame_ease * blame) * (1 - p.discounting * discounting) * (1 + p.skill * reappraisal)
    ease = ease / (1 + ease)
    worse = 1 - (1 - rejection_expectation) * (1 - alarm) ** rejected
    better = worse * (1 - ease) ** (accepted + p.practice * practised)
    return relax(better, expectation_base, p.tau, dt)
