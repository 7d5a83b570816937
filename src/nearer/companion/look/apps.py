"""The first look, as Django knows it."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    """Invented people's cycles, or that of a diary of one's own."""

    name = "nearer.companion.look"
    label = "look"
