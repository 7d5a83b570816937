"""The reference workload in other engines, each as its own users would write it: plain, and with nothing held back.

Every file holds one `Engine`: `Engine(world, luck)` prepares, `run(days)` moves on, `state()` gives (quantity, person)
as 32-bit numbers in the order of the world. `luck`, where given, is asked for each step's luck (8, person), so that all
engines can be held against the oracle with the same chance; without it each draws its own.
"""

from collections.abc import Callable
from typing import Any

# (step) -> (8, person)
GivenLuck = Callable[[int], Any]
