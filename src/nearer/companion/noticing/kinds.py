"""The kinds of entries: what each is called, what it takes, and how it is told back in a line."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from nearer.companion.noticing import lines
from nearer.companion.noticing.models import BodySignal, CheckIn, Contact, DigitalTime, Feeling, FollowUp, StayedAway


@dataclass(frozen=True)
class Kind:
    """One kind of entry."""

    slug: str
    model: type[models.Model]
    title: str
    words: str
    receipt: str
    tell: Callable[[Any], list[str]]
    needs_tie: bool = False
    offered: bool = True


KINDS = {
    kind.slug: kind
    for kind in (
        Kind(
            "check-in",
            CheckIn,
            _("Check in"),
            _("How it is right now. About 20 seconds."),
            _("Your check-in is saved."),
            lines.tell_check_in,
        ),
        Kind(
            "contact",
            Contact,
            _("A contact"),
            _("Somebody you met, called or wrote to."),
            _("Your contact is saved."),
            lines.tell_contact,
            needs_tie=True,
        ),
        Kind(
            "stayed-away",
            StayedAway,
            _("I stayed away"),
            _("What it spared you, and how it is some hours later."),
            _("It is saved. Some hours from now this page asks once how you are. You can skip that."),
            lines.tell_stayed_away,
            needs_tie=True,
        ),
        Kind(
            "feeling",
            Feeling,
            _("A feeling"),
            _("Find a word for it. Numb is a word too."),
            _("Your feeling is saved."),
            lines.tell_feeling,
        ),
        Kind(
            "body",
            BodySignal,
            _("My body"),
            _("What it does, and where."),
            _("What your body says is saved."),
            lines.tell_body,
        ),
        Kind(
            "online",
            DigitalTime,
            _("Time online"),
            _("Before and after, to see what it does for you."),
            _("Your time online is saved."),
            lines.tell_online,
        ),
        Kind(
            "later",
            FollowUp,
            _("Some hours later"),
            _("How it is some hours after you stayed away."),
            _("Thank you. It is saved next to the time you stayed away."),
            lines.tell_follow_up,
            offered=False,
        ),
    )
}


def find_kind(model: type[models.Model]) -> Kind:
    """The kind of an entry's table."""
    return next(kind for kind in KINDS.values() if kind.model is model)
