"""Changing thoughts: saving, replacing the rows beside them, rubbing out. What was saved is kept as it was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from django.db import models, transaction

from nearer.companion.noticing.models import Earlier
from nearer.companion.noticing.services import erase, forget, keep_earlier, save_entry
from nearer.companion.thoughts.models import Afterwards, Reading, Share, Thought

Row = tuple[str, int | None]
R = TypeVar("R", Reading, Share)


def save_thought(thought: Thought) -> Thought:
    """Save a thought; how it was before is kept."""
    return save_entry(thought)


def end_thought(thought: Thought, now: datetime) -> Thought:
    """Save how it is now that it was looked at."""
    thought.ended_at = thought.ended_at or now
    return save_entry(thought)


@transaction.atomic
def replace_rows(thought: Thought, table: type[R], rows: Sequence[Row]) -> None:
    """Put these rows beside a thought, in order; rows that change or go are kept as they were."""
    before = list(table.objects.filter(thought=thought))
    for place, (words, number) in enumerate(rows):
        row = before[place] if place < len(before) else table(thought=thought)
        row.words, row.number = words, number
        save_entry(row)
    for row in before[len(rows) :]:
        keep_earlier(row)
        row.delete()


@transaction.atomic
def rub_out(entry: Thought | Afterwards) -> None:
    """Rub out an entry for good, with its rows and every earlier form of both."""
    if isinstance(entry, Thought):
        for table in (Reading, Share):
            forget(table, [row["entry"] for row in list_kept(table, entry)])
            forget(table, table.objects.filter(thought=entry).values_list("pk", flat=True))
    erase(entry)


def list_kept(table: type[models.Model], thought: Thought) -> list[dict[str, int]]:
    """Earlier forms of rows that stood beside a thought."""
    kept = Earlier.objects.filter(kind=table._meta.model_name, values__thought_id=thought.pk)
    return list(kept.values("entry"))
