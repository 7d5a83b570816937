"""Home: the folder in which the spaces of this machine lie, and how files in it are written so that they last."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nearer.companion.space.current import FILE_NAME, KEYS_NAME
from nearer.errors import NearerError

PLAIN_BEGINNING = b"SQLite format 3"
PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600
SECONDS_A_DAY = 86_400


class HomeError(NearerError):
    """The folder of the spaces cannot be used as it is."""


def find_home() -> Path:
    """The folder: NEARER_HOME, or the usual place of this system. It is made when it is missing."""
    named = os.environ.get("NEARER_HOME")
    if named:
        home = Path(named)
    else:
        from platformdirs import user_data_path

        home = user_data_path("nearer", appauthor=False)
    return make_private_folder(home)


def spaces_folder() -> Path:
    """The folder of people's own spaces."""
    return make_private_folder(find_home() / "spaces")


def invented_folder() -> Path:
    """The folder of spaces with an invented person, which do not outlive the program."""
    return make_private_folder(find_home() / "invented")


def list_spaces() -> list[Path]:
    """The folders of all spaces that are whole, in the order of their random names."""
    return sorted(one for one in spaces_folder().iterdir() if (one / KEYS_NAME).exists() and (one / FILE_NAME).exists())


def check_home() -> None:
    """Refuse to go on with a file that is not encrypted, or without the cipher."""
    from nearer.companion.space.backend.base import try_cipher

    try_cipher()
    for file in find_home().rglob(FILE_NAME):
        refuse_plain(file)


def refuse_plain(file: Path) -> None:
    """An error when a file is an ordinary database that anybody can read."""
    with file.open("rb") as content:
        if content.read(len(PLAIN_BEGINNING)) == PLAIN_BEGINNING:
            raise HomeError(
                f"The file {file} is not encrypted, so anybody could read it. Nearer does not start with it. "
                "Move it out of that folder, and restore your last backup."
            )


def clear_left_overs() -> None:
    """Remove what a sudden end of the program may have left: half-made spaces and invented people."""
    for folder in (*spaces_folder().glob(".*"), *invented_folder().iterdir()):
        # Younger ones may belong to another window in which Nearer runs.
        if time.time() - folder.stat().st_mtime > SECONDS_A_DAY:
            shutil.rmtree(folder)


@contextmanager
def make_space_folder(parent: Path) -> Iterator[Path]:
    """A folder that gets its random name when everything in it is written, and is gone when that fails."""
    name = secrets.token_hex(8)
    draft = make_private_folder(parent / f".{name}")
    try:
        yield draft
        flush_folder(draft)
        draft.rename(parent / name)
        flush_folder(parent)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def make_private_folder(folder: Path) -> Path:
    """A folder that only its owner may enter."""
    if not folder.is_dir():
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    return folder


def make_private_file(file: Path) -> Path:
    """An empty file that only its owner may read."""
    file.touch(mode=PRIVATE_FILE)
    return file


def write_whole(file: Path, content: bytes) -> None:
    """Write a file so that it is either the old one or the new one, also after a power cut."""
    draft = file.with_name(f".{file.name}-{secrets.token_hex(4)}")
    try:
        number = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
        with os.fdopen(number, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    flush_folder(file.parent)


def flush_folder(folder: Path) -> None:
    """Make sure that new names in a folder are on the disk; Windows does it by itself."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def read_keys(folder: Path) -> list[dict[str, Any]]:
    """The locks of a space: ways to its key."""
    try:
        locks = json.loads((folder / KEYS_NAME).read_text(encoding="utf-8"))["locks"]
        return [dict(lock) for lock in locks]
    except (KeyError, TypeError, ValueError):
        raise HomeError(f"The file {folder / KEYS_NAME} is damaged. Restore your last backup.") from None


def write_keys(folder: Path, locks: list[dict[str, Any]]) -> None:
    """Keep the locks of a space."""
    write_whole(folder / KEYS_NAME, json.dumps({"form": 1, "locks": locks}, indent=1).encode())
