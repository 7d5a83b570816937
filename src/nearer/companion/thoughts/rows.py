"""Rows: other readings and parts in what happened, each some words with a number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from nearer.companion.noticing.fields import MinutesField, RatingField, TextField
from nearer.companion.thoughts import services
from nearer.companion.thoughts.models import MOST, Reading, Share, Thought
from nearer.companion.thoughts.rules import RULES


class RowsForm(forms.Form):
    """Some empty rows after those that are there; a row without words is no row."""

    table: type[Reading] | type[Share]
    least = 0

    def __init__(self, data: QueryDict | None, thought: Thought) -> None:
        self.thought = thought
        before = [(row.words, row.number) for row in self.table.objects.filter(thought=thought)]
        super().__init__(data, initial=name_rows(before))
        self.count = max(self.least, len(before) + 1)
        longest = self.table._meta.get_field("words").max_length
        for number in range(1, self.count + 1):
            self.fields[f"words_{number}"] = TextField(max_length=longest, **self.describe_words(number))
            self.fields[f"number_{number}"] = self.ask_number(number)

    def describe_words(self, number: int) -> dict[str, Any]:
        """Label and hint of the words in a row."""
        raise NotImplementedError

    def ask_number(self, number: int) -> forms.Field:
        """The number in a row."""
        raise NotImplementedError

    def list_pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The words and the number of each row."""
        return [(self[f"words_{number}"], self[f"number_{number}"]) for number in range(1, self.count + 1)]

    def clean(self) -> dict[str, Any]:
        """A number needs to know what it belongs to."""
        answers = super().clean() or {}
        for number in range(1, self.count + 1):
            alone = answers.get(f"number_{number}") is not None and not answers.get(f"words_{number}")
            if alone and f"words_{number}" not in self.errors:
                self.add_error(
                    f"words_{number}", _("There is a number without words. Put in some words, or skip both.")
                )
        return answers

    def keep(self) -> None:
        """Put the rows beside the thought."""
        answers = self.cleaned_data
        pairs = [(answers[f"words_{n}"], answers[f"number_{n}"]) for n in range(1, self.count + 1)]
        services.replace_rows(self.thought, self.table, [pair for pair in pairs if pair[0]])


class ReadingsForm(RowsForm):
    """Other readings of a look, a tone or a silence."""

    table = Reading
    least = RULES.readings

    def describe_words(self, number: int) -> dict[str, Any]:
        """Which reading it is."""
        label = _("reading %(number)d") % {"number": number}
        return {"label": label, "help_text": _("What else it could have meant.")}

    def ask_number(self, number: int) -> forms.Field:
        """How likely it is."""
        label = _("how likely is reading %(number)d") % {"number": number}
        return RatingField(most=MOST, step=MOST // 10, label=label, help_text=_("0 is surely not, 100 is surely."))


class SharesForm(RowsForm):
    """Who and what had a part."""

    table = Share
    least = RULES.shares

    def describe_words(self, number: int) -> dict[str, Any]:
        """Which part it is."""
        label = _("part %(number)d") % {"number": number}
        return {"label": label, "help_text": _("Who or what.")}

    def ask_number(self, number: int) -> forms.Field:
        """How large it is."""
        label = _("size of part %(number)d") % {"number": number}
        return MinutesField(most=MOST, label=label, help_text=_("A number up to 100."))


def name_rows(rows: Sequence[tuple[str, int | None]]) -> dict[str, Any]:
    """Rows as the form knows them."""
    names: dict[str, Any] = {}
    for place, (words, number) in enumerate(rows, start=1):
        names |= {f"words_{place}": words, f"number_{place}": number}
    return names
