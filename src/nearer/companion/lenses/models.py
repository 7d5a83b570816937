"""How a lens fitted: what the staying away guarded, how much that is still needed, and what it costs."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nearer.companion.lenses.words import Fits, Guard, Wish
from nearer.companion.noticing.models import Entry, rate


class Look(Entry):
    """One lens as the person saw it; how they saw it before is kept."""

    key = models.CharField(_("the lens"), max_length=40, help_text=_("Its name in the list of lenses."))
    fits = models.CharField(
        _("does it fit"), max_length=8, choices=Fits, blank=True, help_text=_("There is no right answer.")
    )
    guards = models.JSONField(
        _("what did it guard you from"), default=list, blank=True, help_text=_("Tick as many as fit.")
    )
    guarded = models.TextField(
        _("in your own words: what it guarded"),
        blank=True,
        max_length=1000,
        help_text=_("Staying away often has a good reason."),
    )
    needed = rate(_("how much you still need that"), _("0 is not at all, 10 is very much."))
    costs = rate(_("what it costs you"), _("0 is nothing, 10 is very much."))
    wish = models.CharField(
        _("for now"), max_length=8, choices=Wish, blank=True, help_text=_("To keep it is a full answer.")
    )

    def list_guards(self) -> list[str]:
        """What it guarded, as a person reads it."""
        return [str(Guard(one).label) for one in self.guards if one in Guard.values]
