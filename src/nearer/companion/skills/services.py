"""Changing what was practised: beginning, telling how it was."""

from __future__ import annotations

from django.db import transaction

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
