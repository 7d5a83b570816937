"""Effects: what changed in a diary when something was given, for people in general and for each; and planning."""

from nearer.fit.effects.plan import DESIGNS, Cell, Design, learn_design, plan_study
from nearer.fit.effects.pooling import Effect, pool_effects
from nearer.fit.effects.rows import Rows, read_people, read_rows
from nearer.fit.effects.steps import compare_steps
from nearer.fit.effects.stretches import compare_stretches

__all__ = [
    "DESIGNS",
    "Cell",
    "Design",
    "Effect",
    "Rows",
    "compare_steps",
    "compare_stretches",
    "learn_design",
    "plan_study",
    "pool_effects",
    "read_people",
    "read_rows",
]
