"""Memory: what does not fit is said before anything is begun."""

from pathlib import Path

import numpy as np
import pytest

from nearer.population import memory, run
from nearer.population.bench import held_bytes
from nearer.population.layout import SOME_SLOTS
from nearer.population.memory import (
    NoRoomError,
    check_memory,
    estimate_bytes,
    free_bytes,
    free_in_group,
    free_in_machine,
    most_people,
)
from nearer.population.run import start_run
from nearer.population.simulation import Plan, simulate

MANY = 20_000


def test_what_fits_and_what_it_takes_belong_together() -> None:
    for people in (1000, 10_000_000):
        assert most_people(estimate_bytes(people)) == pytest.approx(people, abs=1)
    assert most_people(0) == 0


def test_ten_million_people_fit_into_twenty_four_gibibytes() -> None:
    assert estimate_bytes(10_000_000) < 24 * memory.GIB


def test_a_population_that_does_not_fit_is_refused_before_it_is_drawn(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(memory, "free_bytes", lambda: memory.GIB)
    monkeypatch.setattr(run, "draw_people", lambda *_, **__: pytest.fail("people were drawn"))
    with pytest.raises(NoRoomError, match=r"1,000,000 people take about .* GiB .* 1\.0 GiB are free. About .* fit"):
        start_run(1_000_000, 1)
    with pytest.raises(NoRoomError):
        simulate(Plan(1_000_000, 1, 1), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_system_that_does_not_say_stops_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "free_bytes", lambda: None)
    check_memory(10**12)


def test_free_memory_is_read_from_what_the_system_says(tmp_path: Path) -> None:
    table = tmp_path / "meminfo"
    table.write_text("MemTotal: 200 kB\nMemAvailable: 100 kB\n")
    assert free_in_machine(table) == 100 * 1024
    (tmp_path / "memory.max").write_text("5000\n")
    (tmp_path / "memory.current").write_text("2000\n")
    assert free_in_group(tmp_path) == 3000
    (tmp_path / "memory.max").write_text("max\n")
    assert free_in_group(tmp_path) is None
    assert free_in_group(tmp_path / "nowhere") is None
    assert (free_bytes() or 1) > 0


def test_a_person_takes_no_more_memory_than_is_promised() -> None:
    world = start_run(MANY, 1)
    # What is kept for chunks that move is the same for any population, and is little in a large one.
    mine = held_bytes(world) - world.layout.spare.nbytes
    slack = SOME_SLOTS * world.layout.words.itemsize * 3
    assert mine / MANY < 450 + slack / MANY
    assert np.dtype(world.people.rows.dtype).itemsize == 2
