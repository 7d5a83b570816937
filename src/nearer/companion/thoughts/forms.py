"""Forms of the thoughts; only the thought itself is asked for, everything else can be skipped."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nearer.companion.noticing.fields import OneOfField, WordsField
from nearer.companion.noticing.forms import GROUPED_WORDS, CalmForm, EntryForm
from nearer.companion.noticing.models import Tie
from nearer.companion.thoughts import services
from nearer.companion.thoughts.library import read_traps
from nearer.companion.thoughts.models import Afterwards, Thought
from nearer.companion.thoughts.words import Answerable, Ending


def list_titles() -> list[tuple[str, Any]]:
    """The traps to tick."""
    return [(trap.key, _(trap.title)) for trap in read_traps().values()]


class AboutSomebody(EntryForm):
    """An entry that may be about one person; those one keeps away from are listed too, since thoughts go there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tie"].queryset = Tie.objects.filter(set_aside=False)
        if not self.fields["tie"].queryset.exists():
            del self.fields["tie"]


class CatchForm(AboutSomebody):
    """Holding the thought still."""

    more = ("tie", "note", "at")
    more_words = _("More: whom it is about, your own words, an earlier time")
    feelings = WordsField(label=_("feelings"), options=GROUPED_WORDS, help_text=_("Tick as many as fit."))

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = Thought
        fields = ("thought", "situation", "feeling_before", "belief_before", "feelings", "tie", "note", "at")

    field_order = ("thought", "situation", "feeling_before", "belief_before", "feelings")

    def keep(self) -> Thought:
        """Save what was caught."""
        return services.save_thought(self.save(commit=False))


class MinuteForm(EntryForm):
    """The whole in one minute."""

    more = ("traps", "at")
    more_words = _("More: a trap it may be in, an earlier time")
    traps = WordsField(label=_("is it in a trap"), options=[], help_text=_("Tick what fits, or nothing."))

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = Thought
        fields = ("thought", "feeling_before", "belief_before", "fair", "belief_after", "feeling_after", "traps", "at")

    field_order = ("thought", "feeling_before", "belief_before", "fair", "belief_after", "feeling_after", "traps")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["traps"].choices = list_titles()

    def keep(self) -> Thought:
        """Save it, marked as the short form."""
        thought: Thought = self.save(commit=False)
        thought.brief = True
        if thought.belief_after is None and thought.feeling_after is None:
            return services.save_thought(thought)
        return services.end_thought(thought, timezone.now())


class StepForm(CalmForm):
    """One side from which a thought is looked at."""

    class Meta(CalmForm.Meta):
        """Of a thought."""

        model = Thought
        fields: tuple[str, ...] = ()

    def __init__(self, data: QueryDict | None, thought: Thought) -> None:
        super().__init__(data, instance=thought)

    def keep(self) -> None:
        """Save this side."""
        services.save_thought(self.save(commit=False))


class CauseForm(StepForm):
    """Where the cause seems to lie."""

    class Meta(StepForm.Meta):
        """What is asked."""

        fields = ("cause_before", "always_before", "everything_before", "control_before")


class FactsForm(StepForm):
    """For and against."""

    class Meta(StepForm.Meta):
        """What is asked."""

        fields = ("speaks_for", "speaks_against")


class TrapsForm(StepForm):
    """Which traps it may be in."""

    traps = WordsField(label=_("traps"), options=[], help_text=_("Tick what fits, or nothing."))

    class Meta(StepForm.Meta):
        """What is asked."""

        fields = ("traps", "own_trap")

    field_order = ("traps", "own_trap")

    def __init__(self, data: QueryDict | None, thought: Thought) -> None:
        super().__init__(data, thought)
        self.fields["traps"].choices = list_titles()


class CheckForm(StepForm):
    """How one would check."""

    class Meta(StepForm.Meta):
        """What is asked."""

        fields = ("check_how",)


class KindForm(StepForm):
    """What a friend would hear."""

    class Meta(StepForm.Meta):
        """What is asked."""

        fields = ("kind_reply",)


class AgainForm(StepForm):
    """How it is now."""

    ending = OneOfField(label=_("all in all"), options=Ending.choices, help_text=_("As you see it now."))
    more = ("cause_after", "always_after", "everything_after", "control_after")
    more_words = _("More: where the cause lies now")

    class Meta(StepForm.Meta):
        """What is asked."""

        fields = (
            "fair",
            "belief_after",
            "feeling_after",
            "ending",
            "cause_after",
            "always_after",
            "everything_after",
            "control_after",
        )

    field_order = ("fair", "belief_after", "feeling_after", "ending")

    def opens_more(self) -> bool:
        """The cause is asked about again if it was asked about before."""
        before = ("cause_before", "always_before", "everything_before", "control_before")
        return any(getattr(self.instance, name) is not None for name in before) or any(
            field.errors for field in self.list_more()
        )

    def keep(self) -> None:
        """Save how it is now, with the time if anything was said."""
        thought = self.save(commit=False)
        if self.says_something():
            services.end_thought(thought, timezone.now())


class AfterwardsForm(AboutSomebody):
    """A meeting that goes on in the head."""

    more = ("minutes", "tie", "note", "at")
    more_words = _("More: how long, whom it is about, your own words, an earlier time")
    answerable = OneOfField(
        label=_("can thinking on answer something"),
        options=Answerable.choices,
        help_text=_("If yes, it is a problem to solve. If no, it may rest."),
    )

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = Afterwards
        fields = (
            "what",
            "circling_before",
            "answerable",
            "went_well",
            "keep",
            "closing",
            "minutes",
            "tie",
            "note",
            "at",
        )

    field_order = ("what", "circling_before", "answerable")


class QuieterForm(CalmForm):
    """How it is a while later."""

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = Afterwards
        fields = ("circling_after",)
