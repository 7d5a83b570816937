"""A space: encrypted from its first byte, opened by its own secrets only, erased for good."""

import os
import stat
from pathlib import Path

import pytest
from django.db import connection, transaction

from nearer.companion.safety.models import Plan
from nearer.companion.space import home, spaces
from nearer.companion.space.backend import base
from nearer.companion.space.current import FILE_NAME, KEYS_NAME, LockedError, OpenSpace, enter
from nearer.companion.space.spaces import SecretError, create_space, open_with_code, open_with_passphrase
from nearer.errors import NearerError
from tests.companion.cast import MIRA, TOM

WORD = "quokkaberry"


def test_what_is_written_is_there_after_closing_and_opening() -> None:
    space = create_space(MIRA.passphrase)
    with enter(space):
        Plan.objects.create(signs=WORD)
    with enter(open_with_passphrase(MIRA.passphrase)):
        assert Plan.read().signs == WORD


def test_another_passphrase_opens_nothing_and_says_what_to_do() -> None:
    create_space(MIRA.passphrase)
    with pytest.raises(SecretError, match=r"opens nothing here. Type it once more."):
        open_with_passphrase(TOM.passphrase)


def test_two_people_on_one_computer_each_open_their_own() -> None:
    for somebody in (MIRA, TOM):
        with enter(create_space(somebody.passphrase)):
            Plan.objects.create(signs=somebody.story)
    for somebody in (TOM, MIRA):
        with enter(open_with_passphrase(somebody.passphrase)):
            assert [plan.signs for plan in Plan.objects.all()] == [somebody.story]


def test_the_folder_says_no_names_and_lets_only_its_owner_in() -> None:
    space = create_space(MIRA.passphrase)
    assert sorted(file.name for file in space.folder.iterdir()) == [KEYS_NAME, FILE_NAME]
    assert len(space.folder.name) == 16
    int(space.folder.name, 16)
    if os.name != "nt":
        for path in (*space.folder.iterdir(), space.folder, space.folder.parent):
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_the_recovery_code_opens_the_space_and_an_old_one_does_not() -> None:
    space = create_space(MIRA.passphrase)
    old = space.recovery_code
    assert open_with_code(old.lower()).key == space.key
    spaces.renew_recovery_code(space)
    assert open_with_code(space.recovery_code).key == space.key
    with pytest.raises(SecretError, match="Is it the newest one"):
        open_with_code(old)


def test_a_changed_passphrase_takes_the_place_of_the_old_one() -> None:
    space = create_space(MIRA.passphrase)
    spaces.change_passphrase(space, TOM.passphrase)
    assert open_with_passphrase(TOM.passphrase).key == space.key
    with pytest.raises(SecretError):
        open_with_passphrase(MIRA.passphrase)
    assert open_with_code(space.recovery_code).key == space.key


def test_no_file_of_the_space_is_readable_by_plain_sqlite() -> None:
    import sqlite3

    space = create_space(MIRA.passphrase)
    assert not space.file.read_bytes().startswith(home.PLAIN_BEGINNING)
    plain = sqlite3.connect(space.file)
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        plain.execute("SELECT count(*) FROM sqlite_master")
    plain.close()


def test_the_journal_beside_the_file_is_encrypted_too(space: OpenSpace) -> None:
    Plan.objects.create(signs=WORD)
    with transaction.atomic():
        Plan.objects.update(signs=WORD * 2)
        Plan.objects.create(signs=WORD * 2000)
        connection.connection.execute("PRAGMA cache_spill = 1")
        files = {file.name: file.read_bytes() for file in space.folder.iterdir()}
        assert f"{FILE_NAME}-journal" in files
        assert all(WORD.encode() not in content for content in files.values())


def test_a_commit_reaches_the_disk_before_it_is_acknowledged(space: OpenSpace) -> None:
    with connection.cursor() as cursor:
        settings = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("synchronous", "journal_mode", "secure_delete", "temp_store", "foreign_keys")
        }
    assert settings == {
        "synchronous": 3,
        "journal_mode": "delete",
        "secure_delete": 1,
        "temp_store": 2,
        "foreign_keys": 1,
    }


def test_while_nothing_is_open_no_table_can_be_read() -> None:
    create_space(MIRA.passphrase)
    with pytest.raises(LockedError, match="locked"):
        Plan.objects.count()


def test_a_forgotten_key_opens_nothing_even_for_code_that_kept_the_space() -> None:
    space = create_space(MIRA.passphrase)
    space.forget()
    assert not any(space.key)
    with pytest.raises(LockedError), enter(space):
        Plan.objects.count()


def test_without_the_cipher_nothing_is_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import sqlite3

    # What a wrong import brings: plain SQLite takes a key without a word.
    monkeypatch.setattr(base, "cipher", sqlite3)
    with pytest.raises(base.CipherError, match=r"SQLCipher.* is missing"):
        base.connect(str(tmp_path / "any.db"), b"k" * 32)
    with pytest.raises(base.CipherError):
        home.check_home()
    assert not (tmp_path / "any.db").exists() or (tmp_path / "any.db").stat().st_size == 0


def test_a_plain_file_stops_the_start_and_is_never_opened() -> None:
    import sqlite3

    space = create_space(MIRA.passphrase)
    space.file.unlink()
    plain = sqlite3.connect(space.file)
    plain.execute("CREATE TABLE diary (words)")
    plain.commit()
    plain.close()
    with pytest.raises(home.HomeError, match=r"is not encrypted, .*does not start"):
        home.check_home()
    with pytest.raises(home.HomeError):
        open_with_passphrase(MIRA.passphrase)


def test_the_wrong_key_is_refused_by_the_file_itself(space: OpenSpace) -> None:
    with pytest.raises(base.cipher.DatabaseError, match="not a database"):
        base.connect(str(space.file), b"k" * 32)


def test_a_space_that_could_not_be_finished_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(folder: Path, locks: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(home, "write_keys", fail)
    with pytest.raises(OSError, match="No space left"):
        create_space(MIRA.passphrase)
    assert list(home.spaces_folder().iterdir()) == []


def test_keys_are_replaced_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    space = create_space(MIRA.passphrase)
    before = (space.folder / KEYS_NAME).read_bytes()

    def fail(self: Path, target: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="Input/output"):
        spaces.change_passphrase(space, TOM.passphrase)
    assert (space.folder / KEYS_NAME).read_bytes() == before
    assert sorted(file.name for file in space.folder.iterdir()) == [KEYS_NAME, FILE_NAME]


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"locks": 3}', "{"])
def test_a_damaged_file_of_keys_says_which_and_what_to_do(content: str) -> None:
    space = create_space(MIRA.passphrase)
    (space.folder / KEYS_NAME).write_text(content, encoding="utf-8")
    with pytest.raises(NearerError, match=r"keys.json is damaged. Restore your last backup."):
        open_with_passphrase(MIRA.passphrase)


def test_erasing_overwrites_what_was_there_before_it_removes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    space = create_space(MIRA.passphrase)
    before = {file.name: file.read_bytes() for file in space.folder.iterdir()}
    seen: dict[str, bytes] = {}
    real = spaces.overwrite

    def watch(file: Path) -> None:
        real(file)
        seen[file.name] = file.read_bytes()

    monkeypatch.setattr(spaces, "overwrite", watch)
    spaces.erase_space(space)
    assert list(seen) == [KEYS_NAME, FILE_NAME]
    assert all(len(seen[name]) == len(before[name]) and seen[name] != before[name] for name in before)
    assert home.list_spaces() == []
    assert not any(space.key)
