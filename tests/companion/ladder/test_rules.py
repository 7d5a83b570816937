"""The numbers of both features: each has its unit, range, grade, source and reason."""

import tomllib
from importlib.resources import files

import pytest

from nearer.companion.ladder.rules import RULES as LADDER
from nearer.companion.noticing.rules import RULES as NOTICING

ROWS = {
    f"{feature}.{name}": row
    for feature in ("ladder", "noticing")
    for name, row in tomllib.loads((files("nearer.companion") / feature / "rules.toml").read_text("utf-8")).items()
}


@pytest.mark.parametrize("name", ROWS)
def test_every_rule_says_what_it_is_and_why(name: str) -> None:
    row = ROWS[name]
    assert set(row) == {"value", "unit", "range", "grade", "source", "why"}
    least, most = row["range"]
    assert least <= row["value"] <= most
    assert row["grade"] in set("ABCD")
    assert row["why"].endswith(".")
    assert ("assumed" in row["source"]) == (row["grade"] == "D")


def test_the_code_reads_the_numbers_of_the_file() -> None:
    assert {f"ladder.{name}": value for name, value in LADDER._asdict().items()} | {
        f"noticing.{name}": value for name, value in NOTICING._asdict().items()
    } == {name: row["value"] for name, row in ROWS.items()}
