"""Messages: drafts, what was thought before sending by hand, and what came back."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from nearer.companion.noticing.models import Entry, Tie, rate
from nearer.companion.noticing.words import Layer
from nearer.companion.words.words import Answer, Group, Swap, Tone

LONGEST = 2000
SURE = 100


class Message(Entry):
    """A message of one's own, from the library or from nothing. It is never sent from here."""

    words = models.TextField(
        _("the words"), max_length=LONGEST, help_text=_("Change what is not you. It stays here until you copy it.")
    )
    key = models.CharField(_("from the list"), max_length=40, blank=True, help_text=_("Its name in the list of words."))
    group = models.CharField(
        _("what for"), max_length=10, choices=Group, blank=True, help_text=_("What the words are for.")
    )
    layer = models.CharField(
        _("which part of life"), max_length=12, choices=Layer, blank=True, help_text=_("Which part of life it goes to.")
    )
    tone = models.CharField(_("tone"), max_length=8, choices=Tone, blank=True, help_text=_("How the text sounded."))
    tie = models.ForeignKey(
        Tie,
        verbose_name=_("to whom"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="messages",
        help_text=_("Those you keep away from are not listed."),
    )

    burden_before = rate(_("it feels like too much to say"), _("0 is not at all, 10 is very much."))
    swap = models.CharField(
        _("if they sent you these words"),
        max_length=12,
        choices=Swap,
        blank=True,
        help_text=_("How it would be for you, the other way round."),
    )
    easy_no = models.BooleanField(
        _("my words leave room for a no"), default=False, help_text=_("They can say no without a long reason.")
    )
    burden_after = rate(_("and now: too much to say"), _("0 is not at all, 10 is very much."))

    kind_answer = models.PositiveSmallIntegerField(
        _("how likely is a kind answer"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(SURE)],
        help_text=_("0 is surely not, 100 is surely. A guess, to look back on."),
    )
    if_yes = models.CharField(
        _("if they say yes"), max_length=300, blank=True, help_text=_("What you will think, say or do then.")
    )
    if_no = models.CharField(
        _("if they say no"), max_length=300, blank=True, help_text=_("What you will think, say or do then.")
    )
    if_silence = models.CharField(
        _("if nothing comes"), max_length=300, blank=True, help_text=_("What you will do in the meantime.")
    )
    mood_before = rate(_("mood now"), _("0 is very low, 10 is very good."))

    gone_at = models.DateTimeField(
        _("sent by hand"), null=True, blank=True, help_text=_("When you said that you had sent or said it yourself.")
    )
    answer = models.CharField(
        _("what came back"), max_length=8, choices=Answer, blank=True, help_text=_("All in all, as you see it.")
    )
    answered_at = models.DateTimeField(
        _("when it came"), null=True, blank=True, db_index=True, help_text=_("Now, if you leave it empty.")
    )
    mood_after = rate(_("mood after it"), _("0 is very low, 10 is very good."))

    def __str__(self) -> str:
        return str(self.words)
