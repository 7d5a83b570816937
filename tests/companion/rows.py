"""Rows: a row in any table, whatever its columns, with one word in every place that takes words."""

from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone


def make_row(table: Any, word: str) -> Any:
    """A row with the word in every column of text; rows that it needs are made too."""
    values = {}
    for field in table._meta.concrete_fields:
        if field.primary_key:
            continue
        if isinstance(field, models.ForeignKey):
            related = field.related_model
            values[field.name] = None if related is table else related.objects.first() or make_row(related, word)
        else:
            values[field.name] = make_value(field, word)
    return table.objects.create(**values)


def make_value(field: Any, word: str) -> Any:
    """A value for one column."""
    if isinstance(field, models.JSONField):
        return [word]
    if isinstance(field, models.CharField | models.TextField):
        return word
    if isinstance(field, models.DateTimeField):
        return timezone.now()
    if isinstance(field, models.DateField):
        return timezone.localdate()
    if isinstance(field, models.BooleanField):
        return True
    if isinstance(field, models.IntegerField | models.FloatField):
        return 1
    raise AssertionError(f"{field} is of a kind that these tests do not know yet. Say here what stands in it.")


def answer_phq8(total: int, at: datetime) -> None:
    """A filled PHQ-8 with this sum."""
    from nearer.companion.measures.services import save_filled
    from nearer.instruments import read_instrument

    instrument = read_instrument("phq8")
    items = [item.name for item in instrument.items if item.scored]
    points = [min(3, max(0, total - 3 * place)) for place in range(len(items))]
    save_filled(instrument, dict(zip(items, points, strict=True)), at)
