"""The model in C, made from its own equations; its ties stay with whom they are."""

from typing import Any

from benchmarks.c.cycle import start_c
from benchmarks.race.worlds import SEED, load_model


class Engine:
    """The compiled loops and their people, as our own kernel had settled them."""

    def __init__(self, people: int) -> None:
        world = load_model(people)
        names = ("state", "traits", "ends", "layer", "strength", "strain")
        self.kernel = start_c(*(world[name] for name in names), SEED)

    def run(self, days: int) -> None:
        """So many days on."""
        self.kernel.run(days)

    def state(self) -> Any:
        """Everybody's state."""
        return self.kernel.people()
