"""Battery: social energy. Company empties it, most of all with alarm and masking; rest refills it.

    b' = (full - b)(1 + wr rest) / tau - spent b / dt        solved exactly over the step
    spent = d [ drain contacts (1 + wf F + wm masking - ww warmth) + wx digital dt ]
    full  = exp(-ws [.8 - sleep]+ - wy Y)

    d  this person's battery cost of company

Values, ranges and sources: battery.toml.
"""

from math import exp
from typing import NamedTuple

from nearer.model.forms import above, relax
from nearer.model.kinds import Count, Days, Level, PerDay, PerEvent, Share, Weight


class Params(NamedTuple):
    """What empties and what fills."""

    drain: PerEvent
    threat: Weight
    masking: Weight
    warmth: Weight
    digital: PerEvent
    tau: Days
    rest: Weight
    sleep: Weight
    depression: Weight


def spend_energy(
    battery: Share,
    contacts: Count,
    warmth: Share,
    digital: PerDay,
    threat: Share,
    masking: Share,
    social_drain: Level,
    sleep: Share,
    depression: Share,
    rest: Share,
    p: Params,
    dt: Days,
) -> Share:
    """Tomorrow's battery."""
    effort = 1 + p.threat * threat + p.masking * masking - p.warmth * warmth
    spent = p.drain * social_drain * (contacts * effort) + p.digital * social_drain * digital * dt
    full = exp(-p.sleep * above(0.8 - sleep) - p.depression * depression)
    refill = (1 + p.rest * rest) / p.tau
    speed = refill + spent / dt
    return relax(battery, full * refill / speed, 1 / speed, dt)
