"""The thoughts feature, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ThoughtsConfig(AppConfig):
    """Burning thoughts."""

    name = "nearer.companion.thoughts"
    label = "thoughts"
    verbose_name = _("Thoughts")
    about = _("A thought that burns, looked at from a few sides.")
    default_auto_field = "django.db.models.BigAutoField"
