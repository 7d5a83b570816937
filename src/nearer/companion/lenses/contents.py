"""The lenses, with what each leans on."""

from django.utils.translation import gettext as _

from nearer.companion.contents.gathering import Part, Text
from nearer.companion.contents.sources import find_sources
from nearer.companion.lenses.library import Lens, read_lenses
from nearer.companion.lenses.words import Kind


def list_parts() -> list[Part]:
    """One part a kind of lens."""
    origin = _(
        "Written for this house. The names of the patterns come from an essay. What studies found is named beside."
    )
    return [Part(kind.value, str(kind.label), origin, list_lenses(kind)) for kind in map(Kind, Kind.values)]


def list_lenses(kind: Kind) -> list[Text]:
    """The lenses of a kind."""
    return [show_lens(lens) for lens in read_lenses().values() if lens.kind == kind]


def show_lens(lens: Lens) -> Text:
    """One lens with all its words."""
    words = [_(text) for text in (lens.feels, lens.sense, lens.cost, lens.care, lens.offer) if text]
    note = f"{_('In the essay:')} {_(lens.name)}. {_(lens.standing)}" if lens.name else ""
    return Text(_(lens.title), words, find_sources(lens.sources), note)
