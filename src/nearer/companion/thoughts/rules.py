"""The rules of the thoughts, as rules.toml has them."""

from typing import NamedTuple

from nearer.companion.rules import read_rules


class Rules(NamedTuple):
    """From which strength calm comes first, and how many rows there are to fill."""

    calm_first_from: int
    readings: int
    shares: int


RULES = Rules(**read_rules("nearer.companion.thoughts"))
