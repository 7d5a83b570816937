"""Forms of an experiment: beginning it, and telling how a day went."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nearer.companion.noticing.fields import OneOfField
from nearer.companion.noticing.forms import CalmForm, EntryForm
from nearer.companion.online.models import Draw, Experiment
from nearer.companion.online.words import Days, What

DECIDED = ("what", "outcome", "lot", "days")


class ExperimentForm(EntryForm):
    """What is tried, what is looked at, how and for how long. It is fixed once it has begun."""

    more = ("guess", "note")
    more_words = _("More: my guess, my own words")
    days = OneOfField(
        label=_("for how many days"),
        options=Days.choices,
        help_text=_("Days with a check-in count. More days show smaller things."),
    )

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = Experiment
        fields = ("what", "own", "outcome", "lot", "days", "guess", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in DECIDED:
            column = Experiment._meta.get_field(name)
            self.fields[name].choices = column.choices
            self.fields[name].initial = column.default if column.has_default() else None
            self.fields[name].required = True

    def clean_days(self) -> int:
        """How many days, as a number."""
        return int(self.cleaned_data["days"])

    def clean_at(self) -> Any:
        """It begins now."""
        return self.instance.at

    def clean(self) -> dict[str, Any] | None:
        """Something of one's own needs its words."""
        if self.cleaned_data.get("what") == What.OWN and not self.cleaned_data.get("own"):
            raise ValidationError(_("Say in a few words what you try."), code="no_words")
        return super().clean()


class KeptForm(CalmForm):
    """Whether a day went as its lot said."""

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = Draw
        fields = ("kept",)
