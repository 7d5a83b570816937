"""A folder of results belongs to one program at a time; another one that wants it is told so."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nearer.errors import NearerError

LOCK = ".lock"


class FolderError(NearerError):
    """A folder of results is in use."""


@contextmanager
def hold_folder(folder: Path) -> Iterator[None]:
    """Keep a folder to oneself; it is free again when the program ends, in whatever way.

    Where the system has no such locks (Windows), nothing is held.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    with (folder / LOCK).open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            owner = lock.read().strip()
            words = f"{folder} is being written by another program" + (f" (process {owner})." if owner else ".")
            raise FolderError(f"{words} Wait until it is done, or choose another folder with --out.") from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield
