"""The seeing feature, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SeeingConfig(AppConfig):
    """A person's own days, looked at."""

    name = "nearer.companion.seeing"
    label = "seeing"
    verbose_name = _("See")
    about = _("Your own days as lines, and what went together.")
