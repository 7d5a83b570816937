"""Rules of a feature: numbers with a meaning, read from the rules.toml beside the code that keeps them."""

import tomllib
from importlib.resources import files
from typing import Any


def read_rules(package: str) -> dict[str, Any]:
    """The value of each rule of a feature; range, grade, source and why stay in the file."""
    text = (files(package) / "rules.toml").read_text(encoding="utf-8")
    return {name: row["value"] for name, row in tomllib.loads(text).items()}
