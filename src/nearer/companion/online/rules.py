"""The rules of experiments, as rules.toml has them."""

from typing import NamedTuple

from nearer.companion.rules import read_rules


class Rules(NamedTuple):
    """How the lot leans, how many days of each kind are needed, how many experiments run at once."""

    lean: float
    each_from: int
    most_at_once: int


RULES = Rules(**read_rules("nearer.companion.online"))
