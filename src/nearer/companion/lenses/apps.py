"""The lenses feature, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LensesConfig(AppConfig):
    """Ways of staying away, and what stands in the way."""

    name = "nearer.companion.lenses"
    label = "lenses"
    verbose_name = _("Does it fit?")
    about = _("Ways of staying away that many know, and what they guard.")
    default_auto_field = "django.db.models.BigAutoField"
