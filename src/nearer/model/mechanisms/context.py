"""Context: the hippocampus puts an event in its place; stress hormones wear it.

    X -> bend( X0 - wear [H - 1]+ )     over tau

Values, ranges and sources: context.toml.
"""

from typing import NamedTuple

from nearer.model.forms import above, bend, relax
from nearer.model.kinds import Days, Level, Share, Weight


class Params(NamedTuple):
    """How slowly context is lost and regained."""

    tau: Days
    wear: Weight


def keep_context(context: Share, context_base: Share, cortisol: Level, p: Params, dt: Days) -> Share:
    """Tomorrow's sense of context."""
    return relax(context, bend(context_base - p.wear * above(cortisol - 1)), p.tau, dt)
