"""Regulation: prefrontal top-down control, worn by stress hormones, loneliness and bad sleep.

    G -> bend( G0 + wk skill + wm mindful + wsup support - wh [H - 1]+ - wl L - wb (.75 - B) - ws (.8 - sleep) )
         over tau

    H  cortisol   L  loneliness   B  serotonin tone

Values, ranges and sources: regulation.toml.
"""

from typing import NamedTuple

from nearer.model.forms import above, bend, relax
from nearer.model.kinds import Days, Level, Share, Weight


class Params(NamedTuple):
    """What wears control and what builds it."""

    tau: Days
    reappraisal: Weight
    mindfulness: Weight
    support: Weight
    cortisol: Weight
    loneliness: Weight
    serotonin: Weight
    sleep: Weight


def keep_control(
    regulation: Share,
    regulation_base: Share,
    reappraisal: Share,
    mindfulness: Share,
    support: Share,
    cortisol: Level,
    loneliness: Share,
    serotonin: Share,
    sleep: Share,
    p: Params,
    dt: Days,
) -> Share:
    """Tomorrow's control."""
    built = p.reappraisal * reappraisal + p.mindfulness * mindfulness + p.support * support
    worn = p.cortisol * above(cortisol - 1) + p.loneliness * loneliness
    short = p.serotonin * (0.75 - serotonin) + p.sleep * (0.8 - sleep)
    return relax(regulation, bend(regulation_base + built - worn - short), p.tau, dt)
