"""The rules of seeing, as rules.toml has them."""

from typing import NamedTuple

from nearer.companion.rules import read_rules


class Rules(NamedTuple):
    """How much must be written before something is said, and how it is drawn."""

    days_from: int
    times_from: int
    compare_from: int
    each_from: int
    strong_from: int
    daily_until: int
    gap: int


RULES = Rules(**read_rules("nearer.companion.seeing"))
