"""The server: on this machine only, on a port that is free, started without the science."""

import json
import os
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from nearer.companion import serving
from nearer.companion.serving import PortError, choose_port, is_free, open_server


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which somebody listens already."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


def test_a_wanted_port_that_is_taken_is_an_error(taken: int) -> None:
    with pytest.raises(PortError, match=rf"Port {taken} is taken .* Name another one"):
        choose_port(taken)


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_a_port_that_does_not_exist_is_an_error(port: int) -> None:
    with pytest.raises(PortError, match=f"from 1 to 65535, got {port}"):
        choose_port(port)


def test_when_the_usual_port_is_taken_a_free_one_is_chosen(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "USUAL_PORT", taken)
    other = choose_port(None)
    assert other != taken
    assert is_free(other)


def test_the_usual_port_is_taken_when_it_is_free(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    free = choose_port(None)
    monkeypatch.setattr(serving, "USUAL_PORT", free)
    assert choose_port(None) == free


def test_the_server_answers_on_this_machine_only() -> None:
    server = open_server(0)
    address, port = server.server_address
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        assert address == "127.0.0.1"
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=10) as answer:
            assert answer.read() == b"well\n"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_starting_the_pages_does_not_wake_the_science() -> None:
    code = (
        "import sys; from nearer.companion.serving import start_pages; start_pages(); "
        "from django.test import Client; "
        "answer = Client(headers={'host': '127.0.0.1'}).get('/help-now'); "
        "assert answer.status_code == 200, answer; "
        "heavy = {'numpy', 'numba', 'pandas', 'scipy', 'matplotlib', 'pyarrow'} & set(sys.modules); "
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_command_says_where_the_page_is_and_stops_when_told(taken: int) -> None:
    code = (
        "from nearer.companion import serving; serving.USUAL_PORT = {port}; "
        "from nearer.cli.serve import serve; serve(None, False, {json})"
    )
    for as_json in (True, False):
        words = code.format(port=taken, json=as_json)
        with subprocess.Popen([sys.executable, "-c", words], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            line = process.stdout.readline()
            process.terminate()
        if as_json:
            said = json.loads(line)
            assert said["address"] == f"http://127.0.0.1:{said['port']}/"
            assert said["port"] != taken
        else:
            assert line.startswith(f"Port {taken} is taken, so another one was chosen. Nearer is at http://127.0.0.1:")


def test_nothing_is_served_beside_a_file_that_anybody_could_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEARER_HOME", str(tmp_path))
    space = tmp_path / "spaces" / "0123456789abcdef"
    space.mkdir(parents=True)
    (space / "space.db").write_bytes(b"SQLite format 3\0" + bytes(100))
    done = subprocess.run(
        [sys.executable, "-c", "from nearer.cli import main; main(['serve', '--no-browser'])"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert "is not encrypted, so anybody could read it. Nearer does not start with it." in done.stderr
    assert done.stdout == ""


def test_what_a_sudden_end_left_is_cleared_a_day_later_and_not_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nearer.companion.space import home

    monkeypatch.setenv("NEARER_HOME", str(tmp_path))
    old, young = (home.make_private_folder(home.invented_folder() / name) for name in ("aa", "bb"))
    half = home.make_private_folder(home.spaces_folder() / ".cc")
    whole = home.make_private_folder(home.spaces_folder() / "dd")
    for folder in (old, half, whole):
        os.utime(folder, (0, 0))
    home.clear_left_overs()
    assert [folder.exists() for folder in (old, half, young, whole)] == [False, False, True, True]
