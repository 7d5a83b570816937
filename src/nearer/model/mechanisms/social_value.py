"""Social value: the striatum learns what people are worth, by doing; those who are close count most.

    r = (1 - wn N) logistic( base + wm M + wc (closeness - .5) + wh (warmth - .4) )
    Q -> Q (1 - rate)^contacts + r (1 - (1 - rate)^contacts)

    N  anhedonia   M  mood   closeness, warmth  of today's company

No contact, no learning: value that has faded comes back only by meeting people.

Values, ranges and sources: social_value.toml.
"""

from math import exp, log
from typing import NamedTuple

from nearer.model.forms import logistic
from nearer.model.kinds import Count, PerEvent, Share, Signed, Weight


class Params(NamedTuple):
    """How reward from people is felt and learned."""

    rate: PerEvent
    base: Weight
    anhedonia: Weight
    mood: Weight
    closeness: Weight
    warmth: Weight
    usual_closeness: Share


def enjoy_company(anhedonia: Share, mood: Signed, closeness: Share, warmth: Share, p: Params) -> Share:
    """Reward of a contact."""
    lift = p.base + p.mood * mood + p.closeness * (closeness - 0.5) + p.warmth * (warmth - 0.4)
    return (1 - p.anhedonia * anhedonia) * logistic(lift)


def learn_value(social_value: Share, reward: Share, contacts: Count, p: Params) -> Share:
    """Tomorrow's learned value of people."""
    kept = exp(contacts * log(1 - p.rate))
    return social_value * kept + reward * (1 - kept)
