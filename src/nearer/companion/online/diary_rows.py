"""What experiments add to the diary file: beside each check-in after a lot, what the lot said and how likely it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.timezone import localtime

from nearer.companion.noticing.models import CheckIn
from nearer.companion.online.models import Draw
from nearer.companion.online.words import Lot

PLACES = 4


def list_answers() -> Iterator[tuple[datetime, dict[str, float]]]:
    """The time of each check-in on a day with a lot, with the lot."""
    draws: dict[object, list[Draw]] = {}
    for row in Draw.objects.select_related("experiment"):
        draws.setdefault(row.day, []).append(row)
    for at in CheckIn.objects.order_by("at").values_list("at", flat=True):
        for row in draws.get(localtime(at).date(), ()):
            if at >= row.drawn_at:
                yield at, name_lot(row)


def name_lot(row: Draw) -> dict[str, float]:
    """A lot by the names of the diary file; in turns there is no chance to speak of."""
    name = f"try_{row.experiment.what}"
    chance = {f"{name}_chance": round(row.chance, PLACES)} if row.experiment.lot == Lot.RANDOM else {}
    return {name: int(row.given)} | chance
