"""Changing the map: placing people, keeping a distance, groups and helpers."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from nearer.companion.noticing.models import Tie
from nearer.companion.noticing.services import erase, forget, save_entry
from nearer.companion.noticing.words import Layer
from nearer.companion.people.models import Distance, Lead
from nearer.companion.people.words import Finder, Stage, Way

LAYERS = {Finder.GROUP: Layer.GROUP, Finder.PROFESSIONAL: Layer.PROFESSIONAL}


@transaction.atomic
def save_person(tie: Tie, today: date) -> Tie:
    """Save somebody; weeks are counted from the day a reminder was asked for, and nobody who harms has one."""
    before = Tie.objects.filter(pk=tie.pk).first()
    if tie.keeps_harming:
        tie.reminds_after = None
    if tie.reminds_after is None:
        tie.reminds_from = None
    elif before is None or before.reminds_after != tie.reminds_after:
        tie.reminds_from = today
    return save_entry(tie)


def put_off(tie: Tie, today: date) -> None:
    """Not now: the weeks begin again today."""
    tie.reminds_from = today
    save_entry(tie)


def stop_reminding(tie: Tie) -> None:
    """No reminder of this person any more."""
    tie.reminds_after = tie.reminds_from = None
    save_entry(tie)


@transaction.atomic
def keep_distance(plan: Distance) -> Distance:
    """Save a plan; whoever is feared or kept apart is no goal of any step from now on."""
    if (plan.afraid or plan.way == Way.APART) and not plan.tie.keeps_harming:
        plan.tie.keeps_harming = True
        plan.tie.reminds_after = plan.tie.reminds_from = None
        save_entry(plan.tie)
    return save_entry(plan)


def come_back(tie: Tie) -> None:
    """Put somebody back on the map; the plan is kept."""
    tie.keeps_harming = False
    save_entry(tie)


@transaction.atomic
def rub_out_person(tie: Tie) -> None:
    """Rub out somebody for good, with the plan about them; entries with them stay, without the name."""
    forget(Distance, Distance.objects.filter(tie=tie).values_list("pk", flat=True))
    erase(tie)


@transaction.atomic
def put_on_map(lead: Lead) -> Tie:
    """Put a group or helper on the map, once."""
    if lead.tie is None:
        lead.tie = save_entry(Tie(name=lead.name[:80], layer=LAYERS[Finder(lead.kind)]))
        lead.stage = Stage.GOING
        save_entry(lead)
    return lead.tie
