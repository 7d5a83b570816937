"""The noticing feature, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticingConfig(AppConfig):
    """Entries about the day."""

    name = "nearer.companion.noticing"
    label = "noticing"
    verbose_name = _("Notice")
    default_auto_field = "django.db.models.BigAutoField"
