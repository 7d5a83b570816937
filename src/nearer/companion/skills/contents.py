"""The skill cards, with what each rests on."""

from django.utils.translation import gettext as _

from nearer.companion.contents.gathering import Part, Text
from nearer.companion.contents.sources import find_sources
from nearer.companion.skills.library import Card, read_cards
from nearer.companion.skills.words import Kind


def list_parts() -> list[Part]:
    """One part a kind of skill."""
    origin = _("Written for this house. The studies tested the approach, seldom one card by itself.")
    return [Part(kind.value, str(kind.label).capitalize(), origin, list_cards(kind)) for kind in map(Kind, Kind.values)]


def list_cards(kind: Kind) -> list[Text]:
    """The cards of a kind."""
    return [show_card(card) for card in read_cards().values() if card.kind == kind]


def show_card(card: Card) -> Text:
    """One card with all its words."""
    words = [_(text) for text in (card.when, *card.steps, card.not_for, card.evidence)]
    note = _("Grade %(grade)s: %(meaning)s.") % {"grade": card.grade.value, "meaning": card.grade.label}
    return Text(_(card.title), words, find_sources(card.sources), note)
