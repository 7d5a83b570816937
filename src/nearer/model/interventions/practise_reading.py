"""Practise a reading: look for two other reasons when a contact goes wrong.

Values, ranges and sources: practise_reading.toml.
"""

from typing import NamedTuple

from nearer.model.kinds import Share
from nearer.model.state import NO_HELP, Help


class Dose(NamedTuple):
    """How much of it."""

    practice: Share


def give(dose: Dose) -> Help:
    """What it changes in a step; dose zero is nothing."""
    return NO_HELP._replace(reappraisal_practice=dose.practice)
