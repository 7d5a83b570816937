"""Backups: whole, encrypted, opened anywhere by the same secrets, and never a danger to what is here."""

import io
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nearer.companion.safety.models import Plan
from nearer.companion.space import backup, bringing, home, spaces
from nearer.companion.space.backup import BackupError
from nearer.companion.space.current import FILE_NAME, KEYS_NAME, enter
from nearer.companion.space.doors import DOORS
from tests.companion.cast import MIRA, TOM
from tests.companion.conftest import new_browser

WORD = "quokkaberry"


@pytest.fixture
def kept(home: Path) -> tuple[bytes, str]:
    """A backup of Mira's space and her code; the space itself is still here."""
    space = spaces.create_space(MIRA.passphrase)
    with enter(space):
        Plan.objects.create(signs=WORD)
        return backup.make_backup(space), space.recovery_code


def move_to_another_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NEARER_HOME", str(tmp_path / "another machine"))


@pytest.mark.parametrize("secret", ["passphrase", "code"])
def test_a_backup_opens_on_another_machine_with_either_secret(
    kept: tuple[bytes, str], secret: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    content, code = kept
    move_to_another_machine(monkeypatch, tmp_path)
    space, replaced = backup.restore(content, MIRA.passphrase if secret == "passphrase" else code.lower())
    assert not replaced
    with enter(space):
        assert Plan.read().signs == WORD
    assert spaces.open_with_passphrase(MIRA.passphrase).folder == space.folder


def test_a_backup_holds_no_word_in_the_clear_and_no_bare_key(kept: tuple[bytes, str]) -> None:
    content, code = kept
    key = spaces.open_with_passphrase(MIRA.passphrase).key
    assert WORD.encode() not in content
    assert bytes(key) not in content
    assert code.encode() not in content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == [KEYS_NAME, FILE_NAME]


def test_the_wrong_secret_brings_nothing_back_and_leaves_nothing(
    kept: tuple[bytes, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    move_to_another_machine(monkeypatch, tmp_path)
    with pytest.raises(BackupError, match="This does not open the backup"):
        backup.restore(kept[0], TOM.passphrase)
    assert list(home.spaces_folder().iterdir()) == []


def test_bringing_back_sets_the_present_state_aside_and_does_not_lose_it(kept: tuple[bytes, str]) -> None:
    space = spaces.open_with_passphrase(MIRA.passphrase)
    with enter(space):
        Plan.objects.update(signs="written later")
    restored, replaced = backup.restore(kept[0], MIRA.passphrase)
    assert replaced
    assert home.list_spaces() == [restored.folder]
    with enter(restored):
        assert Plan.read().signs == WORD
    (aside,) = backup.list_backups(restored)
    again, _ = backup.restore(aside.read_bytes(), MIRA.passphrase)
    with enter(again):
        assert Plan.read().signs == "written later"


def test_bringing_back_leaves_the_spaces_of_others_alone(kept: tuple[bytes, str]) -> None:
    tom = spaces.create_space(TOM.passphrase)
    _, replaced = backup.restore(kept[0], MIRA.passphrase)
    assert replaced
    assert tom.folder in home.list_spaces()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=st.floats(0, 1, exclude_max=True), change=st.integers(1, 255))
def test_a_backup_with_any_byte_changed_is_refused_or_brings_back_the_same(
    kept: tuple[bytes, str], share: float, change: int
) -> None:
    content = bytearray(kept[0])
    content[int(share * len(content))] ^= change
    before = home.list_spaces()
    try:
        space, _ = backup.restore(bytes(content), MIRA.passphrase)
    except spaces.NearerError:
        assert home.list_spaces() == before
        return
    with enter(space):
        assert Plan.read().signs == WORD


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"hello", b"SQLite format 3\x00" * 100])
def test_what_is_no_backup_is_refused_with_plain_words(content: bytes, home: Path) -> None:
    with pytest.raises(BackupError, match=r"not a whole backup of Nearer .*Choose the file that you kept"):
        backup.restore(content, MIRA.passphrase)


def test_a_packed_bomb_is_not_unpacked(home: Path) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(KEYS_NAME, "{}")
        archive.writestr(FILE_NAME, bytes(10_000_000))
    with pytest.raises(BackupError, match="packed by another program"):
        backup.restore(whole.getvalue(), MIRA.passphrase)


