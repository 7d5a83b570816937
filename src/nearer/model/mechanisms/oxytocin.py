"""Oxytocin: rises with company in which one is heard; blunted by past hurt.

    O -> base + gain C heard (1 - blunt hurt)     over tau     (stays below 1 by form)

Values, ranges and sources: oxytocin.toml.
"""

from typing import NamedTuple

from nearer.model.forms import relax
from nearer.model.kinds import Days, Share, Weight


class Params(NamedTuple):
    """How closeness is felt in the body."""

    tau: Days
    base: Share
    heard: Weight
    blunt: Weight


def bond(oxytocin: Share, contact: Share, heard: Share, past_hurt: Share, p: Params, dt: Days) -> Share:
    """Tomorrow's oxytocin tone."""
    warm = contact * (1 - p.heard * (1 - heard)) * (1 - p.blunt * past_hurt)
    return relax(oxytocin, p.base + (1 - p.base) * warm, p.tau, dt)
