"""What a person chose about their space."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nearer.companion.space.doors import USUAL_MINUTES


class Choice(models.Model):
    """One row: the choices about this space."""

    minutes_open = models.PositiveSmallIntegerField(
        _("Lock by itself after"),
        default=USUAL_MINUTES,
        help_text=_("Minutes without a click. 0 means never."),
    )

    @classmethod
    def read(cls) -> "Choice":
        """The choices, or the usual ones."""
        return cls.objects.first() or cls()
