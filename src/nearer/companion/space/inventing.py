"""Inventing: the entries of a person who does not exist, so that one can look around before writing anything."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from random import Random

from nearer.companion.frame.menu import list_features
from nearer.companion.space.current import OpenSpace


def fill_with_invented(space: OpenSpace, rng: Random) -> None:
    """Let every feature that can invent entries write some: `invent(space, rng)` in its file invent.py."""
    for feature in list_features():
        if find_spec(f"{feature.name}.invent"):
            import_module(f"{feature.name}.invent").invent(space, rng)
