"""Killed while saving: nothing that was acknowledged is lost, and the file stays whole."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot copy a running program")
@pytest.mark.parametrize(
    "times", [5, pytest.param(200, marks=pytest.mark.statistical)], ids=["five times", "two hundred times"]
)
def test_no_acknowledged_entry_is_lost_when_the_program_is_killed_while_saving(times: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.power_cut", str(times)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.search(r"killed (\d+) acknowledged (\d+) lost (\d+) whole (\w+)", done.stdout)
    assert found, done.stderr
    killed, acknowledged, lost = (int(found.group(number)) for number in (1, 2, 3))
    assert (killed, lost, found.group(4)) == (times, 0, "True")
    assert acknowledged >= times
