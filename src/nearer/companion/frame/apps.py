"""The frame, as Django knows it."""

from django.apps import AppConfig


class FrameConfig(AppConfig):
    """What every page shares."""

    name = "nearer.companion.frame"
    label = "frame"
