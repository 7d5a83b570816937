"""Self-worth: moved by how contacts go against what was expected, and by who is blamed.

    E -> 1 - (1 - E)(1 - g (1 - R))^accepted     a good contact counts more when one dared to expect it
    E -> E (1 - l (1 - R)(lean + blame))^rejected
    E -> E0 (1 - weigh Y)                          over tau

    E  self-worth   R  rejection expectation   Y  depression   blame  attribution.py

Contingent worth (worth hung on others' faces) makes both directions steeper; being heard steadies.

Values, ranges and sources: self_worth.toml.
"""

from typing import NamedTuple

from nearer.model.forms import relax
from nearer.model.kinds import Count, Days, PerEvent, Share, Signed, Weight


class Params(NamedTuple):
    """How worth is gained and lost."""

    gain: PerEvent
    loss: PerEvent
    lean: Weight
    contingent: Weight
    heard: Weight
    depression: Weight
    tau: Days


def judge_oneself(
    self_worth: Share,
    worth_base: Share,
    accepted: Count,
    rejected: Count,
    rejection_expectation: Share,
    blame: Signed,
    contingent_worth: Share,
    heard: Share,
    depression: Share,
    p: Params,
    dt: Days,
) -> Share:
    """Tomorrow's self-worth."""
    swing = 1 + p.contingent * (contingent_worth - 0.5)
    gain = p.gain * (1 - rejection_expectation) * swing
    loss = p.loss * (1 - rejection_expectation) * (p.lean + 0.5 * (1 + blame)) * swing
    up = 1 - (1 - self_worth) * (1 - gain / (1 + gain)) ** accepted
    down = up * (1 - loss / (1 + loss)) ** rejected
    rest = worth_base * (1 - p.depression * depression) * (1 + p.heard * (heard - 0.4) * (1 - worth_base))
    return relax(down, rest, p.tau, dt)
