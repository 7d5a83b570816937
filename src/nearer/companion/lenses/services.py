"""Changing how a lens fitted."""

from __future__ import annotations

from django.db import transaction

from nearer.companion.lenses.models import Look
from nearer.companion.noticing.models import Earlier
from nearer.companion.noticing.services import save_entry


def save_look(look: Look) -> Look:
    """Save how it fits; how it was seen before is kept."""
    return save_entry(look)


@transaction.atomic
def rub_out(look: Look) -> None:
    """Rub out what was said about a lens for good, with every earlier form of it."""
    Earlier.objects.filter(kind="look", entry=look.pk).delete()
    look.delete()
