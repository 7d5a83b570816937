"""Writing of questionnaires: answers kept as they were given, a skipped one never as zero."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from nearer.companion.measures.models import Filled, Reader, Rhythm
from nearer.instruments import Answers, Instrument
from nearer.instruments.scoring import check_answers


def save_filled(instrument: Instrument, answers: Answers, at: datetime) -> Filled:
    """Keep a filled questionnaire."""
    check_answers(instrument, answers)
    given = {item.name: answers.get(item.name) for item in instrument.items}
    return Filled.objects.create(instrument=instrument.id, answers=given, at=at)


def rub_out(filled: Filled) -> None:
    """Rub out a filled questionnaire for good."""
    filled.delete()


@transaction.atomic
def keep_rhythms(rhythms: dict[str, tuple[bool, int | None]]) -> None:
    """Keep which questionnaires stand on the person's page, and how often each comes up."""
    for name, (kept, days) in rhythms.items():
        Rhythm.objects.update_or_create(instrument=name, defaults={"kept": kept, "days": days})


def name_reader(words: str) -> Reader:
    """Keep who reads answers about harm, and when."""
    reader = Reader.objects.first() or Reader()
    reader.words = words
    reader.save()
    return reader


def forget_reader() -> None:
    """Take the answer back; questions about harm are no longer asked."""
    Reader.objects.all().delete()
