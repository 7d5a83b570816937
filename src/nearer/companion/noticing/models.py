"""What a person notices: check-ins, contacts, feelings, the body, time online, staying away and what came later.

Every rating may be left out, and is then None: a skipped question is not a zero.
"""

from datetime import datetime, timedelta

from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nearer.companion.noticing.rules import RULES
from nearer.companion.noticing.words import (
    Alone,
    Channel,
    Effort,
    Layer,
    Near,
    Online,
    Place,
    Reliable,
    Safe,
    Signal,
    Weeks,
    Word,
)

MOST = 10
MOST_MINUTES = 24 * 60


def rate(label: str, ends: str) -> models.PositiveSmallIntegerField:
    """A rating from 0 to 10 that may be skipped; `ends` says what 0 and 10 mean."""
    return models.PositiveSmallIntegerField(
        label, null=True, blank=True, help_text=ends, validators=[MaxValueValidator(MOST)]
    )


def count_minutes(help_text: str) -> models.PositiveSmallIntegerField:
    """A number of minutes within a day, which may be skipped."""
    return models.PositiveSmallIntegerField(
        _("minutes"), null=True, blank=True, help_text=help_text, validators=[MaxValueValidator(MOST_MINUTES)]
    )


class Entry(models.Model):
    """One thing noticed, at its own time, which may be earlier than when it was written down."""

    at = models.DateTimeField(
        _("when"), default=timezone.now, db_index=True, help_text=_("When it was. It may be an earlier day.")
    )
    written_at = models.DateTimeField(
        _("written"), auto_now_add=True, help_text=_("When it was first written down. Set by itself.")
    )
    sent = models.CharField(
        _("form"),
        max_length=36,
        blank=True,
        editable=False,
        db_index=True,
        help_text=_("A mark of the form it came with, so that sending it twice writes it once."),
    )
    note = models.TextField(_("in your own words"), blank=True, max_length=4000, help_text=_("Anything to remember."))

    class Meta:
        """Newest first."""

        abstract = True
        ordering = ("-at", "-id")


class Tie(models.Model):
    """Somebody in the person's life."""

    name = models.CharField(_("name"), max_length=80, help_text=_("A name or a sign that only you need to know."))
    layer = models.CharField(
        _("who they are to you"), max_length=12, choices=Layer, blank=True, help_text=_("Which part of life.")
    )
    keeps_harming = models.BooleanField(
        _("I want to keep my distance"),
        default=False,
        help_text=_("They hurt, scare or control me. No step will lead to them."),
    )
    set_aside = models.BooleanField(_("no longer listed"), default=False, help_text=_("Not shown in lists any more."))
    near = models.CharField(
        _("how near"), max_length=4, choices=Near, blank=True, help_text=_("How near they feel. It may change.")
    )
    gives = models.JSONField(_("what they give"), default=list, blank=True, help_text=_("Tick as many as fit."))
    safe = models.CharField(
        _("safe to tell"), max_length=8, choices=Safe, blank=True, help_text=_("How much of you is safe with them.")
    )
    effort = models.CharField(
        _("what it costs"), max_length=6, choices=Effort, blank=True, help_text=_("What it takes from your battery.")
    )
    reliable = models.CharField(
        _("there when it matters"), max_length=9, choices=Reliable, blank=True, help_text=_("As it has been so far.")
    )
    gives_back = models.JSONField(
        _("what I give"), default=list, blank=True, help_text=_("Small things count. So does being there.")
    )
    needs = models.CharField(
        _("what I need with them"), max_length=300, blank=True, help_text=_("A limit, a place, a time. For you alone.")
    )
    reminds_after = models.PositiveSmallIntegerField(
        _("remind me after"),
        choices=Weeks,
        null=True,
        blank=True,
        help_text=_("With no contact noted for so long, a line stands on your map. Nothing is sent."),
    )
    reminds_from = models.DateField(
        _("counted from"), null=True, blank=True, help_text=_("The day from which weeks are counted. Set by itself.")
    )

    class Meta:
        """By name."""

        ordering = ("name", "id")

    def __str__(self) -> str:
        return str(self.name)


class CheckIn(Entry):
    """How it is right now, in twenty seconds."""

    mood = rate(_("mood"), _("0 is very low, 10 is very good."))
    battery = rate(_("battery"), _("0 is empty, 10 is full. How much you have left for people."))
    wish = rate(_("wish for people"), _("0 is none, 10 is very strong."))
    urge = rate(_("urge to stay away"), _("0 is none, 10 is very strong."))
    alone = models.CharField(
        _("alone or not"),
        max_length=16,
        choices=Alone,
        blank=True,
        help_text=_("Being alone can be lonely, and it can be fine."),
    )
    sleep = rate(_("sleep last night"), _("0 is very bad, 10 is very good."))


