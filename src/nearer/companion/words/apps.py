"""The words feature, as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WordsConfig(AppConfig):
    """Messages to borrow."""

    name = "nearer.companion.words"
    label = "words"
    verbose_name = _("Words")
    about = _("Words to borrow: to ask, to come back, to say no, to share.")
    default_auto_field = "django.db.models.BigAutoField"
