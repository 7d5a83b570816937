"""Changing what was practised: beginning, telling how it was, rubbing out."""

from __future__ import annotations

from django.db import transaction

from nearer.companion.noticing.models import Earlier
from nearer.companion.noticing.services import save_entry
from nearer.companion.skills.models import Practice


@transaction.atomic
def begin_practice(practice: Practice, key: str) -> Practice:
    """Begin; what was begun before and never told about is let go."""
    Practice.objects.filter(told=False).delete()
    practice.key = key
    return save_entry(practice)


def tell_practice(practice: Practice) -> Practice:
    """Save how it was."""
    practice.told = True
    return save_entry(practice)


@transaction.atomic
def rub_out(practice: Practice) -> None:
    """Rub out one practice for good, with every earlier form of it."""
    Earlier.objects.filter(kind="practice", entry=practice.pk).delete()
    practice.delete()
