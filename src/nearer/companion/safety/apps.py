"""Safety, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SafetyConfig(AppConfig):
    """Help now, and the plan."""

    name = "nearer.companion.safety"
    label = "safety"
    verbose_name = _("My plan")
    about = _("What helps on a hard day, written down on a calm one.")
    # Short addresses, easy to type in a hard moment.
    address = ""
    first_page = "plan"
    default_auto_field = "django.db.models.BigAutoField"
