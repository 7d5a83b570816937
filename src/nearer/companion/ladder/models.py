"""The person's own ladder: steps, tries, pauses, and what was said before starting."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nearer.companion.ladder.words import Energy, Outcome, Road, Rung
from nearer.companion.noticing.models import Tie

MOST = 100


def rate(label: str, ends: str) -> models.PositiveSmallIntegerField:
    """A rating from 0 to 100 that may be skipped; `ends` says what 0 and 100 mean."""
    return models.PositiveSmallIntegerField(
        label, null=True, blank=True, help_text=ends, validators=[MaxValueValidator(MOST)]
    )


class OwnStep(models.Model):
    """A step on the person's own ladder, from the library or in own words."""

    words = models.CharField(_("the step"), max_length=300, help_text=_("One small thing to do with or near people."))
    half = models.CharField(
        _("half of it"), max_length=300, blank=True, help_text=_("A smaller way, for a hard day. It counts as well.")
    )
    key = models.CharField(_("from the list"), max_length=40, blank=True, help_text=_("Its name in the list of steps."))
    rung = models.CharField(_("how near"), max_length=12, choices=Rung, blank=True, help_text=_("How near it goes."))
    road = models.CharField(_("to whom"), max_length=12, choices=Road, blank=True, help_text=_("To whom it leads."))
    tie = models.ForeignKey(
        Tie,
        verbose_name=_("who"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="steps",
        help_text=_("The person it leads to, if it is one."),
    )
    energy = models.PositiveSmallIntegerField(
        _("energy it takes"), choices=Energy, default=Energy.SOME, help_text=_("How much of your battery it takes.")
    )
    dread = rate(_("dread"), _("0 is no dread, 100 is as much as you can think of."))
    worth = rate(_("worth"), _("0 is not worth it, 100 is worth very much."))
    when = models.CharField(_("when"), max_length=200, blank=True, help_text=_("A time or a sign that comes anyway."))
    then = models.CharField(_("then I will"), max_length=200, blank=True, help_text=_("The first small move."))
    if_hard = models.CharField(
        _("if it goes badly"), max_length=200, blank=True, help_text=_("What you will do then to be good to yourself.")
    )
    set_aside = models.BooleanField(_("set aside"), default=False, help_text=_("Off the ladder for now."))
    not_before = models.DateField(
        _("not before"), null=True, blank=True, help_text=_("You said: not today. It comes back on this day.")
    )
    made_at = models.DateTimeField(_("put on the ladder"), default=timezone.now, help_text=_("When it was put there."))

    class Meta:
        """The least dreaded first; steps without a rating last."""

        ordering = (models.F("dread").asc(nulls_last=True), models.F("worth").desc(nulls_last=True), "id")

    def __str__(self) -> str:
        return str(self.words)


class Attempt(models.Model):
    """One try of a step: what was expected before, and what came."""

    step = models.ForeignKey(
        OwnStep,
        verbose_name=_("the step"),
        on_delete=models.CASCADE,
        related_name="attempts",
        help_text=_("The step that was tried."),
    )
    half = models.BooleanField(_("the half step"), default=False, help_text=_("The half step was taken."))
    planned_at = models.DateTimeField(_("planned"), default=timezone.now, help_text=_("When it was picked."))
    expected_dread = rate(_("dread before"), _("0 is no dread, 100 is as much as you can think of."))
    expected_worth = rate(_("worth expected"), _("0 is not worth it, 100 is worth very much."))
    expected = models.TextField(
        _("what I think will happen"), blank=True, max_length=1000, help_text=_("Your guess, before you go.")
    )
    at = models.DateTimeField(
        _("when it was"), null=True, blank=True, db_index=True, help_text=_("When it was tried. Empty while it waits.")
    )
    outcome = models.CharField(
        _("how it was"), max_length=8, choices=Outcome, blank=True, help_text=_("How it was, all in all.")
    )
    felt_dread = rate(_("dread while doing it"), _("0 is no dread, 100 is as much as you can think of."))
    felt_worth = rate(_("worth it"), _("0 is not worth it, 100 is worth very much."))
    happened = models.TextField(_("what happened"), blank=True, max_length=1000, help_text=_("What came, in short."))
    learned = models.TextField(_("what I learned"), blank=True, max_length=1000, help_text=_("One thing to keep."))

    class Meta:
        """The latest first."""

        ordering = ("-planned_at", "-id")


class Pause(models.Model):
    """A time in which no step is offered, for as long as the person likes."""

    began_at = models.DateTimeField(_("from"), default=timezone.now, help_text=_("When the pause began."))
    ended_at = models.DateTimeField(_("until"), null=True, blank=True, help_text=_("When it ended, if it has."))

    class Meta:
        """The latest first."""

        ordering = ("-began_at", "-id")


class Beforehand(models.Model):
    """What the person said before starting; a yes means that steps towards people wait."""

    in_danger = models.BooleanField(
        _("I am in danger now, or might hurt myself"), default=False, help_text=_("Help comes first then.")
    )
    controlled = models.BooleanField(
        _("Someone scares me or controls who I see"), default=False, help_text=_("Then staying away can keep you safe.")
    )
    real_threat = models.BooleanField(
        _("I stay in because of a real threat"), default=False, help_text=_("Then it is not a habit to unlearn.")
    )
    unwell = models.BooleanField(
        _("I hear or see things others do not, or hardly sleep and race"),
        default=False,
        help_text=_("Then a doctor is the right person to ask first."),
    )
    said_at = models.DateTimeField(_("said"), default=timezone.now, help_text=_("When this was said."))

    class Meta:
        """The latest first."""

        ordering = ("-said_at", "-id")
