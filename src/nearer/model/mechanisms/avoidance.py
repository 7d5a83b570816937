"""Avoidance: staying away brings relief today, and relief teaches staying away.

    relief = 1 - (1 - F)(1 - r R)
    V' = g declined relief (1 + wo Ov)(1 - V) - h accepted (1 + ws W) V - V / tau        solved exactly over the step

    V  avoidance   habit of staying away                       share
    F  threat   R  rejection expectation   Ov  serotonergic over-drive
    declined   chances to meet that were let go                 count
    accepted   contacts that went well enough                   count

Without contact the habit hardly fades, because nothing contradicts it.

Values, ranges and sources: avoidance.toml.
"""

from typing import NamedTuple

from nearer.model.forms import pull_both_ways
from nearer.model.kinds import Count, Days, PerEvent, Share, Weight


class Params(NamedTuple):
    """How fast staying away is learned and unlearned."""

    gain: PerEvent
    expectation: Weight
    overdrive: Weight
    extinction: PerEvent
    skill: Weight
    practice: Weight
    tau: Days


def feel_relief(threat: Share, rejection_expectation: Share, p: Params) -> Share:
    """Anxiety spared by staying away from one contact."""
    return 1 - (1 - threat) * (1 - p.expectation * rejection_expectation)


def learn_avoidance(
    avoidance: Share,
    relief: Share,
    declined: Count,
    accepted: Count,
    practised: Count,
    overdrive: Share,
    reappraisal: Share,
    p: Params,
    dt: Days,
) -> Share:
    """Tomorrow's avoidance."""
    taught = p.gain * declined * relief * (1 + p.overdrive * overdrive)
    untaught = p.extinction * (accepted + p.practice * practised) * (1 + p.skill * reappraisal)
    return pull_both_ways(avoidance, taught / dt, untaught / dt + 1 / p.tau, dt)
