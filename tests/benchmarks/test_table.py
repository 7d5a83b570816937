"""The tables of the benchmarks say what was measured, and what was missed."""

from typing import Any

import pytest
from benchmarks.race.table import list_goals, show_people, show_spread, write_tables


def make_row(
    engine: str, people: int, cpu: list[float], workload: str = "reference", threads: int = 1
) -> dict[str, Any]:
    row = {"workload": workload, "engine": engine, "people": people, "threads": threads, "days": 1}
    return row | {"cpu_ns": cpu, "wall_ns": cpu, "compile_seconds": 1.25, "bytes_per_person": 200 + 1e6 / people}


ROWS = [
    make_row("ours", 10_000, [100.0, 110.0, 120.0]),
    make_row("ours", 1_000_000, [150.0, 170.0, 160.0]),
    make_row("ours", 1_000_000, [90.0, 85.0, 100.0], threads=2),
    make_row("jax", 1_000_000, [600.0, 600.0, 640.0]),
    make_row("mesa", 10_000, [50_000.0, 44_000.0, 60_000.0]),
]
FOUND = {
    "date": "2026-11-25",
    "machine": {"processor": "A", "processors": 2, "memory_gib": 8.0, "system": "Linux", "python": "3.11"},
    "load_average": {"before": 0.1, "after": 1.5},
    "rounds": 3,
    "seconds": 1.0,
    "titles": {"ours": "Nearer's kernel", "jax": "JAX", "mesa": "Mesa"},
    "versions": {"ours": "0.1.0", "jax": "0.10", "mesa": None},
    "rows": ROWS,
}


def test_ratios_are_taken_round_by_round() -> None:
    goals = {goal.words: goal for goal in list_goals(ROWS)}
    jax = goals["Reference workload, 1e6: jax takes at least"]
    assert jax.ratio == pytest.approx((4.0, 600 / 170, 4.0))
    assert not jax.met
    mesa = goals["Reference workload, 1e4: mesa takes at least"]
    assert mesa.found == 500
    assert mesa.met


def test_growth_is_how_much_dearer_a_person_day_becomes() -> None:
    grown = next(goal for goal in list_goals(ROWS) if "grows" in goal.words)
    assert grown.found == pytest.approx(1.5)
    assert grown.met


def test_what_was_not_measured_is_no_promise_kept() -> None:
    assert not [goal for goal in list_goals(ROWS) if "model" in goal.words or "polars" in goal.words]
    assert list_goals([]) == []


def test_the_page_says_when_how_loaded_and_what_was_missed() -> None:
    words = write_tables(FOUND)
    assert "Measured on 2026-11-25: A, 2 processors, 8 GiB, Linux, Python 3.11." in words
    assert "0.1 before and 1.5 after" in words
    assert "JAX 0.10." in words
    assert "| Nearer's kernel | 100 (110) | 150 (160) |" in words
    assert "| JAX | - | 600 (600) |" in words
    assert "| Nearer's kernel | 1e6 | 1.00 (1.00 to 1.00) | 200 | 1 | 1.2 |" in words
    assert "| JAX | 1e6 | 4.00 (3.53 to 4.00) | - | 201 | 1.2 |" in words
    assert "**missed** by 25 %" in words


def test_numbers_are_shown_short() -> None:
    assert (show_people(1_000_000), show_people(1500)) == ("1e6", "1,500")
    assert show_spread((10.2, 30.0, 20.4)) == "20.4 (10.2 to 30.0)"
