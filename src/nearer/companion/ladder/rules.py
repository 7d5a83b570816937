"""The rules of the ladder, as rules.toml has them."""

from typing import NamedTuple

from nearer.companion.rules import read_rules


class Rules(NamedTuple):
    """When a step is offered, when half of one, and when rest."""

    rest_at_battery: int
    some_energy_from_battery: int
    much_energy_from_battery: int
    battery_known_hours: int
    steps_a_day: int
    hard_times_before_stepping_down: int
    low_mood: int
    low_days: int
    low_window_days: int
    alternatives: int


RULES = Rules(**read_rules("nearer.companion.ladder"))
