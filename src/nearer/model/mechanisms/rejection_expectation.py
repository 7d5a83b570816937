"""Rejection expectation: learned from contacts only. No contact, no evidence.

    R' = a_neg rejections (1 - R) - a_pos accepted R + (R0 - R) / tau        solved exactly over the step
    a_neg = alarm rs (1 + wb blame)(1 + spill (1 - X))
    a_pos = ease (1 - we blame)(1 - wd d)(1 + ws W)

    rs  rejection sensitivity   blame  self-blame of this person (attribution.py)
    X   hippocampal context: what was learned with one person stays with that person
    d   discounting: "they were only being polite"   W  reappraisal skill

Values, ranges and sources: rejection_expectation.toml.
"""

from typing import NamedTuple

from nearer.model.forms import pull_and_return
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
    ease = p.ease * (1 - p.blame_ease * blame) * (1 - p.discounting * discounting) * (1 + p.skill * reappraisal)
    good = accepted + p.practice * practised
    return pull_and_return(rejection_expectation, alarm * rejected / dt, ease * good / dt, expectation_base, p.tau, dt)
