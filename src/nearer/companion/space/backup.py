"""Backup: one file that holds the encrypted space and its wrapped keys, and that opens again on any machine."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection

from nearer.companion.space import home, keys, spaces
from nearer.companion.space.current import FILE_NAME, KEYS_NAME, OpenSpace, enter
from nearer.companion.space.doors import DOORS
from nearer.errors import NearerError

ENDING = ".nearer"
MOST_KEPT = 3
# A file of keys is a page of text; more is not one.
MOST_KEY_BYTES = 100_000


class BackupError(NearerError):
    """A backup cannot be read or does not belong to this secret."""


def backups_folder() -> Path:
    """Where backups that Nearer makes by itself lie."""
    return home.make_private_folder(home.find_home() / "backups")


def list_backups(space: OpenSpace) -> list[Path]:
    """The backups of a space that Nearer made by itself, the oldest first."""
    return sorted(backups_folder().glob(f"{space.name}-*{ENDING}"))


def make_backup(space: OpenSpace) -> bytes:
    """A backup of the space that is open now, as it is at this moment."""
    with hold_still():
        return pack(space.folder)


def pack(folder: Path) -> bytes:
    """The two files of a space as one."""
    whole = io.BytesIO()
    # Encrypted bytes do not get smaller; they are put in as they are.
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for name in (KEYS_NAME, FILE_NAME):
            archive.writestr(name, (folder / name).read_bytes())
    return whole.getvalue()


@contextmanager
def hold_still() -> Iterator[None]:
    """Let nobody write into the open space for a moment."""
    if connection.in_atomic_block:
        yield
        return
    connection.ensure_connection()
    connection.connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.connection.execute("ROLLBACK")


def keep_backup(space: OpenSpace, content: bytes) -> Path:
    """Keep a backup beside the spaces; only the last few stay."""
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S-%f")
    file = backups_folder() / f"{space.name}-{stamp}{ENDING}"
    home.write_whole(file, content)
    for old in list_backups(space)[:-MOST_KEPT]:
        spaces.overwrite(old)
        old.unlink()
    return file


def restore(content: bytes, secret: str) -> tuple[OpenSpace, bool]:
    """The space of a backup, whole again on this machine; also says whether it took the place of one that was here."""
    locks, diary = unpack(content)
    key = unlock(locks, secret)
    with home.make_space_folder(home.spaces_folder()) as draft:
        home.write_whole(draft / FILE_NAME, diary)
        home.write_keys(draft, locks)
        with enter(OpenSpace(draft, key)):
            check_whole()
            spaces.bring_up_to_date()
    space = OpenSpace(draft.with_name(draft.name.removeprefix(".")), key)
    return space, set_others_aside(space, secret)


def unpack(content: bytes) -> tuple[list[dict[str, Any]], bytes]:
    """The locks and the encrypted file of a backup."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if archive.getinfo(KEYS_NAME).file_size > MOST_KEY_BYTES:
                raise ValueError("its keys are too long")
            if any(one.compress_type != zipfile.ZIP_STORED for one in archive.infolist()):
                raise ValueError("it was packed by another program")
            locks = [dict(lock) for lock in json.loads(archive.read(KEYS_NAME))["locks"]]
            return locks, archive.read(FILE_NAME)
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError, NotImplementedError, RuntimeError) as error:
        raise BackupError(
            f"This is not a whole backup of Nearer ({error}). Choose the file that you kept as a backup."
        ) from None


def unlock(locks: list[dict[str, Any]], secret: str) -> bytearray:
    """The key of a backup, by its passphrase or its recovery code."""
    try:
        code = keys.read_recovery_code(secret)
    except keys.KeyFormError:
        code = secret
    for lock in locks:
        key = keys.unwrap_key(lock, code if lock.get("kind") == "recovery" else secret)
        if key is not None:
            return key
    raise BackupError("This does not open the backup. Type the passphrase or the code that you had when you made it.")


def check_whole() -> None:
    """An error when a page of the encrypted file is damaged or was changed by somebody."""
    try:
        with connection.cursor() as cursor:
            # The cursor itself is asked, so that its errors are Django's.
            cursor.execute("PRAGMA cipher_integrity_check")
            damaged = cursor.fetchall()
            cursor.execute("PRAGMA integrity_check")
            answer = cursor.fetchone()
    except DatabaseError:
        damaged, answer = [("unreadable",)], None
    if damaged or answer != ("ok",):
        raise BackupError("This backup is damaged, so nothing was changed here. Try an older one.")


def set_others_aside(space: OpenSpace, secret: str) -> bool:
    """Turn an earlier state of the same space on this machine into a backup, so that one secret opens one space."""
    found = False
    for folder in home.list_spaces():
        if folder == space.folder:
            continue
        other = OpenSpace(folder, spaces.find_key(folder, secret) or bytearray(1))
        if other.key == space.key:
            DOORS.shut_space(other)
            keep_backup(space, pack(folder))
            shutil.rmtree(folder)
            found = True
        other.forget()
    return found


def erase_everything(space: OpenSpace) -> None:
    """Erase a space and every backup of it that Nearer made by itself."""
    for file in list_backups(space):
        spaces.overwrite(file)
        file.unlink()
    spaces.erase_space(space)
