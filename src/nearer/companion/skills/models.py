"""What was practised: when, with which card, the mood before and after, and whether it was any good."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nearer.companion.noticing.models import Entry, count_minutes, rate
from nearer.companion.skills.words import Pace


class Practice(Entry):
    """One time of practising a skill; it counts once it was told how it was."""

    key = models.CharField(_("the skill"), max_length=40, help_text=_("Its name in the list of skills."))
    mood_before = rate(_("mood before"), _("0 is very low, 10 is very good."))
    mood_after = rate(_("mood after"), _("0 is very low, 10 is very good."))
    any_good = rate(_("was it any good?"), _("0 is not at all, 10 is very much. It puts the cards in your order."))
    minutes = count_minutes(_("About how long, in minutes."))
    stopped = models.BooleanField(
        _("I stopped early"), default=False, help_text=_("Stopping is always right when it gets too much.")
    )
    pace = models.PositiveSmallIntegerField(
        _("pages turn"),
        choices=Pace,
        null=True,
        blank=True,
        help_text=_("After how many seconds a page turns by itself. Empty: by hand."),
    )
    told = models.BooleanField(_("told"), default=False, help_text=_("It was told how it was. Set by itself."))
