"""Current: which space is open for the work that is being done now. Every thread has its own, or none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import OperationalError

from nearer.errors import NearerError

FILE_NAME = "space.db"
KEYS_NAME = "keys.json"


class LockedError(NearerError, OperationalError):
    """Something asked for the diary while it is locked."""


@dataclass
class OpenSpace:
    """A space that was opened: its key is here, in this program's memory, and nowhere else."""

    folder: Path
    key: bytearray
    invented: bool = False
    recovery_code: str = ""
    receipts: list[Any] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The random name of its folder."""
        return self.folder.name

    @property
    def file(self) -> Path:
        """The encrypted file."""
        return self.folder / FILE_NAME

    def forget(self) -> None:
        """Overwrite the key and drop what was held in memory."""
        self.key[:] = bytes(len(self.key))
        self.recovery_code = ""
        self.receipts.clear()


CURRENT: ContextVar[OpenSpace | None] = ContextVar("space", default=None)


def require_space() -> OpenSpace:
    """The open space; an error while it is locked."""
    space = CURRENT.get()
    if space is None or not any(space.key):
        raise LockedError("This space is locked. Open it with your passphrase first.")
    return space


@contextmanager
def enter(space: OpenSpace) -> Iterator[OpenSpace]:
    """Work in a space; its file is closed when the work is done."""
    from django.db import connection

    connection.close()
    before = CURRENT.set(space)
    try:
        yield space
    finally:
        connection.close()
        CURRENT.reset(before)
