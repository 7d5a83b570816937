"""The ladder feature, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LadderConfig(AppConfig):
    """Steps towards people."""

    name = "nearer.companion.ladder"
    label = "ladder"
    verbose_name = _("Steps")
    about = _("Small steps towards people, in your own time.")
    default_auto_field = "django.db.models.BigAutoField"
