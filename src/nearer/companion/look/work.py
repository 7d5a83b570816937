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


class Stopped(Exception):
    """The work is not wanted any more."""


class Work:
    """One piece of work: how far it is, and what came of it."""

    def __init__(self, task: Callable[[Watch], Any]) -> None:
        self.share = 0.0
        self.doing = ""
        self.result: Any = None
        self.trouble = ""
        self.state: Literal["waiting", "working", "done", "failed", "stopped"] = "waiting"
        self.wanted = True
        # A daemon, so that closing the program never waits for it.
        self.thread = threading.Thread(target=self.run, args=(task,), daemon=True, name="nearer-work")
        self.thread.start()

    def run(self, task: Callable[[Watch], Any]) -> None:
        """Do the task when it is its turn, and keep what came of it."""
        with TURN:
            try:
                self.watch(0.0, "")
                self.state = "working"
                result = task(self.watch)
                self.watch(1.0, "")
                self.result, self.state = result, "done"
            except Stopped:
                self.state = "stopped"
            except Exception as error:
                self.trouble = say_trouble(error)
                self.state = "failed"

    def watch(self, share: float, doing: str) -> None:
        """Note how far the task is; a task that is not wanted any more ends here."""
        if not self.wanted:
            raise Stopped
        self.share, self.doing = share, doing

    def stop(self) -> bool:
        """Let the task end at its next step and give nothing; says whether it was still going on."""
        self.wanted = False
        self.result = None
        return self.thread.is_alive()

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
