"""The skills feature, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SkillsConfig(AppConfig):
    """Cards to practise with."""

    name = "nearer.companion.skills"
    label = "skills"
    verbose_name = _("Skills")
    about = _("Short things to practise, for strong feelings and for quiet days.")
    default_auto_field = "django.db.models.BigAutoField"
