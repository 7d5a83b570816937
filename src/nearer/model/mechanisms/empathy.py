"""Empathy: what others get from a meeting with this person.

    g = bend( base + wu understanding + wb (b - .8) - wy Y - wf F - wn N )

    understanding  cognitive empathy   b battery  Y depression  F threat  N anhedonia

Cognitive empathy gives warmth and passes no mood on; affective empathy passes mood on (stressors.py).

Values, ranges and sources: empathy.toml.
"""

from typing import NamedTuple

from nearer.model.forms import bend
from nearer.model.kinds import Share, Weight


class Params(NamedTuple):
    """What makes someone good company."""

    base: Share
    understanding: Weight
    battery: Weight
    depression: Weight
    threat: Weight
    anhedonia: Weight


def give_warmth(
    understanding: Share, battery: Share, depression: Share, threat: Share, anhedonia: Share, p: Params
) -> Share:
    """Warmth others get."""
    state = p.battery * (battery - 0.8) - p.depression * depression - p.threat * threat - p.anhedonia * anhedonia
    return bend(p.base + p.understanding * (understanding - 0.5) + state)
