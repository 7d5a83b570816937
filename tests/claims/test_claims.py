"""Each literature claim of claims.toml is one test."""

import tomllib
from importlib.resources import files

import pytest

from tests.model.kinds import bounds, call, mechanism_functions, written_kinds

CLAIMS = tomllib.loads(files("nearer.model").joinpath("claims.toml").read_text(encoding="utf-8"))
FUNCTIONS = {f"{group}.{function.__name__}": (group, function) for group, function in mechanism_functions()}


@pytest.mark.parametrize("name", CLAIMS)
def test_the_mechanism_moves_the_way_the_claim_says(name: str) -> None:
    claim = CLAIMS[name]
    group, function = FUNCTIONS[claim["what"]]
    low, high = bounds(claim["raise"], written_kinds(function)[claim["raise"]])
    before, after = (call(function, group, claim.get("at", {}) | {claim["raise"]: value}) for value in (low, high))
    assert after > before if claim["expect"] == "up" else after < before, claim["says"]


def test_every_mechanism_has_a_claim() -> None:
    claimed = {claim["what"].partition(".")[0] for claim in CLAIMS.values()}
    assert {group for group, _ in FUNCTIONS.values()} == claimed
