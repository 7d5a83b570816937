"""Changing experiments: beginning, drawing the lot of a day, telling how it went, ending."""

from __future__ import annotations

from datetime import datetime
from secrets import SystemRandom

from django.db import transaction
from django.utils.timezone import localtime

from nearer.companion.noticing.services import erase, forget, save_entry
from nearer.companion.online.lots import Coin, draw
from nearer.companion.online.models import Draw, Experiment

# The machine's own source of chance, which nobody can foretell.
TOSS: Coin = SystemRandom().random


@transaction.atomic
def draw_today(experiment: Experiment, now: datetime, coin: Coin = TOSS) -> Draw:
    """The lot of today, drawn once; asked again it stays as it was."""
    today = localtime(now).date()
    before = list(experiment.draws.filter(day__lt=today).values_list("given", flat=True))
    given, chance = draw(before, experiment.lot, coin)
    values = {"given": given, "chance": chance, "drawn_at": now}
    found, _ = Draw.objects.get_or_create(experiment=experiment, day=today, defaults=values)
    return found


def end(experiment: Experiment, now: datetime) -> Experiment:
    """End it before its days are full."""
    experiment.ended_at = now
    return save_entry(experiment)


@transaction.atomic
def rub_out(experiment: Experiment) -> None:
    """Rub out an experiment with its lots for good; the check-ins stay."""
    forget(Draw, experiment.draws.values_list("pk", flat=True))
    erase(experiment)
