"""Supportive contact: one planned, warm contact a week with somebody safe.

Values, ranges and sources: supportive_contact.toml.
"""

from typing import NamedTuple

from nearer.model.kinds import PerDay
from nearer.model.state import NO_HELP, Help


class Dose(NamedTuple):
    """How much of it."""

    per_day: PerDay


def give(dose: Dose) -> Help:
    """What it changes in a step; dose zero is nothing."""
    return NO_HELP._replace(supportive=dose.per_day)
