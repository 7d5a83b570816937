"""The noticing feature, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticingConfig(AppConfig):
    """Entries about the day."""

    name = "nearer.companion.noticing"
    label = "noticing"
    verbose_name = _("Notice")
    about = _("How the day is, who was there, and what staying away brings.")
    default_auto_field = "django.db.models.BigAutoField"
