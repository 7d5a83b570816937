"""Thoughts that burn: what they say, who or what is blamed, before and after; and evenings that go on in the head.

Every rating may be left out, and is then None: a skipped question is not a zero.
"""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from nearer.companion.noticing.models import Entry, Tie, count_minutes
from nearer.companion.noticing.words import Word
from nearer.companion.thoughts.words import Answerable, Ending

MOST = 100


def rate(label: str, ends: str) -> models.PositiveSmallIntegerField:
    """A rating from 0 to 100 that may be skipped; `ends` says what 0 and 100 mean."""
    return models.PositiveSmallIntegerField(
        label, null=True, blank=True, help_text=ends, validators=[MaxValueValidator(MOST)]
    )


def rate_belief(label: str) -> models.PositiveSmallIntegerField:
    """How true the thought feels."""
    return rate(label, _("0 is not at all, 100 is quite sure."))


def rate_feeling(label: str) -> models.PositiveSmallIntegerField:
    """How strong the feeling is that comes with it."""
    return rate(label, _("0 is hardly there, 100 is as strong as it gets."))


def rate_cause(label: str) -> models.PositiveSmallIntegerField:
    """Whether it was me, the situation, or them."""
    return rate(label, _("0 is all me, 50 is the situation, 100 is all them."))


def rate_always(label: str) -> models.PositiveSmallIntegerField:
    """Whether the cause will always be there."""
    return rate(label, _("0 is only this time, 100 is always."))


def rate_everything(label: str) -> models.PositiveSmallIntegerField:
    """Whether the cause reaches into everything."""
    return rate(label, _("0 is only this one thing, 100 is everything in my life."))


def rate_control(label: str) -> models.PositiveSmallIntegerField:
    """How much of it is in one's own hands."""
    return rate(label, _("0 is none of it, 100 is all of it."))


def name_tie(related_name: str) -> models.ForeignKey:
    """Whom it is about, if it is one person."""
    return models.ForeignKey(
        Tie,
        verbose_name=_("whom it is about"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name=related_name,
        help_text=_("If it is one person. You can leave this empty."),
    )


class Thought(Entry):
    """One burning thought, before it was looked at and after."""

    thought = models.CharField(
        _("the thought that burns"), max_length=200, help_text=_("In one line, just as it shouts.")
    )
    situation = models.TextField(
        _("what happened"), blank=True, max_length=1000, help_text=_("Only what a camera would have seen and heard.")
    )
    tie = name_tie("thoughts")
    feelings = models.JSONField(_("feelings"), default=list, blank=True, help_text=_("The words chosen from the list."))
    feeling_before = rate_feeling(_("how strong the feeling is"))
    belief_before = rate_belief(_("how true it feels"))
    cause_before = rate_cause(_("where the cause lies"))
    always_before = rate_always(_("how lasting the cause is"))
    everything_before = rate_everything(_("how far it reaches"))
    control_before = rate_control(_("how much is in my hands"))

    speaks_for = models.TextField(
        _("what speaks for it"), blank=True, max_length=1000, help_text=_("Things that took place, not feelings.")
    )
    speaks_against = models.TextField(
        _("what does not fit"), blank=True, max_length=1000, help_text=_("Small things count too.")
    )
    traps = models.JSONField(_("traps"), default=list, blank=True, help_text=_("The traps it may be in, by name."))
    own_trap = models.CharField(
        _("a trap of my own"), max_length=120, blank=True, help_text=_("A name that only you need to know.")
    )
    check_how = models.TextField(
        _("how I would check"), blank=True, max_length=1000, help_text=_("One way to find out. It can be tiny.")
    )
    kind_reply = models.TextField(
        _("a kind reply"), blank=True, max_length=1000, help_text=_("What you would say to a friend who thinks this.")
    )
    fair = models.TextField(
        _("a line that is fair to both sides"),
        blank=True,
        max_length=1000,
        help_text=_("It need not be cheerful. Only fair."),
    )

    feeling_after = rate_feeling(_("and now: the feeling"))
    belief_after = rate_belief(_("and now: how true it feels"))
    cause_after = rate_cause(_("and now: where the cause lies"))
    always_after = rate_always(_("and now: how lasting the cause is"))
    everything_after = rate_everything(_("and now: how far it reaches"))
    control_after = rate_control(_("and now: how much is in my hands"))
    ending = models.CharField(
        _("all in all"), max_length=8, choices=Ending, blank=True, help_text=_("As you see it now.")
    )
    ended_at = models.DateTimeField(
        _("looked at again"), null=True, blank=True, help_text=_("When the ratings after were given. Set by itself.")
    )
    brief = models.BooleanField(
        _("short form"), default=False, help_text=_("Begun with the form of one minute. Set by itself.")
    )

    def __str__(self) -> str:
        return str(self.thought)

    def list_feelings(self) -> list[str]:
        """The chosen feelings as a person reads them."""
        return [str(Word(word).label) for word in self.feelings if word in Word.values]

    @property
    def kept_away(self) -> bool:
        """Whether it is about somebody the person keeps away from."""
        return self.tie is not None and bool(self.tie.keeps_harming)


class Reading(models.Model):
    """Another reading of a look, a tone or a silence."""

    thought = models.ForeignKey(
        Thought,
        verbose_name=_("the thought"),
        on_delete=models.CASCADE,
        related_name="readings",
        help_text=_("The thought that it stands beside."),
    )
    words = models.CharField(_("another reading"), max_length=200, help_text=_("What else it could have meant."))
    number = rate(_("how likely"), _("0 is surely not, 100 is surely."))

    class Meta:
        """As they were written."""

        ordering = ("id",)


class Share(models.Model):
    """One who or one thing that had a part in it, and how large."""

    thought = models.ForeignKey(
        Thought,
        verbose_name=_("the thought"),
        on_delete=models.CASCADE,
        related_name="shares",
        help_text=_("The thought that it stands beside."),
    )
    words = models.CharField(_("who or what had a part"), max_length=120, help_text=_("People, the place, chance, me."))
    number = rate(_("how large a part"), _("0 is none, 100 is all of it."))

    class Meta:
        """As they were written."""

        ordering = ("id",)


class Afterwards(Entry):
    """A meeting that is over and goes on in the head, and how it was closed."""

    what = models.CharField(_("what it was"), max_length=200, help_text=_("The meeting, the call, the evening."))
    tie = name_tie("afterwards")
    minutes = count_minutes(_("About how long it has gone round, in minutes."))
    circling_before = rate(_("how much it goes round"), _("0 is not at all, 100 is without a break."))
    answerable = models.CharField(
        _("can thinking on answer something"),
        max_length=8,
        choices=Answerable,
        blank=True,
        help_text=_("If yes, it is a problem to solve. If no, it may rest."),
    )
    went_well = models.TextField(
        _("what went all right"), blank=True, max_length=1000, help_text=_("Or was just ordinary. One thing is enough.")
    )
    keep = models.TextField(
        _("what I take along"), blank=True, max_length=1000, help_text=_("One thing for the next time, or nothing.")
    )
    closing = models.CharField(
        _("my closing line"), max_length=200, blank=True, help_text=_("Such as: it is over, and it was a Tuesday.")
    )
    circling_after = rate(_("how much it goes round now"), _("0 is not at all, 100 is without a break."))

    class Meta(Entry.Meta):
        """Newest first."""

        verbose_name = _("afterwards")

    def __str__(self) -> str:
        return str(self.what)
