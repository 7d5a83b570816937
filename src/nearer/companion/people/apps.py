"""The people feature, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """A map of the people in one's life."""

    name = "nearer.companion.people"
    label = "people"
    verbose_name = _("People")
    about = _("Who is there, what each gives, and where to find more. Nobody yet is a map too.")
    default_auto_field = "django.db.models.BigAutoField"
