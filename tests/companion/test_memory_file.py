"""A file that is in memory only."""

from pathlib import Path

import pytest

from nearer.companion import memory_file
from nearer.companion.memory_file import hold_in_memory

WORD = b"quokkaberry"


def test_the_content_can_be_read_again_and_again_as_a_file() -> None:
    with hold_in_memory("days.tsv", WORD * 1000) as path:
        assert path.suffix == ".tsv"
        assert path.stat().st_size == 1000 * len(WORD)
        assert path.read_bytes() == path.read_bytes() == WORD * 1000


def test_the_name_on_disk_says_nothing_of_the_person() -> None:
    with hold_in_memory("/secret/anna-smith.csv", WORD) as path:
        assert path.name == "your diary.csv"
    with hold_in_memory("anna.exe", WORD) as path:
        assert path.name == "your diary.csv"


def test_nothing_is_left_when_it_is_done() -> None:
    with hold_in_memory("days.csv", WORD) as path:
        kept = path
    assert not kept.exists()
    assert not kept.parent.exists()


def test_nothing_is_left_when_reading_goes_wrong() -> None:
    seen: list[Path] = []

    def read_wrongly() -> None:
        with hold_in_memory("days.csv", WORD) as path:
            seen.append(path)
            raise ValueError("Row 2")

    with pytest.raises(ValueError, match="Row 2"):
        read_wrongly()
    assert not seen[0].parent.exists()


@pytest.mark.skipif(not memory_file.OFF_DISK, reason="this system has no files in memory")
def test_no_byte_of_the_content_is_on_a_disk() -> None:
    with hold_in_memory("days.csv", WORD) as path:
        assert path.is_symlink()
        assert [one.name for one in path.parent.iterdir()] == ["your diary.csv"]
        # The link leads to memory, which belongs to no disk's file system.
        assert "memfd" in str(path.readlink().readlink())


def test_without_files_in_memory_a_private_one_stands_in_and_is_removed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory_file, "OFF_DISK", False)
    with hold_in_memory("days.csv", WORD) as path:
        assert path.read_bytes() == WORD
        assert path.stat().st_mode & 0o077 == 0
        assert path.parent.stat().st_mode & 0o077 == 0
    assert not path.parent.exists()
