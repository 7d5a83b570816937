"""A guard on every socket: report and page speak to this machine only."""

import socket
import threading
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from nearer.companion import engine
from nearer.companion.serving import open_server
from nearer.report.person import write_whole
from tests.companion.test_engine import DIARY, MAP
from tests.report.made_by_hand import make_view

HERE = ("127.0.0.1", "localhost")


@pytest.fixture(autouse=True)
def attempts(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """Every address that was asked for; none but this machine's is let through."""
    seen: list[Any] = []
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def guard_connect(self: socket.socket, address: Any) -> None:
        seen.append(address)
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in HERE:
            raise AssertionError(f"A connection to {address} was tried.")
        connect(self, address)

    def guard_look_up(host: Any, *rest: Any, **more: Any) -> Any:
        if host not in HERE:
            raise AssertionError(f"The name {host} was looked up.")
        return look_up(host, *rest, **more)

    monkeypatch.setattr(socket.socket, "connect", guard_connect)
    monkeypatch.setattr(socket, "getaddrinfo", guard_look_up)
    yield seen
    assert all(address[0] in HERE for address in seen if isinstance(address, tuple))


def test_the_guard_itself_stops_a_connection_elsewhere(attempts: list[Any]) -> None:
    with socket.socket() as probe, pytest.raises(AssertionError, match="was tried"):
        probe.connect(("192.0.2.1", 80))
    attempts.clear()


def test_writing_a_report_connects_to_nobody(attempts: list[Any]) -> None:
    write_whole(make_view())
    engine.read_diary("days.csv", DIARY, MAP)
    assert attempts == []


def test_serving_a_whole_visit_connects_to_nobody_else(monkeypatch: pytest.MonkeyPatch, attempts: list[Any]) -> None:
    monkeypatch.setattr(engine, "look_at_invented", lambda name, watch: make_view())
    server = open_server(0)
    home = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        for address in ("/", "/examples", "/invented/harsh", "/help-now", "/your-diary", "/look.css", "/icon.svg"):
            with urllib.request.urlopen(home + address, timeout=20) as answer:
                assert answer.status == 200
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert len(attempts) >= 6


@pytest.mark.statistical
def test_reckoning_a_whole_view_connects_to_nobody(attempts: list[Any]) -> None:
    view = engine.look_at_invented("well", lambda share, words: None)
    write_whole(view)
    assert attempts == []