def test_a_page_that_was_changed_inside_a_whole_file_is_noticed(kept: tuple[bytes, str]) -> None:
    locks, diary = backup.unpack(kept[0])
    changed = bytearray(diary)
    changed[len(changed) // 2] ^= 1
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(KEYS_NAME, backup.json.dumps({"locks": locks}))
        archive.writestr(FILE_NAME, bytes(changed))
    with pytest.raises(BackupError, match="damaged, so nothing was changed here"):
        backup.restore(whole.getvalue(), MIRA.passphrase)


def test_an_older_space_is_backed_up_before_its_tables_change(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    space = spaces.create_space(MIRA.passphrase)
    with enter(space):
        Plan.objects.create(signs=WORD)
        spaces.call_command("migrate", "space", "zero", verbosity=0)
        assert spaces.needs_bringing_up_to_date()
    real, seen = bringing.bring_up_to_date, []

    def watch() -> None:
        seen.append(len(backup.list_backups(space)))
        real()

    monkeypatch.setattr(bringing, "bring_up_to_date", watch)
    bringing.bring_in(space)
    assert seen == [1]
    with enter(space):
        assert not spaces.needs_bringing_up_to_date()
        assert Plan.read().signs == WORD
    restored, _ = backup.restore(backup.list_backups(space)[0].read_bytes(), MIRA.passphrase)
    with enter(restored):
        assert Plan.read().signs == WORD


def test_only_the_last_few_of_its_own_backups_are_kept(home: Path) -> None:
    space = spaces.create_space(MIRA.passphrase)
    files = [backup.keep_backup(space, b"%d" % number) for number in range(5)]
    assert backup.list_backups(space) == files[-3:]


def test_a_person_takes_a_backup_and_brings_it_back_elsewhere(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    browser = new_browser()
    browser.post("/space/new", {"passphrase": MIRA.passphrase, "again": MIRA.passphrase})
    browser.post("/plan/write", {"signs": WORD})
    taken = browser.post("/space/backup")
    assert taken["Content-Disposition"].startswith('attachment; filename="nearer-2')
    move_to_another_machine(monkeypatch, tmp_path)
    other = new_browser()
    assert 'href="/space/restore"' in other.get("/").content.decode()
    wrong = send(other, taken.content, TOM.passphrase)
    assert wrong.status_code == 400
    assert "This does not open the backup." in wrong.content.decode()
    assert send(other, taken.content, MIRA.passphrase).url == "/"
    assert "Your space is back as it was" in other.get("/").content.decode()
    assert WORD in other.get("/plan").content.decode()


def send(browser: Client, content: bytes, secret: str) -> Any:
    file = SimpleUploadedFile("kept.nearer", content)
    return browser.post("/space/restore", {"file": file, "secret": secret})


def test_erasing_takes_the_space_its_doors_and_its_own_backups(home: Path) -> None:
    space = spaces.create_space(MIRA.passphrase)
    with enter(space):
        backup.keep_backup(space, backup.make_backup(space))
    browsers = [new_browser(), new_browser()]
    for browser in browsers:
        browser.post("/space/open", {"passphrase": MIRA.passphrase})
    assert browsers[0].post("/space/erase", {"passphrase": MIRA.passphrase}).status_code == 400
    assert browsers[0].post("/space/erase", {"sure": "on", "passphrase": TOM.passphrase}).status_code == 400
    assert spaces.open_with_passphrase(MIRA.passphrase)
    page = browsers[0].post("/space/erase", {"sure": "on", "passphrase": MIRA.passphrase}).content.decode()
    assert "It is erased" in page
    assert [file for file in home.rglob("*") if file.is_file()] == []
    assert DOORS.doors == {}
    assert "A quiet place of your own" in browsers[1].get("/").content.decode()


def test_an_invented_person_has_no_secrets_to_change_and_nothing_to_erase(stranger: Client) -> None:
    stranger.post("/space/look-around")
    for address in ("/space/passphrase", "/space/new-code", "/space/erase"):
        assert stranger.get(address).url == "/space/"
    assert stranger.post("/space/backup").url == "/space/"
    assert "Erase everything" not in stranger.get("/space/").content.decode()
    shutil.rmtree(home.invented_folder())
