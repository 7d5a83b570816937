"""The model and the evidence: signatures that hold keep holding, and validity is what its page says."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nearer.calibrate.running import run_studies
from nearer.calibrate.signatures import check_signatures, check_without, holds, read_signatures
from nearer.calibrate.study_file import read_own_study

pytestmark = pytest.mark.statistical

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
PEOPLE = 1000
# A dozen figures of short worlds, fitted and kept out.
DOZEN = ["PRV01", "PRV04", "PRV07", "PRV14", "PRV15", "NAT06", "NAT14", "NAT15", "MEC06", "MEC32", "MEC34", "NAT15b"]


@cache
def read_page(name: str) -> dict[str, Any]:
    """What a page of the reference was written from."""
    words: dict[str, Any] = json.loads((REFERENCE / f"{name}.json").read_text(encoding="utf-8"))
    return words


def list_shown() -> list[str]:
    rows = read_page("signatures")["signatures"]
    return [row["id"] for row in rows if row["holds"] and row["fails_without_its_mechanism"]]


@cache
def check_shown() -> dict[str, bool]:
    shown = [read_signatures()[name] for name in list_shown()]
    return {name: holds(checks) for name, checks in check_signatures(shown, PEOPLE, 11, threads=2).items()}


@pytest.mark.parametrize("name", list_shown())
def test_a_signature_that_holds_does_so_with_other_luck_and_fails_without_its_mechanism(name: str) -> None:
    assert check_shown()[name]
    assert not holds(check_without(read_signatures()[name], PEOPLE, 11, threads=2))


def test_a_dozen_figures_come_out_again_as_the_page_says() -> None:
    """Four standard errors of the difference; a dozen comparisons leave no room for luck beyond that."""
    page = {row["id"]: row for row in read_page("validity")["rows"]}
    for one in run_studies([read_own_study(name) for name in DOZEN], PEOPLE, 1, 11, threads=2):
        row = page[one.id]
        error = np.hypot(one.mc_se, row["mc_se"])
        assert abs(one.simulated - row["simulated"]) < 4 * error, one.id
