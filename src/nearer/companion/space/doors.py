"""Doors: which browser has which space open. In this program's memory only; a door shuts by itself after a while."""

from __future__ import annotations

import secrets
import shutil
import threading
import time
from dataclasses import dataclass

from nearer.companion.space.current import OpenSpace

USUAL_MINUTES = 15
SECONDS_BETWEEN_ROUNDS = 15


@dataclass
class Door:
    """An open space, and when its browser was last here."""

    space: OpenSpace
    minutes: int = USUAL_MINUTES
    last_used: float = 0.0

    def __post_init__(self) -> None:
        self.come_by()

    def come_by(self) -> None:
        """Keep the door open for its minutes from now."""
        self.last_used = time.monotonic()

    @property
    def is_idle(self) -> bool:
        """Whether nobody came for too long; 0 minutes means that it never is."""
        return bool(self.minutes) and time.monotonic() - self.last_used > 60 * self.minutes


class Doors:
    """All doors, by a random token that only one browser holds."""

    def __init__(self) -> None:
        self.doors: dict[str, Door] = {}
        self.idle: dict[str, str] = {}
        self.lock = threading.Lock()
        self.watch: threading.Thread | None = None

    def open(self, space: OpenSpace, minutes: int = USUAL_MINUTES) -> str:
        """Open a door; the token is for the browser."""
        token = secrets.token_urlsafe(32)
        with self.lock:
            self.doors[token] = Door(space, minutes)
            if self.watch is None:
                self.watch = threading.Thread(target=self.go_round, daemon=True, name="nearer-doors")
                self.watch.start()
        return token

    def find(self, token: str | None, quiet: bool = False) -> Door | None:
        """The door of a token, if it is still open; coming by keeps it open, looking quietly does not."""
        self.shut_idle()
        with self.lock:
            door = self.doors.get(token or "")
            if door is not None and not quiet:
                door.come_by()
        return door

    def shut(self, token: str | None) -> OpenSpace | None:
        """Shut a door: the key is overwritten; an invented person's space is removed."""
        with self.lock:
            door = self.doors.pop(token or "", None)
        if door is None:
            return None
        leave(door.space)
        return door.space

    def shut_space(self, space: OpenSpace) -> None:
        """Shut every door to a space, in whichever browser."""
        for token in [one for one, door in list(self.doors.items()) if door.space.folder == space.folder]:
            self.shut(token)

    def shut_idle(self) -> None:
        """Shut every door at which nobody came by for too long."""
        for token in [one for one, door in list(self.doors.items()) if door.is_idle]:
            space = self.shut(token)
            if space is not None:
                self.idle[token] = space.name

    def who_was_here(self, token: str | None) -> str | None:
        """The name of the space whose door shut by itself, for one who comes back to it."""
        return self.idle.get(token or "")

    def shut_all(self) -> None:
        """Shut every door."""
        for token in list(self.doors):
            self.shut(token)

    def go_round(self) -> None:
        """Look for idle doors again and again, as long as the program runs."""
        while True:
            time.sleep(SECONDS_BETWEEN_ROUNDS)
            self.shut_idle()


def leave(space: OpenSpace) -> None:
    """Forget the key of a space, and the whole of an invented one."""
    if space.invented:
        shutil.rmtree(space.folder, ignore_errors=True)
    space.forget()


DOORS = Doors()
