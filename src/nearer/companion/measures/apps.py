"""The measures feature, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeasuresConfig(AppConfig):
    """Questionnaires and their results."""

    name = "nearer.companion.measures"
    label = "measures"
    verbose_name = _("Measure")
    about = _("Questions asked the same way each time.")
    default_auto_field = "django.db.models.BigAutoField"
