"""The menu: one entry a feature, in the order of the settings, with the title that the feature gives itself."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.apps import AppConfig, apps
from django.conf import settings
from django.http import HttpRequest


class Entry(NamedTuple):
    """One way in the menu."""

    label: str
    title: str
    about: str
    address: str


def find_address(feature: AppConfig) -> str:
    """Where the pages of a feature begin: under its name, unless it says otherwise."""
    return str(getattr(feature, "address", f"{feature.label}/"))


def find_first_page(feature: AppConfig) -> str:
    """The first page of a feature."""
    return f"/{find_address(feature)}{getattr(feature, 'first_page', '')}"


def list_features() -> list[AppConfig]:
    """The features in the order of the settings."""
    return [one for name in settings.FEATURES for one in apps.get_app_configs() if one.name == name]


def list_menu() -> list[Entry]:
    """The features that stand in the menu."""
    return [
        Entry(one.label, str(one.verbose_name), str(getattr(one, "about", "")), find_first_page(one))
        for one in list_features()
        if getattr(one, "in_menu", True)
    ]


def show_frame(request: HttpRequest) -> dict[str, Any]:
    """What the frame of each page needs to know."""
    space = getattr(request, "space", None)
    match = getattr(request, "resolver_match", None)
    return {
        "space": space,
        "menu": list_menu() if space else [],
        "here": match.namespace if match else "",
        "on_help": match is not None and match.view_name == "safety:help",
    }
