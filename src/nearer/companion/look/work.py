"""Work: long reckoning in the background, one piece at a time, watched from the page."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any, Literal

from nearer.errors import NearerError

Watch = Callable[[float, str], None]
# Two reckonings at once would only slow each other down.
TURN = threading.Lock()


class Work:
    """One piece of work: how far it is, and what came of it."""

    def __init__(self, task: Callable[[Watch], Any]) -> None:
        self.share = 0.0
        self.doing = ""
        self.result: Any = None
        self.trouble = ""
        self.state: Literal["waiting", "working", "done", "failed"] = "waiting"
        # A daemon, so that closing the program never waits for it.
        self.thread = threading.Thread(target=self.run, args=(task,), daemon=True, name="nearer-work")
        self.thread.start()

    def run(self, task: Callable[[Watch], Any]) -> None:
        """Do the task when it is its turn, and keep what came of it."""
        with TURN:
            self.state = "working"
            try:
                self.result = task(self.watch)
                self.state = "done"
            except Exception as error:
                self.trouble = say_trouble(error)
                self.state = "failed"

    def watch(self, share: float, doing: str) -> None:
        """Note how far the task is."""
        self.share, self.doing = share, doing

    @property
    def percent(self) -> int:
        """How far it is, from 0 to 100."""
        return round(100 * min(max(self.share, 0.0), 1.0))


def say_trouble(error: Exception) -> str:
    """The words of an error that a person can mend; none for a mistake of ours, which goes to the terminal."""
    if isinstance(error, NearerError):
        return str(error)
    logging.getLogger("nearer").exception("The page could not finish its work.")
    return ""
