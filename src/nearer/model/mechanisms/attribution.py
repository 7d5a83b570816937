"""Attribution: where someone looks for the reason when a contact goes wrong.

    blame = tanh( (2 internal - 1 + reach (stable - .5) + reach (global - .5))(1 - wf (fl - .5))(1 - heal W) - turn W )

    internal  me, not the situation   stable  always, not this time   global  everything, not this
    fl        cognitive flexibility   W  reappraisal skill

Below zero the situation is blamed. Stable and global readings make internal blame heavier; skill turns it round.
Attribution alone never drives an episode: it only tilts what contacts teach.

Values, ranges and sources: attribution.toml.
"""

from math import tanh
from typing import NamedTuple

from nearer.model.kinds import Share, Signed, Weight


class Params(NamedTuple):
    """How heavy blame is and how far skill turns it."""

    reach: Weight
    heal: Weight
    turn: Weight
    flexible: Weight


def blame_oneself(
    self_blame: Share, stable_blame: Share, global_blame: Share, flexibility: Share, reappraisal: Share, p: Params
) -> Signed:
    """How far a rejection is put down to oneself."""
    reading = 2 * self_blame - 1 + p.reach * (stable_blame - 0.5) + p.reach * (global_blame - 0.5)
    softened = reading * (1 - p.flexible * (flexibility - 0.5)) * (1 - p.heal * reappraisal)
    return tanh(softened - p.turn * reappraisal)
