"""Fields of forms: ratings that can be skipped, words to tick, and a time that may be earlier."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

FIRST_YEAR = 2000
SKIP = ("", _("skip"))


class Looks(forms.Field):
    """A field that is shown by its own template."""

    look = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, template_name=self.look, **kwargs)


class Scale(forms.RadioSelect):
    """Numbers in a row, as buttons."""

    template_name = "noticing/fields/scale.html"


class RatingField(Looks, forms.TypedChoiceField):
    """A rating on a row of buttons; the first one skips the question."""

    look = "noticing/fields/rating.html"

    def __init__(self, *, most: int = 10, step: int = 1, **kwargs: Any) -> None:
        steps = [(number, str(number)) for number in range(0, most + 1, step)]
        super().__init__(choices=[SKIP, *steps], coerce=int, empty_value=None, required=False, widget=Scale, **kwargs)


class Choices(forms.RadioSelect):
    """A few answers to choose from, as buttons."""

    template_name = "noticing/fields/options.html"


class Ticks(forms.CheckboxSelectMultiple):
    """Words to tick, as buttons, in their groups."""

    template_name = "noticing/fields/options.html"


class OneOfField(Looks, forms.TypedChoiceField):
    """One answer out of a few, or none."""

    look = "noticing/fields/choices.html"

    def __init__(self, *, options: Iterable[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(choices=[SKIP, *options], required=False, widget=Choices, **kwargs)


class WordsField(Looks, forms.MultipleChoiceField):
    """Words to tick, as many as fit."""

    look = "noticing/fields/choices.html"

    def __init__(self, *, options: Iterable[tuple[Any, Any]], **kwargs: Any) -> None:
        super().__init__(choices=list(options), required=False, widget=Ticks, **kwargs)


class PlacesField(WordsField):
    """Places in the body, beside a figure that can be tapped."""

    look = "noticing/fields/body.html"


class TickField(Looks, forms.BooleanField):
    """One box to tick."""

    look = "noticing/fields/tick.html"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)


class TextField(Looks, forms.CharField):
    """A line or a few lines in one's own words."""

    look = "noticing/fields/text.html"

    def __init__(self, *, rows: int = 0, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(attrs={"autocomplete": "off"})
        kwargs.setdefault("required", False)
        super().__init__(widget=widget, **kwargs)


class PickField(Looks, forms.ModelChoiceField):
    """One of the person's own people or things."""

    look = "noticing/fields/text.html"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)


class MinutesField(Looks, forms.IntegerField):
    """A number of minutes."""

    look = "noticing/fields/text.html"

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        widget = forms.NumberInput(attrs={"inputmode": "numeric"})
        super().__init__(required=False, min_value=0, max_value=most, widget=widget, **kwargs)


class WhenField(Looks, forms.DateTimeField):
    """When something was: now if left empty, never later than now."""

    look = "noticing/fields/text.html"

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(required=False, widget=widget, **kwargs)

    def clean(self, value: Any) -> datetime | None:
        """The moment, if one was given and it has been."""
        at: datetime | None = super().clean(value)
        if at is not None and at > timezone.now() + timedelta(minutes=1):
            raise ValidationError(_("That time is still to come. Put in a time up to now."), code="to_come")
        if at is not None and at.year < FIRST_YEAR:
            raise ValidationError(_("That is very long ago. Put in a time from the year 2000 on."), code="long_ago")
        return at
