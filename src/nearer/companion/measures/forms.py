"""Forms of the questionnaires: any question may be left out; the authors' words stay as they are."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nearer.companion.measures.words import RHYTHMS
from nearer.instruments import Instrument
from nearer.instruments.instrument import Item

LEFT_OUT = ("", _("Leave this one out"))
FIRST_YEAR = 2000


class QuestionField(forms.TypedChoiceField):
    """One question of a questionnaire with its answers in the printed order, and a way to leave it out."""

    template_name = "measures/question.html"

    def __init__(self, instrument: Instrument, item: Item) -> None:
        options = [(option.points, option.label or str(option.points)) for option in instrument.options(item)]
        super().__init__(
            label=item.text,
            choices=[*options, LEFT_OUT],
            coerce=int,
            empty_value=None,
            required=False,
            widget=forms.RadioSelect,
        )


class AnswerForm(forms.Form):
    """A whole questionnaire on one page, and the day it is for."""

    day = forms.DateField(
        label=_("The day it is for"),
        required=False,
        help_text=_("Leave it empty for today."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, instrument: Instrument, data: Any = None) -> None:
        super().__init__(data)
        self.instrument = instrument
        for item in instrument.items:
            self.fields[item.name] = QuestionField(instrument, item)
        self.order_fields([*(item.name for item in instrument.items), "day"])

    def list_questions(self) -> list[forms.BoundField]:
        """The questions in the printed order."""
        return [self[item.name] for item in self.instrument.items]

    def clean_day(self) -> date | None:
        """A day that has been."""
        day: date | None = self.cleaned_data["day"]
        if day is not None and day > timezone.localdate():
            raise ValidationError(_("That day is still to come. Put in a day up to today."), code="to_come")
        if day is not None and day.year < FIRST_YEAR:
            raise ValidationError(_("That is very long ago. Put in a day from the year 2000 on."), code="long_ago")
        return day

    @property
    def answers(self) -> dict[str, int | None]:
        """The points of each answer, none for one left out."""
        return {item.name: self.cleaned_data[item.name] for item in self.instrument.items}

    @property
    def at(self) -> datetime:
        """When it is for: now, or noon of an earlier day."""
        day = self.cleaned_data["day"]
        if day in (None, timezone.localdate()):
            return timezone.now()
        return timezone.make_aware(datetime.combine(day, time(12)))

    def says_something(self) -> bool:
        """Whether any question was answered."""
        return any(points is not None for points in self.answers.values())


class RhythmForm(forms.Form):
    """Which questionnaires stand on the person's page, and how often each comes up."""

    def __init__(
        self, instruments: list[Instrument], rhythms: dict[str, tuple[bool, int | None]], data: Any = None
    ) -> None:
        super().__init__(data)
        self.instruments = instruments
        for instrument in instruments:
            kept, days = rhythms[instrument.id]
            self.fields[instrument.id] = forms.ChoiceField(
                label=instrument.name,
                choices=RHYTHMS,
                required=False,
                initial="none" if not kept else str(days or ""),
                help_text=instrument.about,
            )

    def list_choices(self) -> list[tuple[Instrument, forms.BoundField]]:
        """Each questionnaire with its choice."""
        return [(instrument, self[instrument.id]) for instrument in self.instruments]

    @property
    def rhythms(self) -> dict[str, tuple[bool, int | None]]:
        """What was chosen."""
        chosen = {instrument.id: self.cleaned_data[instrument.id] for instrument in self.instruments}
        return {name: (value != "none", int(value) if value.isdigit() else None) for name, value in chosen.items()}


class ReaderForm(forms.Form):
    """Who reads answers about harm, and when."""

    words = forms.CharField(
        label=_("Who reads it, and when?"),
        max_length=200,
        help_text=_("For example: only I do. Or: I show it to my doctor each month."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
