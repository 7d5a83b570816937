"""The rules of noticing, as rules.toml has them."""

from typing import NamedTuple

from nearer.companion.rules import read_rules


class Rules(NamedTuple):
    """When the page asks how it was after staying away."""

    follow_up_from_hours: float
    follow_up_until_hours: float


RULES = Rules(**read_rules("nearer.companion.noticing"))
