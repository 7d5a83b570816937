"""Experiments of somebody invented, to look around in, as invented.toml tells them; the lots are drawn."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from random import Random

from django.db import transaction
from django.utils import timezone

from nearer.companion.noticing.invent import count_back
from nearer.companion.online.models import Experiment
from nearer.companion.online.selectors import look_at
from nearer.companion.online.services import draw_today

MORNING = 9
# On about this share of days somebody invented keeps to the lot.
KEEPS = 0.7


@transaction.atomic
def invent(space: object, rng: Random) -> None:
    """Write them into the open space."""
    text = (files("nearer.companion.online") / "invented.toml").read_text(encoding="utf-8")
    for row in tomllib.loads(text)["experiment"]:
        first, last = row.pop("first"), row.pop("last")
        experiment = Experiment.objects.create(at=count_back(first, MORNING), **row)
        for days in range(first, last - 1, -1):
            if not look_at(experiment, timezone.localdate()).is_running:
                break
            drawn = draw_today(experiment, count_back(days, MORNING), rng.random)
            drawn.kept = "yes" if rng.random() < KEEPS else "no"
            drawn.save()
