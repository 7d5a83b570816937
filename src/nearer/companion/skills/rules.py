"""The rules of the skills, as rules.toml has them."""

from typing import NamedTuple

from nearer.companion.rules import read_rules


class Rules(NamedTuple):
    """Where a card stands before it was tried, and how much that weighs."""

    neutral_good: float
    neutral_weight: float


RULES = Rules(**read_rules("nearer.companion.skills"))
