"""Small step: one short, low-pressure contact a week, planned and then done.

Values, ranges and sources: small_step.toml.
"""

from typing import NamedTuple

from nearer.model.kinds import PerDay, Share
from nearer.model.state import NO_HELP, Help


class Dose(NamedTuple):
    """How much of it."""

    per_day: PerDay
    size: Share


def give(dose: Dose) -> Help:
    """What it changes in a step; dose zero is nothing."""
    return NO_HELP._replace(small_steps=dose.per_day, step_size=dose.size)
