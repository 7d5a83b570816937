"""Engines of other people, in their own environment: each does what the oracle does."""

import json
import os
import subprocess

import pytest
from benchmarks.race.entries import ENTRIES, PEERS, ROOT, Entry, find_version

pytestmark = pytest.mark.statistical

# The largest of 20 means, none of them more than five standard errors off: by chance once in 10,000 runs.
FARTHEST = 5
OTHERS = [entry for entry in ENTRIES if entry.python == PEERS]


@pytest.mark.parametrize("entry", OTHERS, ids=lambda entry: entry.name)
def test_another_engine_does_what_the_oracle_does(entry: Entry) -> None:
    if find_version(entry.python, entry.needs) is None:
        pytest.skip(f"{entry.needs} is not there: make peers")
    people = 500 if entry.name == "mesa" else 4000
    told = subprocess.run(
        [entry.python, "-m", "benchmarks.peers.agreeing", entry.module, str(people), "20"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}", "JAX_PLATFORMS": "cpu"},
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(next(line for line in told.stdout.splitlines() if line.startswith("@"))[1:])
    assert found["moved"] > 0.05
    # One draw in a million may fall the other way in 32 bits.
    assert found["off"] <= 1
    assert found["mean_in_errors"] < FARTHEST
