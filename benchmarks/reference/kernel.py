"""The reference workload as our kernel, and the C made from it, take it."""

from typing import Any

from benchmarks.reference import chance, mechanisms, records

from nearer.model.tracing.mechanisms import Mechanisms

REFERENCE: Any = Mechanisms(
    name="reference",
    state=records.State,
    traits=records.Traits,
    help=records.Help,
    side=records.Side,
    tie=records.Tie,
    numbers=records.Numbers,
    luck=chance.draw_luck,
    tie_luck=chance.draw_tie_luck,
    face=mechanisms.face,
    meet=mechanisms.meet,
    nobody=mechanisms.nobody,
    add=mechanisms.add,
    live=mechanisms.live,
    changing=("strength",),
    kept=(),
)
