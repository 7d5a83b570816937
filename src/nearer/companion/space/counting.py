"""Counting: every table of every feature, whatever features there are."""

from collections.abc import Iterator
from typing import Any

from nearer.companion.frame.menu import list_features


def list_tables() -> Iterator[Any]:
    """Every table in which something of the person can stand."""
    for feature in list_features():
        yield from feature.get_models()


def is_empty() -> bool:
    """Whether nothing was written in the open space yet; choices do not count."""
    return not any(table.objects.exists() for table in list_tables() if table._meta.app_label != "space")
