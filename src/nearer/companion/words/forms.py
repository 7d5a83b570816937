"""Forms of the words: a message, the swap test, the rehearsal, what came back."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from nearer.companion.noticing.fields import OneOfField, PickField, TextField
from nearer.companion.noticing.forms import CalmForm, EntryForm
from nearer.companion.noticing.models import Tie
from nearer.companion.words.models import LONGEST, Message
from nearer.companion.words.words import Answer, Swap


class MessageForm(EntryForm):
    """The words themselves, and to whom."""

    words = TextField(
        label=_("the words"),
        rows=7,
        max_length=LONGEST,
        required=True,
        help_text=_("Change what is not you. It stays here until you copy it."),
    )
    tie = PickField(
        label=_("to whom"),
        queryset=Tie.objects.none(),
        empty_label=_("nobody in particular"),
        help_text=_("Those you keep away from are not listed."),
    )

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = Message
        fields = ("words", "tie")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ties = Tie.objects.filter(set_aside=False, keeps_harming=False)
        self.fields["tie"].queryset = ties
        if not ties:
            del self.fields["tie"]


class SwapForm(CalmForm):
    """Is it too much? The same words, the other way round."""

    swap = OneOfField(
        label=_("if they sent you these words"),
        options=Swap.choices,
        help_text=_("How it would be for you, the other way round."),
    )

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = Message
        fields = ("burden_before", "swap", "easy_no", "burden_after")


class RehearseForm(CalmForm):
    """Before sending: yes, no, nothing, and a guess."""

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = Message
        fields = ("if_yes", "if_no", "if_silence", "kind_answer", "mood_before")


class AnswerForm(CalmForm):
    """What came back."""

    more = ("answered_at",)
    more_words = _("More: an earlier time")
    answer = OneOfField(label=_("what came back"), options=Answer.choices, help_text=_("All in all, as you see it."))

    class Meta(CalmForm.Meta):
        """What is asked."""

        model = Message
        fields = ("answer", "mood_after", "note", "answered_at")
