"""Reading how the lenses fitted."""

from __future__ import annotations

from typing import NamedTuple

from nearer.companion.lenses.library import Lens, read_lenses
from nearer.companion.lenses.models import Look
from nearer.companion.lenses.words import Fits, Kind


class Seen(NamedTuple):
    """A lens with what was said about it, if anything was."""

    lens: Lens
    look: Look | None


class Shelf(NamedTuple):
    """The lenses of a kind: those to look through, and those that did not fit."""

    kind: Kind
    open: list[Seen]
    no: list[Seen]


# What fits comes first, then what fits in part, then what was not answered.
ORDER = (Fits.YES, Fits.PARTLY)


def find_look(key: str) -> Look | None:
    """What was said about a lens."""
    return Look.objects.filter(key=key).first()


def fill_shelves() -> list[Shelf]:
    """Every lens, kind by kind; what fits comes first, what does not fit stands apart."""
    looks: dict[str, Look] = {}
    for look in Look.objects.all():
        looks.setdefault(look.key, look)
    return [fill_shelf(kind, looks) for kind in map(Kind, Kind.values)]


def fill_shelf(kind: Kind, looks: dict[str, Look]) -> Shelf:
    """The lenses of one kind."""
    seen = [Seen(lens, looks.get(lens.key)) for lens in read_lenses().values() if lens.kind == kind]
    no = [one for one in seen if one.look is not None and one.look.fits == Fits.NO]
    rest = [one for one in seen if one not in no]
    return Shelf(kind, sorted(rest, key=rank_seen), no)


def rank_seen(seen: Seen) -> int:
    """The place of a lens."""
    fits = seen.look.fits if seen.look else ""
    return next((place for place, known in enumerate(ORDER) if known == fits), len(ORDER))
