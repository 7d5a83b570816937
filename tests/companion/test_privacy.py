"""Nothing of what a person writes leaves the encrypted file: not to the network, a cookie, a title or another file."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from nearer.companion.space import backup, spaces
from nearer.companion.space.counting import list_tables
from nearer.companion.space.current import OpenSpace, enter
from tests.companion.cast import PASSPHRASE
from tests.companion.rows import make_row
from tests.companion.walk import WORD, Walk

# As text, as UTF-16, and as somebody's idea of hiding it.
TRACES = (*(WORD.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")), WORD[::-1].encode())

TELLING = re.compile(r"lonel|depress|anx|isolat|illness|mental|suicid|crisis|harm", re.I)
FETCHES = re.compile(r"<script|<style|\sstyle=|\son\w+=|<iframe|<object|(src|action)=\"?https?:")


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """All places in which a program may leave things, as folders of this test."""
    for name in ("TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "NEARER_CACHE", "HOME"):
        folder = tmp_path / "places" / name
        folder.mkdir(parents=True)
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.chdir(tmp_path / "places")
    yield tmp_path
    tempfile.tempdir = None


def find_traces(folder: Path, traces: tuple[bytes, ...]) -> list[str]:
    """Every file in which something can be found."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [str(file) for file in files if any(trace in file.read_bytes() for trace in traces)]


def write_everywhere() -> None:
    for table in list_tables():
        make_row(table, WORD)


def test_the_search_finds_a_word_that_was_written_in_the_clear(tmp_path: Path) -> None:
    for code in ("utf-8", "utf-16-le"):
        (tmp_path / code).write_bytes(b"before " + WORD.encode(code) + b" after")
    assert len(find_traces(tmp_path, TRACES)) == 2


def test_a_rare_word_in_every_field_is_in_no_byte_of_any_file(places: Path, home: Path) -> None:
    space = spaces.create_space(PASSPHRASE)
    key = bytes(space.key)
    with enter(space):
        write_everywhere()
        with transaction.atomic():
            for table in list_tables():
                table.objects.update(**dict.fromkeys(list_words(table), f"{WORD} {WORD}"))
            assert find_traces(places, (*TRACES, key)) == []
        backup.keep_backup(space, backup.make_backup(space))
    secrets = (*TRACES, key, key.hex().encode(), PASSPHRASE.encode(), space.recovery_code.encode())
    files = [file.name for file in home.rglob("*") if file.is_file()]
    assert len(files) == 3
    assert find_traces(places, secrets) == []
    spaces.erase_space(space)
    assert find_traces(places, secrets) == []


def list_words(table: Any) -> list[str]:
    from django.db import models

    return [one.name for one in table._meta.concrete_fields if type(one) in (models.CharField, models.TextField)]


def test_reading_every_page_leaves_no_word_in_any_file(walked: Walk) -> None:
    assert sum(WORD in page for page in walked.pages.values()) > 5
    assert find_traces(walked.home, TRACES) == []


def test_no_word_stands_in_a_cookie_a_header_or_an_address(walked: Walk) -> None:
    assert WORD not in str(walked.headers)
    assert WORD not in "".join(walked.cookies)
    assert not [address for address in walked.pages if WORD in address]


def test_saving_puts_no_word_in_a_cookie_or_an_address(space: OpenSpace, visitor: Client) -> None:
    response = visitor.post("/plan/write", {"signs": WORD})
    assert WORD not in f"{response.headers} {response.cookies.output()}"


def test_no_title_says_what_a_person_wrote_or_what_it_is_about(walked: Walk) -> None:
    for address, page in walked.pages.items():
        (title,) = re.findall(r"<title>([^<]*)</title>", page)
        assert WORD not in title
        assert not TELLING.search(title), address


def test_walking_over_every_page_connects_to_nobody(walked: Walk) -> None:
    assert walked.connections == []
    assert {"/", "/plan", "/plan/write", "/space/", "/space/erase", "/help-now", "/what-leaves"} <= set(walked.pages)


def test_every_page_is_kept_by_no_browser_and_fetches_nothing(walked: Walk) -> None:
    for address, page in walked.pages.items():
        assert walked.headers[address]["Cache-Control"] == "no-store"
        assert walked.headers[address]["Content-Security-Policy"].startswith("default-src 'none'")
        assert not FETCHES.search(page), address


def test_the_program_writes_no_log_of_what_is_asked(space: OpenSpace, visitor: Client, capfd: Any) -> None:
    visitor.post("/plan/write", {"signs": WORD})
    assert WORD in visitor.get("/plan").content.decode()
    said = capfd.readouterr()
    assert WORD not in said.out + said.err
