"""Self-worth: moved by how contacts go against what was expected, and by who is blamed.

    E' = g (1 - R) accepted (1 - E) - l (1 - R)(lean + (1 + blame)/2) rejected E + (rest - E) / tau
    rest = E0 (1 - wy Y)(1 + wh (heard - .4)(1 - E0))                        solved exactly over the step

    A contact counts more when one dared to expect something of it.

    E  self-worth   R  rejection expectation   Y  depression   blame  attribution.py

Contingent worth (worth hung on others' faces) makes both directions steeper; being heard steadies.

Values, ranges and sources: self_worth.toml.
"""

from typing import NamedTuple

from nearer.model.forms import pull_and_return
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
    rest = worth_base * (1 - p.depression * depression) * (1 + p.heard * (heard - 0.4) * (1 - worth_base))
    return pull_and_return(self_worth, gain * accepted / dt, loss * rejected / dt, rest, p.tau, dt)
