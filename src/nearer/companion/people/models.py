"""Plans for keeping a distance, and groups and helpers that somebody looks at. The people stand in noticing, once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nearer.companion.noticing.models import Entry, Tie
from nearer.companion.people.words import Finder, Stage, Way


class Distance(models.Model):
    """How far away somebody who harms is kept, and what that needs."""

    tie = models.OneToOneField(
        Tie,
        verbose_name=_("from whom"),
        on_delete=models.CASCADE,
        related_name="distance",
        help_text=_("The person the plan is about."),
    )
    afraid = models.BooleanField(
        _("I am afraid of what they would do"),
        default=False,
        help_text=_("Then safety comes first, and no words for limits are shown."),
    )
    hurts = models.CharField(_("what hurts"), max_length=300, blank=True, help_text=_("In a few words, for you alone."))
    way = models.CharField(
        _("how far away"), max_length=6, choices=Way, blank=True, help_text=_("For now. You can change it any day.")
    )
    limit = models.CharField(
        _("my limit"), max_length=300, blank=True, help_text=_("One line about what you will do, not about them.")
    )
    otherwise = models.CharField(
        _("if it is not kept"), max_length=300, blank=True, help_text=_("What you do then. Small, and in your hands.")
    )
    beside = models.ForeignKey(
        Tie,
        verbose_name=_("who can stand by me"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="stands_by",
        help_text=_("Somebody safe who may know of it. You can leave this empty."),
    )
    changed_at = models.DateTimeField(_("last changed"), auto_now=True, help_text=_("Set by itself."))


class Lead(Entry):
    """A group or a helper that somebody heard of, and looks at before saying yes or no."""

    kind = models.CharField(_("what it is"), max_length=12, choices=Finder, help_text=_("A group or a helper."))
    name = models.CharField(_("name"), max_length=120, help_text=_("What it is called, or a word for it."))
    reach = models.CharField(
        _("how to reach it"), max_length=200, blank=True, help_text=_("A number, a place, a day. Nothing is called.")
    )
    stage = models.CharField(
        _("how far I am"), max_length=8, choices=Stage, blank=True, help_text=_("Not for me is a good answer too.")
    )
    fits = models.JSONField(_("what fits"), default=list, blank=True, help_text=_("What you know so far."))
    doubts = models.JSONField(
        _("what to be careful about"), default=list, blank=True, help_text=_("Each one is a good reason to look on.")
    )
    tie = models.OneToOneField(
        Tie,
        verbose_name=_("on my map"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="lead",
        help_text=_("Where it stands on the map, once it was put there. Set by itself."),
    )

    def __str__(self) -> str:
        return str(self.name)
