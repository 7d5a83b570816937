"""The rules of the map, as rules.toml has them."""

from typing import NamedTuple

from nearer.companion.rules import read_rules


class Rules(NamedTuple):
    """From when on something is said about a person, and how far back it looks."""

    hard_contacts: int
    of_the_last: int
    mean_from: int
    looked_at_days: int


RULES = Rules(**read_rules("nearer.companion.people"))
