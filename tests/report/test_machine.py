"""What is said about the machine: in sentences for people, in fields for machines."""

import json
from dataclasses import replace

import pytest

from nearer.cli import main
from nearer.population.machine import Machine
from nearer.report.machine import describe_machine

OLD = Machine(
    python="3.11.7",
    versions={"nearer": "0.1.0"},
    processor="old",
    vector_bits=128,
    cores=2,
    free_memory=4 << 30,
    most_people=3_700_000,
    cpu_ns_per_person_day=900.0,
    million_years_minutes=2.7,
    cache="/somewhere",
    cached_kernels=1,
    cached_bytes=1 << 20,
    kernel_is_cached=False,
    free_disk=1 << 30,
    sqlcipher=False,
    chromium=None,
)


def test_an_old_machine_is_told_what_to_expect() -> None:
    words = " ".join(describe_machine(OLD))
    assert "900 ns" in words
    assert "3,700,000 people" in words
    assert "compiled just now" in words
    assert "SQLCipher is not installed" in words
    assert "a third of the usual speed" in words


def test_a_good_machine_hears_of_nothing_missing() -> None:
    good = replace(OLD, vector_bits=512, sqlcipher=True, chromium="/usr/bin/chromium", kernel_is_cached=True)
    words = " ".join(describe_machine(good))
    assert "not installed" not in words
    assert "usual speed" not in words


def test_a_silent_system_is_said_to_be_silent() -> None:
    assert any("does not say" in line for line in describe_machine(replace(OLD, free_memory=None, most_people=None)))


def test_the_benchmark_command_prints_its_fields_for_machines(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["bench", "--people", "500", "--days", "1", "--json"])
    assert leaving.value.code == 0
    found = json.loads(capsys.readouterr().out)
    assert {"cpu_ns_per_person_day", "wall", "peak_bytes_per_person", "reference_ns"} <= found.keys()


def test_no_threads_are_too_few_to_measure_with(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["bench", "--threads", "0"])
    assert leaving.value.code == 2
    assert "at least one thread" in capsys.readouterr().err
