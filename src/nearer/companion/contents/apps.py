"""The contents, as Django knows them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContentsConfig(AppConfig):
    """Where the texts come from."""

    name = "nearer.companion.contents"
    label = "contents"
    verbose_name = _("Where the texts come from")
    about = _("Each text with its source.")
    in_menu = False
