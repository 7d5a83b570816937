"""The messages of somebody invented, to look around in, as invented.toml tells them."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Any

from django.db import transaction

from nearer.companion.noticing.invent import count_back
from nearer.companion.noticing.models import Tie
from nearer.companion.words import services
from nearer.companion.words.library import read_file, read_library

HOUR_OF_WRITING = 19
ANSWERED_AFTER = timedelta(hours=2)


@transaction.atomic
def invent(space: object, rng: Random) -> None:
    """Write a few messages and what came of them into the open space."""
    for row in read_file("invented.toml")["message"]:
        invent_message(dict(row))


def invent_message(row: dict[str, Any]) -> None:
    """One message, and what came back."""
    idea, layer, tone = read_library()[row.pop("key")], row.pop("layer"), row.pop("tone")
    message = services.borrow(idea, layer, tone)
    message.tie = Tie.objects.filter(name=row.pop("tie", "")).first()
    message.at = count_back(row.pop("days"), HOUR_OF_WRITING)
    if row.pop("sent", False):
        message.gone_at = message.at
    if row.get("answer"):
        message.answered_at = message.at + ANSWERED_AFTER
    for name, value in row.items():
        setattr(message, name, value)
    services.save_message(message)
