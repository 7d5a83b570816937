"""The library of words to borrow, read from templates.toml and groups.toml."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from nearer.companion.noticing.words import Layer
from nearer.companion.words.words import LAYERS, Group, Tone, list_tones


class TextSet(NamedTuple):
    """The same thing said in each tone, for the layers that it suits."""

    to: tuple[Layer, ...]
    tones: dict[Tone, str]


class Idea(NamedTuple):
    """One thing to say, with a set of texts for every layer that it is for."""

    key: str
    group: Group
    title: str
    when: str
    sources: tuple[str, ...]
    texts: tuple[TextSet, ...]

    @property
    def layers(self) -> list[Layer]:
        """Whom it can be said to."""
        suited = {layer for texts in self.texts for layer in texts.to}
        return [layer for layer in LAYERS if layer in suited]

    def find_texts(self, layer: str) -> dict[Tone, str]:
        """The texts for a layer, tone by tone; empty when it is not for that layer."""
        return next((texts.tones for texts in self.texts if layer in texts.to), {})


class Guide(NamedTuple):
    """What to know about a group before writing, and what may come back."""

    about: str
    before: tuple[str, ...]
    yes: str
    yes_reply: str
    no: str
    no_reply: str
    silence: str
    silence_reply: str
    sources: tuple[str, ...]


@cache
def read_library() -> dict[str, Idea]:
    """Every idea by its key, in the order of the file."""
    return {key: build_idea(key, row) for key, row in read_file("templates.toml").items()}


@cache
def read_guides() -> dict[str, Guide]:
    """The guide of each group."""
    rows = read_file("groups.toml")
    return {Group(name).value: build_guide(row) for name, row in rows.items()}


def list_ideas(group: str) -> list[Idea]:
    """The ideas of a group."""
    return [idea for idea in read_library().values() if idea.group == group]


def read_file(name: str) -> dict[str, Any]:
    """One of the two files."""
    return tomllib.loads((files("nearer.companion.words") / name).read_text(encoding="utf-8"))


def build_idea(key: str, row: dict[str, Any]) -> Idea:
    """One row of the file as an idea; a word that is not in the lists, or a tone too few, is refused."""
    group = Group(row["group"])
    texts = tuple(build_texts(texts, list_tones(row["group"])) for texts in row["texts"])
    return Idea(key, group, row["title"], row["when"], tuple(row["sources"]), texts)


def build_texts(row: dict[str, Any], tones: tuple[str, ...]) -> TextSet:
    """One set of texts, with exactly the tones that its group has."""
    said = [name for name in row if name != "to"]
    if set(said) != set(tones):
        raise ValueError(f"The texts to {row['to']} need the tones {', '.join(tones)}, got {', '.join(said)}.")
    return TextSet(tuple(Layer(layer) for layer in row["to"]), {Tone(name): row[name] for name in tones})


def build_guide(row: dict[str, Any]) -> Guide:
    """One group's guide."""
    lists = {name: tuple(row[name]) for name in ("before", "sources")}
    return Guide(**(row | lists))
