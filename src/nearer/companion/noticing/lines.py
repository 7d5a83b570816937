"""Telling an entry back in a few short pieces, skipped questions left out."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from nearer.companion.noticing.models import BodySignal, CheckIn, Contact, DigitalTime, Feeling, FollowUp, StayedAway
from nearer.companion.noticing.words import HARMS


def rate(entry: object, *names: str) -> list[str]:
    """The ratings that were given, with their names."""
    given = [(name, getattr(entry, name)) for name in names]
    labels = entry._meta  # type: ignore[attr-defined]
    return [f"{labels.get_field(name).verbose_name} {value}" for name, value in given if value is not None]


def keep(pieces: Iterable[object]) -> list[str]:
    """The pieces that say something."""
    return [str(piece) for piece in pieces if piece]


def tell_check_in(entry: CheckIn) -> list[str]:
    """A check-in."""
    return [*rate(entry, "mood", "battery", "wish", "urge"), *keep([entry.get_alone_display()]), *rate(entry, "sleep")]


def tell_contact(entry: Contact) -> list[str]:
    """A contact."""
    minutes = _("%d minutes") % entry.minutes if entry.minutes is not None else ""
    harms = [entry._meta.get_field(name).verbose_name for name in HARMS if getattr(entry, name)]
    return keep([entry.tie, entry.get_channel_display(), minutes, *rate(entry, "warmth", "heard"), *harms])


def tell_stayed_away(entry: StayedAway) -> list[str]:
    """A time of staying away."""
    return keep([entry.what, entry.tie, *rate(entry, "relief", "mood")])


def tell_follow_up(entry: FollowUp) -> list[str]:
    """How it was some hours later."""
    return rate(entry, "mood", "lonely", "again")


def tell_feeling(entry: Feeling) -> list[str]:
    """A feeling."""
    numb = entry._meta.get_field("numb").verbose_name if entry.numb else ""
    return keep([*entry.list_words(), entry.own_words, numb, *rate(entry, "strength", "circling", "held_in")])


def tell_body(entry: BodySignal) -> list[str]:
    """What the body says."""
    return keep([*entry.list_signals(), *entry.list_places(), *rate(entry, "strength")])


def tell_online(entry: DigitalTime) -> list[str]:
    """A time online."""
    minutes = _("%d minutes") % entry.minutes if entry.minutes is not None else ""
    turned = entry._meta.get_field("turned").verbose_name if entry.turned else ""
    return keep([entry.get_kind_display(), minutes, *rate(entry, "mood_before", "mood_after"), turned])
