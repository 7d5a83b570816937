"""Alarms: days that go worse than a person's usual ones for longer than chance, and how often an alarm is right."""

from nearer.forecast.alarms.trying import Accuracy, try_rule
from nearer.forecast.alarms.watching import Alarms, Watch, watch_diary

__all__ = ["Accuracy", "Alarms", "Watch", "try_rule", "watch_diary"]
