"""Spaces: make one, find the one that a secret opens, change its locks."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from nearer.companion.space import home, keys
from nearer.companion.space.current import FILE_NAME, OpenSpace, enter
from nearer.errors import NearerError


class SecretError(NearerError):
    """A passphrase or a recovery code opens nothing here."""


def create_space(passphrase: str) -> OpenSpace:
    """A new empty space; its recovery code is held in memory until it was shown."""
    key, code = keys.draw_key(), keys.draw_recovery_code()
    with home.make_space_folder(home.spaces_folder()) as draft:
        fill_folder(draft, key)
        locks = [
            keys.wrap_key(key, passphrase, "passphrase"),
            keys.wrap_key(key, keys.read_recovery_code(code), "recovery"),
        ]
        home.write_keys(draft, locks)
    return OpenSpace(draft.with_name(draft.name.removeprefix(".")), key, recovery_code=code)


def create_invented_space() -> OpenSpace:
    """A space for an invented person: its key is never kept, and it is removed at the end."""
    key = keys.draw_key()
    with home.make_space_folder(home.invented_folder()) as draft:
        fill_folder(draft, key)
    return OpenSpace(draft.with_name(draft.name.removeprefix(".")), key, invented=True)


def fill_folder(folder: Path, key: bytearray) -> None:
    """An encrypted file with every table, still empty."""
    home.make_private_file(folder / FILE_NAME)
    with enter(OpenSpace(folder, key)):
        bring_up_to_date()


def open_with_passphrase(passphrase: str) -> OpenSpace:
    """The space that a passphrase opens; no list of names is needed, each space is tried."""
    return open_with(passphrase, "passphrase") or refuse("This passphrase opens nothing here. Type it once more.")


def open_with_code(words: str) -> OpenSpace:
    """The space that a recovery code opens."""
    code = keys.read_recovery_code(words)
    return open_with(code, "recovery") or refuse("This code opens nothing here. Is it the newest one?")


def open_with(secret: str, kind: keys.Kind) -> OpenSpace | None:
    """The space that has a lock of this kind for this secret; of two, the one that was written in last."""
    found = [(folder, key) for folder in home.list_spaces() if (key := find_key(folder, secret, (kind,))) is not None]
    if not found:
        return None
    folder, key = max(found, key=lambda pair: (pair[0] / FILE_NAME).stat().st_mtime_ns)
    home.refuse_plain(folder / FILE_NAME)
    return OpenSpace(folder, key)


def find_key(folder: Path, secret: str, kinds: tuple[keys.Kind, ...] = ("passphrase", "recovery")) -> bytearray | None:
    """The key of a space, if the secret fits one of its locks."""
    for lock in home.read_keys(folder):
        key = keys.unwrap_key(lock, secret) if lock.get("kind") in kinds else None
        if key is not None:
            return key
    return None


def refuse(words: str) -> OpenSpace:
    """Say that a secret opens nothing."""
    raise SecretError(words)


def opens(space: OpenSpace, passphrase: str) -> bool:
    """Whether this passphrase is the one of this space."""
    return find_key(space.folder, passphrase, ("passphrase",)) == space.key


def change_passphrase(space: OpenSpace, passphrase: str) -> None:
    """Let another passphrase open the space; the old one opens nothing any more."""
    replace_lock(space, passphrase, "passphrase")


def renew_recovery_code(space: OpenSpace) -> None:
    """Draw another recovery code; the old paper opens nothing any more."""
    code = keys.draw_recovery_code()
    replace_lock(space, keys.read_recovery_code(code), "recovery")
    space.recovery_code = code


def replace_lock(space: OpenSpace, secret: str, kind: keys.Kind) -> None:
    """Put one lock in the place of another."""
    others = [lock for lock in home.read_keys(space.folder) if lock["kind"] != kind]
    home.write_keys(space.folder, [*others, keys.wrap_key(space.key, secret, kind)])


def bring_up_to_date() -> None:
    """Build or change the tables of the space that is open now."""
    call_command("migrate", verbosity=0, interactive=False)


def needs_bringing_up_to_date() -> bool:
    """Whether the space that is open now was made by an older version of Nearer."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def erase_space(space: OpenSpace) -> None:
    """Erase a space: first its keys, overwritten, so that what is left anywhere cannot be read; then the files."""
    for file in sorted(space.folder.iterdir(), key=lambda one: one.name == FILE_NAME):
        overwrite(file)
    shutil.rmtree(space.folder)
    space.forget()
    home.flush_folder(space.folder.parent)


def overwrite(file: Path) -> None:
    """Write random bytes over a file, down to the disk."""
    with file.open("r+b") as content:
        content.write(os.urandom(file.stat().st_size))
        content.flush()
        os.fsync(content.fileno())
