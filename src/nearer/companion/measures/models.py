"""What is kept of questionnaires: the answers, how often to bring one up, and who reads answers about harm."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Filled(models.Model):
    """One questionnaire as it was answered. Scores are worked out from the answers each time they are shown."""

    instrument = models.CharField(_("questionnaire"), max_length=40, db_index=True, help_text=_("Which one it was."))
    at = models.DateTimeField(
        _("when"), default=timezone.now, db_index=True, help_text=_("When it was. It may be an earlier day.")
    )
    written_at = models.DateTimeField(
        _("written"), auto_now_add=True, help_text=_("When it was first written down. Set by itself.")
    )
    answers = models.JSONField(
        _("answers"), default=dict, help_text=_("The points of each answer. Empty where a question was left out.")
    )

    class Meta:
        """Newest first."""

        ordering = ("-at", "-id")


class Rhythm(models.Model):
    """How often the page brings a questionnaire up, if the person has said so."""

    instrument = models.CharField(_("questionnaire"), max_length=40, unique=True, help_text=_("Which one it is."))
    days = models.PositiveSmallIntegerField(
        _("every so many days"),
        null=True,
        blank=True,
        help_text=_("How many days lie between. Empty for whenever I like."),
    )
    kept = models.BooleanField(_("on my page"), default=True, help_text=_("Whether it stands on my page."))

    class Meta:
        """By name."""

        ordering = ("instrument",)


class Reader(models.Model):
    """Who reads answers about harm, and when: asked before such a question is ever shown."""

    words = models.CharField(
        _("who reads it, and when"), max_length=200, help_text=_("Who reads my answers about harm, and when.")
    )
    said_at = models.DateTimeField(_("said"), auto_now=True, help_text=_("When I said so. Set by itself."))
