"""Rest: planned rest from people, with a return agreed, so that it is not avoidance.

Values, ranges and sources: rest.toml.
"""

from typing import NamedTuple

from nearer.model.kinds import Share
from nearer.model.state import NO_HELP, Help


class Dose(NamedTuple):
    """How much of it."""

    share: Share


def give(dose: Dose) -> Help:
    """What it changes in a step; dose zero is nothing."""
    return NO_HELP._replace(rest=dose.share)
