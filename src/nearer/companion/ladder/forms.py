"""Forms of the ladder."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nearer.companion.ladder.models import Attempt, Beforehand, OwnStep
from nearer.companion.ladder.words import Access, Energy, Outcome, Road, Rung, Where
from nearer.companion.noticing.fields import OneOfField, PickField, TickField, WordsField
from nearer.companion.noticing.forms import CalmForm
from nearer.companion.noticing.models import Tie


class StepForm(CalmForm):
    """A step of one's own."""

    more = ("tie", "when", "then", "if_hard", "energy", "rung", "road")
    more_words = _("More: who, when and then, if it goes badly")

    tie = PickField(
        label=_("who"),
        queryset=Tie.objects.none(),
        empty_label=_("nobody in particular"),
        help_text=_("If it leads to one person. Those you keep away from are not listed."),
    )
    energy = OneOfField(
        label=_("energy it takes"), options=Energy.choices, help_text=_("How much of your battery it takes.")
    )

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = OwnStep
        fields = ("words", "half", "dread", "worth", "tie", "when", "then", "if_hard", "energy", "rung", "road")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tie"].queryset = Tie.objects.filter(set_aside=False, keeps_harming=False)

    def clean_energy(self) -> int:
        """How much it takes; some, if the question was skipped."""
        return int(self.cleaned_data["energy"] or OwnStep().energy)


class PlanForm(CalmForm):
    """Before a try: what is expected."""

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = Attempt
        fields = ("expected_dread", "expected_worth", "expected")


class TellForm(CalmForm):
    """After a try: what came."""

    more = ("at",)
    more_words = _("More: an earlier time")
    outcome = OneOfField(label=_("how it was"), options=Outcome.choices, help_text=_("All in all, as you see it."))

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = Attempt
        fields = ("outcome", "felt_dread", "felt_worth", "happened", "learned", "at")


class BeforehandForm(CalmForm):
    """Before starting: is it safe to go towards people?"""

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = Beforehand
        fields = ("in_danger", "controlled", "real_threat", "unwell")


class SearchForm(forms.Form):
    """What a step from the list should be like."""

    rung = forms.ChoiceField(choices=Rung.choices, required=False, widget=forms.HiddenInput)
    road = OneOfField(label=_("to whom"), options=Road.choices)
    energy = OneOfField(label=_("takes at most"), options=Energy.choices)
    place = OneOfField(label=_("where"), options=Where.choices)
    free = TickField(label=_("only what is free"))
    without = WordsField(
        label=_("leave out what asks for"), options=Access.choices, help_text=_("Tick what does not suit you now.")
    )
