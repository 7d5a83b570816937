"""Every part of the system does something, and the page says what."""

import re
from pathlib import Path

import pytest

from nearer.population.coverage import OUTPUTS, measure_coverage, read_rows

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "coverage.md"


@pytest.mark.statistical
def test_switching_off_each_part_moves_an_output_by_more_than_three_errors() -> None:
    too_few = [f"{m.row}: {m.output} {m.errors:.1f}" for m in measure_coverage(seeds=4) if not m.counts]
    assert too_few == []


def test_the_page_shows_every_part_and_each_of_them_counts() -> None:
    shown = re.findall(r"^\| ([A-D]\. [^|]+) \| [^|]+ \| (\w+) \| [-+.\d]+ \| ([.\d]+) \|$", PAGE.read_text(), re.M)
    assert [row for row, _, _ in shown] == [row.row for row in read_rows()]
    assert all(output in OUTPUTS and float(errors) > 3 for _, output, errors in shown)
