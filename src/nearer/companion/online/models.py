"""Experiments of one's own, and the lot of each of their days with its chance."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nearer.companion.noticing.models import Entry
from nearer.companion.online.words import Days, Guess, Kept, Lot, Outcome, What


class Experiment(Entry):
    """Something tried on some days and not on others. What is looked at, and for how long, is fixed at the start."""

    what = models.CharField(
        _("what I try"), max_length=8, choices=What, help_text=_("On some days, and not on others.")
    )
    own = models.CharField(
        _("in my own words"), max_length=120, blank=True, help_text=_("If it is something of your own, say it here.")
    )
    outcome = models.CharField(
        _("what I look at"),
        max_length=8,
        choices=Outcome,
        default=Outcome.MOOD,
        help_text=_("One answer of your check-in, in the evening if you can."),
    )
    lot = models.CharField(
        _("how days are chosen"),
        max_length=8,
        choices=Lot,
        default=Lot.RANDOM,
        help_text=_("By lot is fairer: nothing else can go along with it. In turns is simpler."),
    )
    days = models.PositiveSmallIntegerField(
        _("for how many days"),
        choices=Days,
        default=Days.TWO_WEEKS,
        help_text=_("Days with a check-in count. More days show smaller things."),
    )
    guess = models.CharField(
        _("my guess"), max_length=8, choices=Guess, blank=True, help_text=_("To look back on. Any guess is fine.")
    )
    ended_at = models.DateTimeField(
        _("ended early"), null=True, blank=True, help_text=_("When you ended it before its days were full.")
    )

    def __str__(self) -> str:
        return str(self.own or self.get_what_display())


class Draw(models.Model):
    """The lot of one day: drawn on that day, never changed, with the chance that it had."""

    experiment = models.ForeignKey(
        Experiment,
        verbose_name=_("experiment"),
        on_delete=models.CASCADE,
        related_name="draws",
        help_text=_("The experiment the day belongs to."),
    )
    day = models.DateField(_("day"), help_text=_("The day by the clock on the wall."))
    given = models.BooleanField(_("a day with it"), help_text=_("What the lot said."))
    chance = models.FloatField(_("chance"), help_text=_("How likely a day with it was, just before the lot was drawn."))
    drawn_at = models.DateTimeField(_("drawn"), default=timezone.now, help_text=_("When the lot was drawn."))
    kept = models.CharField(
        _("did it go like that"),
        max_length=8,
        choices=Kept,
        blank=True,
        help_text=_("A no is fine. The day stays on its side, so that the answer is fair."),
    )

    class Meta:
        """In the order of days, one a day."""

        ordering = ("day",)
        constraints = (models.UniqueConstraint(fields=("experiment", "day"), name="one_lot_a_day"),)
