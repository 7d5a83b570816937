"""Memory file: a path under which bytes can be read as a file, on Linux without touching a disk."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

# Elsewhere the bytes stand in a private folder for the moment of reading, and the page says so.
OFF_DISK = hasattr(os, "memfd_create")
NEUTRAL_NAME = "your diary"
KNOWN_ENDINGS = {".csv", ".tsv", ".txt"}


@contextmanager
def hold_in_memory(file_name: str, content: bytes) -> Iterator[Path]:
    """A path to the content with a neutral name and the ending of `file_name`, gone when the block ends."""
    ending = Path(file_name).suffix.lower()
    with TemporaryDirectory(prefix="nearer-") as folder:
        path = Path(folder) / f"{NEUTRAL_NAME}{ending if ending in KNOWN_ENDINGS else '.csv'}"
        if not OFF_DISK:
            path.touch(mode=0o600)
            path.write_bytes(content)
            yield path
            return
        number = os.memfd_create("nearer")
        try:
            with os.fdopen(os.dup(number), "wb") as file:
                file.write(content)
            path.symlink_to(f"/proc/{os.getpid()}/fd/{number}")
            yield path
        finally:
            os.close(number)
