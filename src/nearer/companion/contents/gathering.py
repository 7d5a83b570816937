"""Gathering: each feature that offers texts lists them in its file contents.py, and here they come together."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple

from django.apps import AppConfig

from nearer.companion.contents.sources import Source
from nearer.companion.frame.menu import list_features


class Text(NamedTuple):
    """A text as it is offered: its title, its words, what it rests on."""

    title: str
    words: Sequence[str]
    sources: Sequence[Source] = ()
    note: str = ""


class Part(NamedTuple):
    """Texts that belong together, on one page."""

    slug: str
    title: str
    origin: str
    texts: Sequence[Text]


class Shelf(NamedTuple):
    """All parts of one feature."""

    label: str
    title: str
    parts: Sequence[Part]


def list_shelves() -> list[Shelf]:
    """Every feature that lists its texts, in the order of the menu."""
    return [fill_shelf(feature) for feature in list_features() if find_spec(f"{feature.name}.contents")]


def fill_shelf(feature: AppConfig) -> Shelf:
    """The parts of one feature: `list_parts()` in its file contents.py."""
    parts = import_module(f"{feature.name}.contents").list_parts()
    return Shelf(feature.label, str(feature.verbose_name), parts)


def find_part(label: str, slug: str) -> Part | None:
    """One part of one feature."""
    found = (part for shelf in list_shelves() if shelf.label == label for part in shelf.parts if part.slug == slug)
    return next(found, None)
