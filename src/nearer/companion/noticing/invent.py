"""Entries of somebody invented, to look around in: the events as invented.toml tells them, the evenings drawn."""

from __future__ import annotations

import tomllib
from datetime import datetime, time, timedelta
from importlib.resources import files
from random import Random
from typing import Any

from django.db import transaction
from django.utils import timezone

from nearer.companion.noticing.kinds import KINDS
from nearer.companion.noticing.models import MOST, CheckIn, FollowUp, StayedAway, Tie
from nearer.companion.noticing.words import Alone

RATED = ("mood", "battery", "wish", "urge", "sleep")
TOLD = {"contact": "contact", "feeling": "feeling", "body": "body", "online": "online"}


@transaction.atomic
def invent(space: object, rng: Random) -> None:
    """Write eight weeks of entries into the open space."""
    story = read_story()
    ties = {row["name"]: Tie.objects.create(**row) for row in story["tie"]}
    invent_check_ins(story["check_in"], rng)
    for name, slug in TOLD.items():
        for row in story[name]:
            KINDS[slug].model.objects.create(**place(row, ties))
    for row in story["stayed_away"]:
        invent_staying_away(row, ties)


def read_story() -> dict[str, Any]:
    """The events of the invented weeks."""
    text = (files("nearer.companion.noticing") / "invented.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def count_back(days: int, hour: int) -> datetime:
    """An hour of a day that lies so many days back, by the clock on the wall."""
    day = timezone.localdate() - timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(hour)))


def place(row: dict[str, Any], ties: dict[str, Tie]) -> dict[str, Any]:
    """The fields of an entry, with its time and the person in it."""
    row = dict(row)
    tie = {"tie": ties[row.pop("tie")]} if "tie" in row else {}
    return {"at": count_back(row.pop("days"), row.pop("hour"))} | tie | row


def invent_staying_away(row: dict[str, Any], ties: dict[str, Tie]) -> None:
    """A time of staying away, and how it was some hours later."""
    later = row["later"]
    fields = place({name: value for name, value in row.items() if name != "later"}, ties)
    stayed = StayedAway.objects.create(**fields)
    at = stayed.at + timedelta(hours=later["hours"])
    answers = {name: value for name, value in later.items() if name != "hours"}
    FollowUp.objects.create(stayed_away=stayed, at=at, **answers)


def invent_check_ins(levels: dict[str, Any], rng: Random) -> None:
    """An evening's check-in on most days, near the level of its week."""
    weeks = len(levels["mood"])
    for days in range(7 * weeks, 0, -1):
        if rng.random() >= levels["kept"]:
            continue
        week = weeks - 1 - (days - 1) // 7
        answers = {name: near(levels[name][week], levels["spread"], rng) for name in RATED}
        among = rng.random() < levels["among"]
        # On the lonelier half of days even company does not help: the wish for people outweighs the mood.
        lonely = answers["wish"] > answers["mood"]
        alone = (Alone.APART if lonely else Alone.AMONG) if among else (Alone.LONELY if lonely else Alone.FINE)
        CheckIn.objects.create(at=count_back(days, levels["hour"]), alone=alone, **answers)


def near(level: int, spread: int, rng: Random) -> int:
    """A rating near a level, mostly close to it."""
    return max(0, min(MOST, round(rng.triangular(level - spread, level + spread, level))))
