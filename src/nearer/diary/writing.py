"""Writing: a diary as a CSV file, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from nearer.diary.diary import Diary
from nearer.diary.faults import DiaryError


@contextmanager
def write_whole(path: str | Path) -> Iterator[TextIO]:
    """Open a text file that takes its name only when all is written; an interruption leaves the old one."""
    path = Path(path)
    # The process number keeps two writers of one file apart.
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        out = part.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise DiaryError(f"{path} cannot be written: {error.strerror}. Choose a folder that takes files.") from None
    try:
        with out:
            yield out
        os.replace(part, path)
    except OSError as error:
        raise DiaryError(f"{path} cannot be written: {error.strerror}. Choose another place.") from None
    finally:
        part.unlink(missing_ok=True)


def write_diary(diary: Diary, path: str | Path) -> None:
    """Write a diary as CSV with the columns id, day, beep, hours and one column an item."""
    with write_whole(path) as out:
        diary.frame.to_csv(out, index=False, lineterminator="\n")
