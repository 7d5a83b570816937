"""The fitting room: from a person's answers to a cloud of possible selves, and back."""

from nearer.fit.carriers import observe
from nearer.fit.faults import TwinError
from nearer.fit.priors import AnswerPrior, ItemPrior
from nearer.fit.records import AHEAD, ItemFit
from nearer.fit.simulated import simulate_diary, simulate_lives
from nearer.fit.twin import Diagnostics, Twin, compare_seeds, fit_twin

__all__ = [
    "AHEAD",
    "AnswerPrior",
    "Diagnostics",
    "ItemFit",
    "ItemPrior",
    "Twin",
    "TwinError",
    "compare_seeds",
    "fit_twin",
    "observe",
    "simulate_diary",
    "simulate_lives",
]
