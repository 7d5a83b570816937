"""What somebody invented has practised, to look around in, as invented.toml tells it."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from random import Random

from django.db import transaction

from nearer.companion.noticing.invent import count_back
from nearer.companion.skills import services
from nearer.companion.skills.models import Practice


@transaction.atomic
def invent(space: object, rng: Random) -> None:
    """Write a few practices into the open space."""
    text = (files("nearer.companion.skills") / "invented.toml").read_text(encoding="utf-8")
    for row in tomllib.loads(text)["practice"]:
        at = count_back(row.pop("days"), row.pop("hour"))
        services.tell_practice(Practice(at=at, **row))
