"""Set point: the company a person is used to wanting drifts slowly to the company there is.

    Z -> (1 - mix) Z0 + mix C     over tau

    Z   contact the person is used to wanting   share
    Z0  the person's own rest                   share
    C   contact level                           share

Values, ranges and sources: set_point.toml.
"""

from typing import NamedTuple

from nearer.model.forms import relax
from nearer.model.kinds import Days, Share


class Params(NamedTuple):
    """How fast wanting follows having."""

    tau: Days
    mix: Share


def adapt_set_point(set_point: Share, set_point_base: Share, contact: Share, p: Params, dt: Days) -> Share:
    """Tomorrow's set point."""
    return relax(set_point, (1 - p.mix) * set_point_base + p.mix * contact, p.tau, dt)
