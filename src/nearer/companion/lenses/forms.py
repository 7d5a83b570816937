"""The form of a lens."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from nearer.companion.lenses.models import Look
from nearer.companion.lenses.words import Fits, Guard, Wish
from nearer.companion.noticing.fields import OneOfField, WordsField
from nearer.companion.noticing.forms import CalmForm, EntryForm


class LookForm(EntryForm):
    """Does it fit, and what did it guard?"""

    more_words = _("More: your own words, or an earlier time")
    fits = OneOfField(label=_("does it fit"), options=Fits.choices, help_text=_("There is no right answer."))
    guards = WordsField(
        label=_("what did it guard you from"), options=Guard.choices, help_text=_("Tick as many as fit.")
    )
    wish = OneOfField(label=_("for now"), options=Wish.choices, help_text=_("To keep it is a full answer."))

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = Look
        fields = ("fits", "guards", "guarded", "needed", "costs", "wish", "note", "at")

    field_order = ("fits", "guards", "guarded", "needed", "costs", "wish")

    def opens_more(self) -> bool:
        """Only if something below is wrong or written there."""
        return bool(self.instance.note) or any(field.errors for field in self.list_more())
