"""Forms of the map: somebody, a distance, a group or helper."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from nearer.companion.noticing.fields import OneOfField, TextField, WordsField
from nearer.companion.noticing.forms import CalmForm, EntryForm
from nearer.companion.noticing.models import Tie
from nearer.companion.noticing.words import Gift, Weeks
from nearer.companion.people import selectors
from nearer.companion.people.library import read_guides
from nearer.companion.people.models import Distance, Lead


class TieForm(CalmForm):
    """Somebody in the person's life: a name is enough, the rest can wait."""

    more = ("gives", "gives_back", "safe", "effort", "reliable", "needs", "reminds_after", "set_aside")
    more_words = _("More: what they give, what it costs, what you need")
    gives = WordsField(label=_("what they give"), options=Gift.choices, help_text=_("Tick as many as fit."))
    gives_back = WordsField(
        label=_("what I give"), options=Gift.choices, help_text=_("Small things count. So does being there.")
    )
    reminds_after = OneOfField(
        label=_("remind me after"),
        options=Weeks.choices,
        help_text=_("With no contact noted for so long, a line stands on your map. Nothing is sent."),
    )

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = Tie
        fields = (
            *("name", "layer", "near", "keeps_harming"),
            *("gives", "gives_back", "safe", "effort", "reliable", "needs", "reminds_after", "set_aside"),
        )

    def clean_reminds_after(self) -> int | None:
        """After how many weeks; none if it was not asked for."""
        return int(self.cleaned_data["reminds_after"]) if self.cleaned_data["reminds_after"] else None


class DistanceForm(CalmForm):
    """How far away, and what that needs."""

    more = ("limit", "otherwise", "beside")
    more_words = _("More: my limit, and who can stand by me")

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = Distance
        fields = ("afraid", "hurts", "way", "limit", "otherwise", "beside")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        safe = selectors.list_safe(self.instance.tie)
        self.fields["beside"].queryset = safe
        if not safe:
            del self.fields["beside"]


class LeadForm(EntryForm):
    """A group or helper that is looked at."""

    more = ("doubts", "note", "at")
    more_words = _("More: what to be careful about, your own words")
    name = TextField(
        label=_("name"), max_length=120, required=True, help_text=_("What it is called, or a word for it.")
    )
    fits = WordsField(label=_("what fits"), options=(), help_text=_("Tick what you know so far. The rest can wait."))
    doubts = WordsField(
        label=_("what to be careful about"), options=(), help_text=_("Each one is a good reason to look on.")
    )

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = Lead
        fields = ("name", "reach", "stage", "fits", "doubts", "note", "at")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        guide = read_guides()[self.instance.kind]
        for name, lines in (("fits", guide.checks), ("doubts", guide.doubts)):
            self.fields[name].choices = [(key, _(words)) for key, words in lines.items()]
