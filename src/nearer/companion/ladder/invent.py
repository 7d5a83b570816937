"""The ladder of somebody invented, to look around in, as invented.toml tells it."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from random import Random
from typing import Any

from django.db import transaction

from nearer.companion.ladder import services
from nearer.companion.ladder.library import read_library
from nearer.companion.ladder.models import Attempt, Beforehand, OwnStep
from nearer.companion.noticing.invent import count_back
from nearer.companion.noticing.models import Tie

HOUR_OF_TRYING = 17


@transaction.atomic
def invent(space: object, rng: Random) -> None:
    """Write a ladder and its first tries into the open space."""
    text = (files("nearer.companion.ladder") / "invented.toml").read_text(encoding="utf-8")
    story = tomllib.loads(text)
    services.say_beforehand(Beforehand())
    steps = {row["key"]: invent_step(row) for row in story["step"]}
    for row in story["try"]:
        invent_attempt(row, steps)


def invent_step(row: dict[str, Any]) -> OwnStep:
    """One step of the ladder, from the library."""
    step = services.copy_from_library(read_library()[row["key"]])
    fields = dict(row)
    step.tie = Tie.objects.filter(name=fields.pop("tie", "")).first()
    for name, value in fields.items():
        setattr(step, name, value)
    return services.save_step(step)


def invent_attempt(row: dict[str, Any], steps: dict[str, OwnStep]) -> None:
    """One try, as it was expected and as it came."""
    row = dict(row)
    step, at = steps[row.pop("key")], count_back(row.pop("days"), HOUR_OF_TRYING)
    Attempt.objects.create(step=step, planned_at=at, at=at, **row)
