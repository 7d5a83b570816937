"""The benchmark counts what it says, and the machine is described as it is."""

import os
from pathlib import Path

import pytest

from nearer.population.bench import measure_kernel, time_reference
from nearer.population.machine import count_cores, find_vector_bits, find_version, look_around, nearest_folder
from nearer.population.run import RunError


def test_the_benchmark_counts_time_and_memory_of_each_person() -> None:
    rounds: list[float] = []
    found = measure_kernel(2000, 2, 1, progress=rounds.append)
    assert rounds == [1, 2, 3]
    # Slower than a nanosecond is certain; a thousand times what was ever measured is a mistake of units.
    assert 1 < found.cpu_ns_per_person_day < 300_000
    assert found.wall == pytest.approx(found.wall_ns_per_person_day * 2000 * 2 / 1e9)
    assert 300 < found.held_bytes_per_person < 1500
    assert 0.5 < found.reference_ns < 10_000


def test_the_reference_is_the_same_work_each_time() -> None:
    assert time_reference() < 20 * time_reference()


def test_no_days_are_nothing_to_measure() -> None:
    with pytest.raises(RunError, match="--days must be 1 or more, got 0"):
        measure_kernel(10, 0, 1)


def test_the_machine_is_described_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nearer.population.machine.TRIED_PEOPLE", 500)
    found = look_around()
    assert found.cores == count_cores() <= (os.cpu_count() or 1)
    assert found.versions["nearer"] == find_version("nearer")
    assert found.kernel_is_cached
    assert found.cached_kernels >= 1
    assert found.free_disk > 0
    assert found.most_people is None or found.most_people >= 0


def test_what_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    assert find_version("no-such-library-at-all") is None
    assert find_vector_bits({}) == 128
    assert find_vector_bits({"avx2": True, "avx512f": True}) == 512
    assert nearest_folder(tmp_path / "a" / "b") == tmp_path
