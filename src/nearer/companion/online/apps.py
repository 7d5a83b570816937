"""The online feature, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OnlineConfig(AppConfig):
    """Contact over a screen as a personal experiment."""

    name = "nearer.companion.online"
    label = "online"
    verbose_name = _("Online")
    about = _("Try out what time online does for you, and rest without vanishing.")
    default_auto_field = "django.db.models.BigAutoField"
