"""Writing what is noticed: nothing that was saved is lost when it is changed or taken away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from django.apps import apps
from django.db import models, transaction

from nearer.companion.noticing.models import Earlier, Entry, FollowUp, StayedAway

E = TypeVar("E", bound=models.Model)


def read_values(entry: models.Model) -> dict[str, object]:
    """What an entry holds, field by field."""
    return {field.attname: field.value_from_object(entry) for field in entry._meta.concrete_fields}


@transaction.atomic
def save_entry(entry: E) -> E:
    """Save an entry; if it was there before and has changed, keep it as it was."""
    before = type(entry)._default_manager.filter(pk=entry.pk).first() if entry.pk else None
    if before is not None and read_values(before) != read_values(entry):
        keep_earlier(before)
    entry.save()
    return entry


def keep_earlier(entry: models.Model, *, taken_away: bool = False) -> Earlier:
    """Keep an entry as it stands now."""
    return Earlier.objects.create(
        kind=entry._meta.model_name, entry=entry.pk, values=read_values(entry), taken_away=taken_away
    )


@transaction.atomic
def take_away(entry: Entry) -> Earlier:
    """Take an entry away; it can be brought back. What followed it is kept as well."""
    follow_up = FollowUp.objects.filter(stayed_away=entry.pk).first() if isinstance(entry, StayedAway) else None
    if follow_up is not None:
        keep_earlier(follow_up, taken_away=True)
    kept = keep_earlier(entry, taken_away=True)
    entry.delete()
    return kept


def rebuild(kept: Earlier) -> Entry:
    """An entry as it was, not saved; somebody who is no longer on the list is left out."""
    kind = apps.get_model("noticing", kept.kind)
    values = {}
    for field in kind._meta.concrete_fields:
        value = field.to_python(kept.values.get(field.attname, field.get_default()))
        gone = field.null and field.is_relation and not field.related_model.objects.filter(pk=value).exists()
        values[field.attname] = None if gone else value
    return kind(**values)


@transaction.atomic
def bring_back(kept: Earlier) -> Entry:
    """Bring back an entry as it was before it was changed or taken away."""
    entry = rebuild(kept)
    written_at = entry.written_at
    save_entry(entry)
    # The date of writing is set by itself on a new row, and this one is not new.
    type(entry).objects.filter(pk=entry.pk).update(written_at=written_at)
    if kept.taken_away:
        kept.delete()
        bring_back_followers(entry)
    return entry


def bring_back_followers(entry: Entry) -> None:
    """Bring back the follow-up that went away with its entry."""
    if not isinstance(entry, StayedAway):
        return
    for kept in Earlier.objects.filter(kind="followup", taken_away=True):
        if kept.values["stayed_away_id"] == entry.pk and not FollowUp.objects.filter(stayed_away=entry).exists():
            bring_back(kept)


@transaction.atomic
def rub_out(kept: Earlier) -> None:
    """Rub out an entry that was taken away, with every earlier form of it."""
    Earlier.objects.filter(kind=kept.kind, entry=kept.entry).delete()


@transaction.atomic
def erase(entry: models.Model) -> None:
    """Rub out an entry that is there, with every earlier form of it."""
    forget(type(entry), [entry.pk])
    entry.delete()


def forget(table: type[models.Model], entries: Iterable[int]) -> None:
    """Rub out every earlier form of these entries."""
    Earlier.objects.filter(kind=table._meta.model_name, entry__in=list(entries)).delete()


def stop_asking(stayed_away: StayedAway) -> None:
    """Do not ask again how it was after this time."""
    StayedAway.objects.filter(pk=stayed_away.pk).update(asks_later=False)


def answer_follow_up(stayed_away: StayedAway, answers: FollowUp, now: datetime) -> FollowUp:
    """Save how it is now, some hours after staying away."""
    answers.stayed_away = stayed_away
    answers.at = now
    return save_entry(answers)
