"""Anhedonia: blunted dopamine from isolation, stress hormones, low serotonin tone, and long unmet wanting.

    N -> logistic( base + wc (.75 - C) + wh [H - 1]+ + wb (.75 - B) + wu (U - .15) + wi I + wo Ov + wd D - wa A )
         over tau

    C contact  H cortisol  B serotonin  U rumination  I inflammation  Ov serotonergic over-drive  D craving
    A  small steps taken: reward is relearned by doing

Values, ranges and sources: anhedonia.toml.
"""

from typing import NamedTuple

from nearer.model.forms import above, logistic, relax
from nearer.model.kinds import Days, Level, PerDay, Share, Weight


class Params(NamedTuple):
    """What blunts reward."""

    tau: Days
    base: Weight
    contact: Weight
    cortisol: Weight
    serotonin: Weight
    rumination: Weight
    inflammation: Weight
    overdrive: Weight
    craving: Weight
    steps: Weight


def blunt_reward(
    anhedonia: Share,
    contact: Share,
    cortisol: Level,
    serotonin: Share,
    rumination: Share,
    inflammation: Share,
    overdrive: Share,
    craving: Share,
    steps: PerDay,
    p: Params,
    dt: Days,
) -> Share:
    """Tomorrow's anhedonia."""
    body = p.cortisol * above(cortisol - 1) + p.serotonin * (0.75 - serotonin) + p.inflammation * inflammation
    mind = p.rumination * (rumination - 0.15) + p.overdrive * overdrive + p.craving * craving
    drive = p.base + p.contact * (0.75 - contact) + body + mind - p.steps * steps
    return relax(anhedonia, logistic(drive), p.tau, dt)
