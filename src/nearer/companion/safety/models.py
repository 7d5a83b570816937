"""The plan: six parts, in the order in which they are of use, and reasons to go on."""

from django.db import models
from django.utils.translation import gettext_lazy as _

MOST_LETTERS = 4000


def write_part(label: str, help_text: str) -> models.TextField:
    """One part of the plan, one line a thing."""
    return models.TextField(label, blank=True, max_length=MOST_LETTERS, help_text=help_text)


class Plan(models.Model):
    """One row: the plan."""

    signs = write_part(
        _("How I notice that it gets hard"), _("Thoughts, feelings, things you do or stop doing. One on each line.")
    )
    alone = write_part(
        _("What I can do by myself"), _("Things that take the edge off for a while, without anybody else.")
    )
    around = write_part(_("People and places that take me out of it"), _("To be near, without having to tell."))
    ask = write_part(_("People I can ask for help"), _("Name, and how to reach them. This page never does."))
    helpers = write_part(_("Doctors, helpers and lines"), _("Name, number, hours. Your own words and numbers."))
    safer = write_part(
        _("How I make the place around me safer"),
        _("What you would put out of reach, or give to somebody, on a hard day."),
    )
    reasons = write_part(_("What I want to stay for"), _("Small things count: a person, an animal, a song, spring."))
    open_without_passphrase = models.BooleanField(
        _("Show my plan without the passphrase"),
        default=False,
        help_text=_(
            "Then it is two taps away on a hard day. The price: a copy lies on this machine that is not encrypted. "
            "Anybody who uses this machine can read it."
        ),
    )
    changed_at = models.DateTimeField(
        _("changed"), auto_now=True, help_text=_("When it was last changed. Set by itself.")
    )

    @classmethod
    def read(cls) -> "Plan":
        """The plan, or an empty one."""
        return cls.objects.first() or cls()

    @property
    def parts(self) -> list[tuple[str, list[str]]]:
        """Each part that says something: its title and its lines."""
        fields = [field for field in self._meta.fields if isinstance(field, models.TextField)]
        told = [(str(field.verbose_name), getattr(self, field.name).split("\n")) for field in fields]
        return [(title, lines) for title, words in told if (lines := [line.strip() for line in words if line.strip()])]
