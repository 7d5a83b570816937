"""The model as `nearer simulate` moves it, with people who meet new people."""

from typing import Any

from benchmarks.race.worlds import settle_run

from nearer.population.run import advance


class Engine:
    """A run of settled people."""

    def __init__(self, people: int, threads: int = 1) -> None:
        self.run_of_people, self.threads = settle_run(people), threads

    def run(self, days: int) -> None:
        """So many days on."""
        advance(self.run_of_people, days, self.threads)

    def state(self) -> Any:
        """Everybody's state."""
        return self.run_of_people.state.copy()
