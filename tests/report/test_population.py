"""Tables and figures of simulations: complete, honest about what they are not, the same each time."""

from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from rich.console import Console
from rich.table import Table

from nearer.population.card import Figure
from nearer.population.experiments import LEANINGS, OUTCOMES, Hysteresis, ReliefAndCost
from nearer.population.position import find_position
from nearer.population.record import Record, choose_panel
from nearer.population.run import advance, start_run
from nearer.report.population import (
    draw_hysteresis,
    draw_population,
    draw_relief,
    show_value,
    tabulate_card,
    tabulate_hysteresis,
    tabulate_relief,
)


def printed(table: Table) -> str:
    console = Console(width=100, file=StringIO(), record=True)
    console.print(table)
    return " ".join(console.export_text().split())


def relief() -> ReliefAndCost:
    weeks = np.arange(1, 11)
    course = dict.fromkeys(OUTCOMES, weeks / 20)
    return ReliefAndCost(weeks, 8.6, course, course, course, course, 30, 0.02, 0.0)


def loop() -> Hysteresis:
    load = np.linspace(0.01, 0.3, 12)
    lines = np.tile(load, (3, 1))
    return Hysteresis(LEANINGS, load, lines, lines + 0.1, (0.25, 0.2, None), (0.1, 0.05, 0.02), 8)


def test_the_card_says_that_nothing_was_compared_with_people() -> None:
    words = printed(tabulate_card([Figure("lonely", "Lonely today", 0.123, "share", 0.01)]))
    assert "Lonely today │ 12.3 % │ 1.0 %" in words
    assert "has not been calibrated yet" in words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [(None, "share", "nobody"), (0.5, "share", "50.0 %"), (0.5, "r", "0.50"), (2.0, "ties", "2.00 ties")],
)
def test_values_are_shown_with_their_unit(value: float | None, unit: str, words: str) -> None:
    assert show_value(value, unit) == words


def test_the_relief_table_shows_weeks_differences_and_harm() -> None:
    words = printed(tabulate_relief(relief()))
    assert "│ 8 │ +0.40 ± 0.40" in words
    assert "2.0 % are worse off" in words
    assert "not evidence about people" in words
    assert "│ 12 │" not in words


def test_the_hysteresis_table_names_its_loads_and_calls_itself_a_prediction() -> None:
    words = printed(tabulate_hysteresis(loop()))
    assert "+0 SD │ 0.250 │ 0.100" in words
    assert "+2 SD │ never │ 0.020" in words
    assert "never a validation" in words


def test_every_figure_comes_as_svg_and_png(tmp_path: Path) -> None:
    run = start_run(30, 1)
    record = Record(5, 30, choose_panel(30, 0))
    advance(run, 5, watch=record.write_day)
    files = draw_population(tmp_path, run, record, find_position(run))
    files += [*draw_relief(tmp_path, relief()), *draw_hysteresis(tmp_path, loop())]
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(file.name for file in files)
    assert {file.stem for file in files} == {"courses", "distributions", "position", "relief-and-cost", "hysteresis"}
    for file in files:
        if file.suffix == ".svg":
            assert ElementTree.parse(file).getroot().tag.endswith("svg")
        else:
            assert file.read_bytes().startswith(b"\x89PNG")


def test_the_same_result_draws_the_same_figure(tmp_path: Path) -> None:
    first, again = (draw_hysteresis(tmp_path / name, loop()) for name in ("a", "b"))
    for one, other in zip(first, again, strict=True):
        assert one.read_bytes() == other.read_bytes()
