"""A folder of results belongs to one program at a time."""

import subprocess
import sys
from pathlib import Path

import pytest

from nearer.population.folder import FolderError, hold_folder
from nearer.population.simulation import Plan, simulate

HOLD = """
import sys
from pathlib import Path
from nearer.population.folder import hold_folder
with hold_folder(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""
PLAN = Plan(people=20, days=2, seed=1, burn_in=0)


def test_two_programs_at_once_in_one_folder_are_kept_apart(tmp_path: Path) -> None:
    simulate(PLAN, tmp_path)
    before = (tmp_path / "run.json").read_bytes()
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    with pytest.raises(FolderError, match=rf"written by another program \(process {child.pid}\).*another folder"):
        simulate(PLAN, tmp_path)
    assert (tmp_path / "run.json").read_bytes() == before
    child.kill()
    child.communicate()
    assert simulate(PLAN, tmp_path).was_finished


def test_a_folder_is_free_again_after_use(tmp_path: Path) -> None:
    for _ in range(2):
        with hold_folder(tmp_path):
            assert (tmp_path / ".lock").exists()
