"""Craving: missing people grows within hours; long hunger turns to apathy.

    gap = (Z - C) / Z                      felt less by someone at ease with solitude
    D  -> [gap]+ (1 - ease a) (1 - blunt N)     over tau

    D  craving     wish for people                 share
    Z  set point   C  contact   N  anhedonia       share
    a  ease with solitude                          share

Values, ranges and sources: craving.toml.
"""

from typing import NamedTuple

from nearer.model.forms import above, relax
from nearer.model.kinds import Days, Share, Signed, Weight


class Params(NamedTuple):
    """How missing people turns into wanting them."""

    tau: Days
    ease: Weight
    blunt: Weight


def miss_people(contact: Share, set_point: Share) -> Weight:
    """The gap between the contact wanted and the contact there is, as a share of what is wanted."""
    return (set_point - contact) / set_point


def crave_people(craving: Share, gap: Signed, solitude_ease: Share, anhedonia: Share, p: Params, dt: Days) -> Share:
    """Tomorrow's craving."""
    wanted = above(gap) * (1 - p.ease * solitude_ease) * (1 - p.blunt * anhedonia)
    return relax(craving, wanted, p.tau, dt)
