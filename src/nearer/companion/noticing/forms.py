"""Forms for what is noticed; every question can be skipped."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.db import models
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nearer.companion.noticing import selectors
from nearer.companion.noticing.fields import (
    MinutesField,
    OneOfField,
    PickField,
    PlacesField,
    RatingField,
    TextField,
    TickField,
    WhenField,
    WordsField,
)
from nearer.companion.noticing.models import (
    MOST,
    MOST_MINUTES,
    BodySignal,
    CheckIn,
    Contact,
    DigitalTime,
    Feeling,
    FollowUp,
    StayedAway,
    Tie,
)
from nearer.companion.noticing.words import HARMS, WORD_GROUPS, Place, Signal

GROUPED_WORDS = [(label, [(word.value, word.label) for word in group]) for label, group in WORD_GROUPS]


def make_field(column: models.Field, **kwargs: Any) -> forms.Field:
    """The form's field for a column of a table."""
    words = {"label": column.verbose_name, "help_text": column.help_text}
    if isinstance(column, models.PositiveSmallIntegerField) and not column.choices:
        if column.name == "minutes":
            return MinutesField(most=MOST_MINUTES, **words)
        most = next(validator.limit_value for validator in column.validators if hasattr(validator, "limit_value"))
        return RatingField(most=most, step=max(most // MOST, 1), **words)
    if isinstance(column, models.CharField | models.TextField) and not column.choices:
        rows = 2 if isinstance(column, models.TextField) else 0
        return TextField(rows=rows, max_length=column.max_length, required=not column.blank, **words)
    if isinstance(column, models.CharField):
        return OneOfField(options=column.choices, **words)
    if isinstance(column, models.BooleanField):
        return TickField(initial=column.default, **words)
    if isinstance(column, models.ForeignKey):
        return PickField(queryset=column.related_model.objects.all(), empty_label=_("nobody chosen"), **words)
    if isinstance(column, models.DateTimeField):
        return WhenField(**words)
    return column.formfield(**kwargs)


def read_answers(request: HttpRequest) -> QueryDict | None:
    """What was sent, even if every question was skipped; None while the page is only looked at."""
    return request.POST if request.method == "POST" else None


def draw_mark() -> str:
    """A new mark for a form."""
    return str(uuid4())


class CalmForm(forms.ModelForm):
    """A form that knows whether anything was filled in, and which questions stand apart at its end."""

    more: tuple[str, ...] = ()
    more_words = _("More")
    # What is sent along even if no question was answered.
    silent: tuple[str, ...] = ("at", "sent")

    class Meta:
        """Every column by the same rule."""

        formfield_callback = make_field

    def list_first(self) -> list[forms.BoundField]:
        """The questions that are open at once."""
        return [field for field in self.visible_fields() if field.name not in self.more]

    def list_more(self) -> list[forms.BoundField]:
        """The questions that wait below, opened when something is wrong or written there."""
        return [field for field in self.visible_fields() if field.name in self.more]

    def opens_more(self) -> bool:
        """Whether something below needs to be seen."""
        return any(field.errors for field in self.list_more()) or bool(self.instance.pk)

    def says_something(self) -> bool:
        """Whether any question was answered."""
        return any(
            # A rating of 0 is an answer, though Python takes it for False.
            value is not False and value not in (None, "", [])
            for name, value in self.cleaned_data.items()
            if name not in self.silent
        )


class EntryForm(CalmForm):
    """An entry at its own time."""

    more: tuple[str, ...] = ("note", "at")
    more_words = _("More: your own words, or an earlier time")
    sent = forms.CharField(required=False, max_length=36, widget=forms.HiddenInput, initial=draw_mark)

    def save(self, commit: bool = True) -> Any:
        """Keep the mark of the form with a new entry."""
        if not self.instance.pk:
            self.instance.sent = self.cleaned_data["sent"]
        return super().save(commit)

    def clean_at(self) -> Any:
        """When it was: what was put in, or what it was before, or now."""
        said, before = self.cleaned_data["at"], self.instance.at if self.instance.pk else None
        # The field knows no seconds, so a time left as it was would seem to have changed.
        if before is not None and (said is None or said == before.replace(second=0, microsecond=0)):
            return before
        return said or timezone.now()


class WithSomebody(EntryForm):
    """An entry with somebody in it, who may be new."""

    new_name = TextField(
        label=_("or somebody new"), max_length=80, help_text=_("A name or a sign. They are put on your list.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tie"].queryset = Tie.objects.filter(set_aside=False)
        if not selectors.list_ties():
            del self.fields["tie"]
            self.fields["new_name"].label = _("who")

    def save(self, commit: bool = True) -> Any:
        """Put the new name on the list of people, if there is one."""
        name = self.cleaned_data.get("new_name", "").strip()
        if name:
            self.instance.tie = Tie.objects.filter(name__iexact=name).first() or Tie.objects.create(name=name)
        return super().save(commit)


class CheckInForm(EntryForm):
    """How it is right now."""

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = CheckIn
        fields = ("mood", "battery", "wish", "urge", "alone", "sleep", "note", "at")


class ContactForm(WithSomebody):
    """A contact."""

    more = (*HARMS, "note", "at")
    more_words = _("More: what was hard, your own words, or an earlier time")

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = Contact
        fields = ("tie", "channel", "minutes", "warmth", "heard", *HARMS, "note", "at")

    field_order = ("tie", "new_name")


class StayedAwayForm(WithSomebody):
    """A time of staying away."""

    more = ("spared", "asks_later", "note", "at")
    more_words = _("More: what it spared you, your own words, or an earlier time")
    silent = ("at", "sent", "asks_later")

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = StayedAway
        fields = ("what", "tie", "relief", "mood", "spared", "asks_later", "note", "at")

    field_order = ("what", "tie", "new_name")


class FollowUpForm(EntryForm):
    """How it is some hours later."""

    more = ("note",)
    more_words = _("In your own words")

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = FollowUp
        fields = ("mood", "lonely", "again", "note")

    def clean_at(self) -> Any:
        """It is now, or it was when it was first answered."""
        return self.instance.at


class FeelingForm(EntryForm):
    """A feeling by name."""

    words = WordsField(label=_("feelings"), options=GROUPED_WORDS, help_text=_("Tick as many as fit."))

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = Feeling
        fields = ("words", "own_words", "numb", "strength", "circling", "held_in", "note", "at")


class BodyForm(EntryForm):
    """What the body says."""

    signals = WordsField(label=_("what it does"), options=Signal.choices, help_text=_("Tick as many as fit."))
    places = PlacesField(label=_("where"), options=Place.choices, help_text=_("Tick words, or tap the figure."))

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = BodySignal
        fields = ("signals", "places", "strength", "note", "at")


class OnlineForm(EntryForm):
    """A time online."""

    more = ("turned", "note", "at")

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = DigitalTime
        fields = ("kind", "minutes", "mood_before", "mood_after", "turned", "note", "at")


FORMS: dict[str, type[EntryForm]] = {
    "check-in": CheckInForm,
    "contact": ContactForm,
    "stayed-away": StayedAwayForm,
    "feeling": FeelingForm,
    "body": BodyForm,
    "online": OnlineForm,
    "later": FollowUpForm,
}
