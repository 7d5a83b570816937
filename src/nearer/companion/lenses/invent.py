"""How some lenses fitted somebody invented, to look around in, as invented.toml tells it."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from random import Random

from django.db import transaction

from nearer.companion.lenses.models import Look
from nearer.companion.noticing.invent import count_back
from nearer.companion.noticing.services import save_entry

HOUR_OF_LOOKING = 20


@transaction.atomic
def invent(space: object, rng: Random) -> None:
    """Write what was said about a few lenses into the open space."""
    text = (files("nearer.companion.lenses") / "invented.toml").read_text(encoding="utf-8")
    for row in tomllib.loads(text)["look"]:
        at = count_back(row.pop("days"), HOUR_OF_LOOKING)
        save_entry(Look(at=at, **row))
