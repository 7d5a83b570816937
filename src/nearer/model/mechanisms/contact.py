"""Contact: how much company someone has had lately, felt with diminishing returns.

    C = floor + (1 - floor) (1 - exp(-(pace + digital_weight x) / half))

    C     contact level                             share
    pace  accepted contacts, remembered over a week  per day
    x     active online exchanges                    per day

The running pace is saturated, never a day's raw count: saturating counts makes lonely days weigh too much
(Jensen's gap). Practice is not company: arranged small steps count only in part.

Values, ranges and sources: contact.toml.
"""

from math import exp
from typing import NamedTuple

from nearer.model.forms import smooth
from nearer.model.kinds import Count, Days, PerDay, Share


class Params(NamedTuple):
    """How company is counted."""

    memory: Days
    recent: Days
    floor: Share
    half: PerDay
    digital_weight: Share
    practice_weight: Share


def remember_contact(pace: PerDay, accepted: Count, practised: Count, p: Params, dt: Days) -> PerDay:
    """Tomorrow's running pace of company."""
    company = accepted - (1 - p.practice_weight) * practised
    return smooth(pace, company, p.memory, dt)


def remember_meetings(pace: PerDay, happened: Count, p: Params, dt: Days) -> PerDay:
    """Tomorrow's running pace of meetings, or of rejections, over the last day or two."""
    return smooth(pace, happened, p.recent, dt)


def remember_harm(harm: PerDay, strain: Count, p: Params, dt: Days) -> PerDay:
    """Tomorrow's running pace of harsh moments, over a week."""
    return smooth(harm, strain, p.memory, dt)


def feel_contact(pace: PerDay, digital: PerDay, p: Params) -> Share:
    """Contact level of a running pace."""
    return p.floor + (1 - p.floor) * (1 - exp(-(pace + p.digital_weight * digital) / p.half))
