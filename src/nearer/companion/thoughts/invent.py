"""The thoughts of somebody invented, to look around in, as invented.toml tells them."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from random import Random
from typing import Any

from django.db import transaction

from nearer.companion.noticing.invent import count_back
from nearer.companion.noticing.models import Tie
from nearer.companion.thoughts import services
from nearer.companion.thoughts.models import Afterwards, Reading, Share, Thought


@transaction.atomic
def invent(space: object, rng: Random) -> None:
    """Write a few thoughts, and an evening that was closed, into the open space."""
    story = tomllib.loads((files("nearer.companion.thoughts") / "invented.toml").read_text(encoding="utf-8"))
    for row in story["thought"]:
        invent_thought(dict(row))
    for row in story["afterwards"]:
        at = count_back(row.pop("days"), row.pop("hour"))
        Afterwards.objects.create(at=at, **row)


def invent_thought(row: dict[str, Any]) -> None:
    """One thought with the rows beside it."""
    readings, shares = row.pop("readings", []), row.pop("shares", [])
    at = count_back(row.pop("days"), row.pop("hour"))
    tie = Tie.objects.filter(name=row.pop("tie", "")).first()
    thought = services.end_thought(Thought(at=at, tie=tie, **row), at)
    services.replace_rows(thought, Reading, [(words, number) for words, number in readings])
    services.replace_rows(thought, Share, [(words, number) for words, number in shares])
