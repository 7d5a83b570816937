"""The space, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SpaceConfig(AppConfig):
    """One's own encrypted space."""

    name = "nearer.companion.space"
    label = "space"
    verbose_name = _("Your space")
    about = _("Passphrase, backup, taking everything along, erasing.")
    default_auto_field = "django.db.models.BigAutoField"
