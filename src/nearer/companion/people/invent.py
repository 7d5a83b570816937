"""A distance, a reminder and what somebody invented is looking at, to look around in, as invented.toml tells it."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from importlib.resources import files
from random import Random

from django.db import transaction
from django.utils import timezone

from nearer.companion.noticing.invent import count_back
from nearer.companion.noticing.models import Tie
from nearer.companion.noticing.services import save_entry
from nearer.companion.people import services
from nearer.companion.people.models import Distance, Lead


@transaction.atomic
def invent(space: object, rng: Random) -> None:
    """Write them into the open space."""
    story = tomllib.loads((files("nearer.companion.people") / "invented.toml").read_text(encoding="utf-8"))
    ties = {tie.name: tie for tie in Tie.objects.all()}
    plan = story["distance"]
    services.keep_distance(Distance(**(plan | {name: ties[plan[name]] for name in ("tie", "beside")})))
    for row in story["lead"]:
        save_entry(Lead(at=count_back(row.pop("days"), row.pop("hour")), **row))
    asked = story["reminder"]
    tie = ties[asked["tie"]]
    tie.reminds_after = asked["weeks"]
    services.save_person(tie, timezone.localdate() - timedelta(days=asked["days"]))
