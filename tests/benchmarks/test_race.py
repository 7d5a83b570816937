"""The race: who can run does, in turn; who is not there is named; what it took is kept."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.c.running import has_compiler
from benchmarks.race import conducting, entries
from benchmarks.race.entries import ENTRIES, ROOT
from benchmarks.race.worker import give_back_memory, read_memory


def test_every_entry_has_its_file_and_its_place() -> None:
    for entry in ENTRIES:
        assert entries.has_module(entry)
        assert entry.workload in ("reference", "model")
        assert 1 in entry.threads


def test_an_engine_that_is_not_there_is_left_out_with_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    there = {"numpy": "2.4", "nearer": "0.1"}
    monkeypatch.setattr(conducting, "find_version", lambda python, library: there.get(library))
    told: list[str] = []
    chosen = conducting.choose_entries("reference", [], told.append)
    assert [entry.name for entry in chosen] == ["ours", "numpy"]
    assert "JAX is left out: jax is not there (make peers)." in told
    assert len(told) == 6


def test_memory_that_was_given_back_is_not_counted() -> None:
    if not read_memory("VmRSS"):
        pytest.skip("this system does not tell how much memory a process holds")
    # What other tests left free would be taken first, and no growth be seen.
    give_back_memory()
    before = read_memory("VmRSS")
    held = [bytes(1000) for _ in range(50_000)]
    assert read_memory("VmRSS") > before + 40_000_000
    del held
    give_back_memory()
    assert read_memory("VmRSS") < before + 40_000_000


@pytest.mark.statistical
def test_a_small_race_is_run_and_kept(tmp_path: Path) -> None:
    names = ["ours", "numba", *(["c"] if has_compiler() else [])]
    words = ["--people", "256", "512", "--rounds", "2", "--seconds", "0.01", "--workloads", "reference"]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.race", *words, "--engines", *names, "--out", str(tmp_path / "race.json")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads((tmp_path / "race.json").read_text())
    rows = {(row["engine"], row["people"], row["threads"]): row for row in found["rows"]}
    assert {engine for engine, _, _ in rows} == set(names)
    for row in rows.values():
        assert len(row["cpu_ns"]) == len(row["wall_ns"]) == 2
        assert min(row["cpu_ns"]) > 1
    # A kernel that is kept on disk was compiled once, and that is what is told.
    assert rows["ours", 256, 1]["compile_seconds"] > 0.5
    assert (tmp_path / "race.svg").read_text().startswith("<?xml")
    assert "| Nearer's kernel |" in done.stdout