class Contact(Entry):
    """A contact with somebody, long or short, and how it was."""

    tie = models.ForeignKey(
        Tie,
        verbose_name=_("who"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="contacts",
        help_text=_("Who it was. Leave it empty for somebody you do not know."),
    )
    channel = models.CharField(_("how"), max_length=12, choices=Channel, blank=True, help_text=_("In what way."))
    minutes = count_minutes(_("About how long, in minutes."))
    warmth = rate(_("warmth"), _("0 is cold, 10 is very warm."))
    heard = rate(_("being heard"), _("0 is not at all, 10 is fully."))
    unavailable = models.BooleanField(_("was not there for me"), default=False, help_text=_("They had no time or ear."))
    demanding = models.BooleanField(_("wanted too much"), default=False, help_text=_("They asked more than I could."))
    harsh = models.BooleanField(_("was harsh"), default=False, help_text=_("They were rough or unkind."))
    judging = models.BooleanField(_("judged me"), default=False, help_text=_("They made me feel small or wrong."))
    conflict = models.BooleanField(_("we had a fight"), default=False, help_text=_("There was an open fight."))


class Feeling(Entry):
    """Feelings by name, with numbness as a full answer, and what was done with them."""

    words = models.JSONField(_("feelings"), default=list, blank=True, help_text=_("The words chosen from the list."))
    own_words = models.CharField(_("own words"), max_length=200, blank=True, help_text=_("Your own word for it."))
    numb = models.BooleanField(_("numb, or nothing"), default=False, help_text=_("Feeling nothing is an answer too."))
    strength = rate(_("how strong"), _("0 is hardly there, 10 is as strong as it gets."))
    circling = rate(_("thoughts going round"), _("0 is not at all, 10 is all the time."))
    held_in = rate(_("kept inside"), _("0 is all shown, 10 is all kept in."))

    def list_words(self) -> list[str]:
        """The chosen words as a person reads them."""
        return [str(Word(word).label) for word in self.words if word in Word.values]


class BodySignal(Entry):
    """What the body says, and where."""

    signals = models.JSONField(_("signals"), default=list, blank=True, help_text=_("What the body does."))
    places = models.JSONField(_("places"), default=list, blank=True, help_text=_("Where it is felt."))
    strength = rate(_("how strong"), _("0 is hardly there, 10 is as strong as it gets."))

    def list_signals(self) -> list[str]:
        """The signals as a person reads them."""
        return [str(Signal(signal).label) for signal in self.signals if signal in Signal.values]

    def list_places(self) -> list[str]:
        """The places as a person reads them."""
        return [str(Place(place).label) for place in self.places if place in Place.values]


class DigitalTime(Entry):
    """A time online, with the mood before and after."""

    kind = models.CharField(_("what it was"), max_length=12, choices=Online, blank=True, help_text=_("What you did."))
    minutes = count_minutes(_("About how long, in minutes."))
    mood_before = rate(_("mood before"), _("0 is very low, 10 is very good."))
    mood_after = rate(_("mood after"), _("0 is very low, 10 is very good."))
    turned = models.BooleanField(
        _("I turned it around"), default=False, help_text=_("You were looking on, and then wrote or talked instead.")
    )


class StayedAway(Entry):
    """A time the person stayed away, with the relief right then. How it was later is asked once, on the page."""

    tie = models.ForeignKey(
        Tie,
        verbose_name=_("from whom"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="stayed_away",
        help_text=_("Who it would have been. You can leave this empty."),
    )
    what = models.CharField(_("what it was"), max_length=200, blank=True, help_text=_("What you stayed away from."))
    relief = rate(_("relief right then"), _("0 is none, 10 is very much."))
    mood = rate(_("mood right then"), _("0 is very low, 10 is very good."))
    spared = models.CharField(
        _("what it spared you"), max_length=200, blank=True, help_text=_("Staying away often guards something.")
    )
    asks_later = models.BooleanField(
        _("ask me later"), default=True, help_text=_("Some hours later the page asks once how you are.")
    )

    @property
    def asked_from(self) -> datetime:
        """When the page begins to ask how it is now."""
        at: datetime = self.at
        return at + timedelta(hours=RULES.follow_up_from_hours)

    @property
    def asked_until(self) -> datetime:
        """When the page stops asking."""
        at: datetime = self.at
        return at + timedelta(hours=RULES.follow_up_until_hours)


class FollowUp(Entry):
    """How it was some hours after staying away."""

    stayed_away = models.OneToOneField(
        StayedAway,
        verbose_name=_("after"),
        on_delete=models.CASCADE,
        related_name="follow_up",
        help_text=_("The time of staying away that this follows."),
    )
    mood = rate(_("mood now"), _("0 is very low, 10 is very good."))
    lonely = rate(_("lonely now"), _("0 is not at all, 10 is very much."))
    again = rate(_("glad that I stayed away"), _("0 is not at all, 10 is very much."))


class Earlier(models.Model):
    """An entry as it was before it was changed or taken away."""

    kind = models.CharField(_("kind"), max_length=20, help_text=_("What kind of entry it was."))
    entry = models.PositiveBigIntegerField(_("entry"), help_text=_("The number of the entry."))
    values = models.JSONField(_("as it was"), encoder=DjangoJSONEncoder, help_text=_("What stood there before."))
    taken_away = models.BooleanField(_("taken away"), default=False, help_text=_("The entry was taken away then."))
    replaced_at = models.DateTimeField(_("until"), auto_now_add=True, help_text=_("When this stopped being so."))

    class Meta:
        """Newest first, found by what it was."""

        ordering = ("-replaced_at", "-id")
        indexes = (models.Index(fields=("kind", "entry"), name="earlier_by_entry"),)
