"""Forms of the skills: beginning, and telling how it was."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from nearer.companion.noticing.fields import OneOfField
from nearer.companion.noticing.forms import CalmForm, EntryForm
from nearer.companion.skills.models import Practice
from nearer.companion.skills.words import BY_HAND, Pace


class BeginForm(CalmForm):
    """Before: the mood, and how the pages turn."""

    pace = OneOfField(
        label=_("turn the pages"), options=Pace.choices, help_text=_("You can always go on or stop by hand.")
    )

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = Practice
        fields = ("mood_before", "pace")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pace"].choices = [BY_HAND, *Pace.choices]

    def clean_pace(self) -> int | None:
        """After how many seconds; none if by hand."""
        return int(self.cleaned_data["pace"]) if self.cleaned_data["pace"] else None


class TellForm(EntryForm):
    """After: was it any good?"""

    more = ("mood_before", "minutes", "note", "at")
    more_words = _("More: before, how long, your own words, an earlier time")

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = Practice
        fields = ("any_good", "mood_after", "stopped", "mood_before", "minutes", "note", "at")
