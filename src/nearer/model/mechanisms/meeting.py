"""Meeting: a contact needs two people who say yes.

    chances  = pace w (1 + seek (pull_i + pull_j)/2) (1 - withdrawal)   per day
    contacts ~ Poisson(chances a_i a_j dt),   declined_i ~ Poisson(chances (1 - a_i) dt)
    warmth_i = layer (1 - share + share w) g_j (1 - need (1 - o_i))

    w strength  a approach  pull craving not held back by habit  g warmth of the other  o own openness

A chance meeting at home, work or class needs only one's own niche.

Values, ranges and sources: meeting.toml.
"""

from typing import NamedTuple

from nearer.model.kinds import Level, PerDay, Share, Weight


class Params(NamedTuple):
    """How meetings come about and what is in them."""

    seeking: Weight
    chance_rate: PerDay
    chance_warmth: Share
    closeness: Share
    openness: Weight
    strain_rejects: Share
    step_warmth: Share
    step_follow: Share
    step_rejects: Weight
    support_warmth: Share
    support_rejects: Weight
    functioning: Weight


def find_chances(pace: PerDay, strength: Share, pull: Share, other_pull: Share, p: Params) -> PerDay:
    """Chances to meet on one tie, a day."""
    return pace * strength * (1 + p.seeking * (pull + other_pull) / 2)


def pull_towards(craving: Share, avoidance: Share) -> Share:
    """Craving that is not held back by habit."""
    return craving * (1 - avoidance)


def receive_warmth(layer_warmth: Share, strength: Share, other_warmth: Share, openness: Share, p: Params) -> Share:
    """Warmth received in one contact."""
    near = 1 - p.closeness + p.closeness * strength
    return layer_warmth * near * other_warmth * (1 - p.openness * (1 - openness))


def meet_by_chance(niche: Level, functioning: Share, p: Params) -> PerDay:
    """Contacts that come with home, work or class, a day."""
    return p.chance_rate * niche * (1 - p.functioning * (1 - functioning))


def dare_step(step_size: Share, threat: Share, p: Params) -> Share:
    """Chance that an arranged small step is taken."""
    return p.step_follow * (1 - 0.35 * threat * step_size)
