"""The traps, with what each rests on; and the closing of a meeting that goes on in the head."""

from django.utils.translation import gettext as _

from nearer.companion.contents.gathering import Part, Text
from nearer.companion.contents.sources import find_sources
from nearer.companion.thoughts.library import Trap, read_traps

# Working on a thought as a whole, and stopping to go over things: what the forms lean on, though no form was tested.
WORKING = ("cuijpers-2023", "webb-2012", "huang-2015", "ferrari-2019")
CLOSING = ("brozovich-2008", "watkins-2011", "mcgowan-2013")


def list_parts() -> list[Part]:
    """The forms, and the traps."""
    origin = _("Written for this house. The studies stand behind what is said, not behind each wording.")
    return [
        Part("forms", _("Looking at a thought"), origin, list_forms()),
        Part("traps", _("Traps"), origin, [show_trap(trap) for trap in read_traps().values()]),
    ]


def list_forms() -> list[Text]:
    """The two forms, with how far they are tested."""
    thought = [
        _("A thought is held still, looked at from a few sides, and may turn out to be partly true."),
        _("Ratings before and after show what moved. Nothing has to move."),
    ]
    closing = [
        _("What went all right, what you take along, and a line that closes it."),
        _("After that you look outward, since going over it again brings nothing new."),
    ]
    untested = _("Therapy that works like this is well tested. This form by itself is not.")
    small = _("Only small studies tested something like it. This form by itself was not tested.")
    return [
        Text(_("A thought that burns"), thought, find_sources(WORKING), untested),
        Text(_("It goes on in my head"), closing, find_sources(CLOSING), small),
    ]


def show_trap(trap: Trap) -> Text:
    """One trap with all its words."""
    words = [_(text) for text in (trap.sounds, trap.what, *trap.check, trap.true, trap.care) if text]
    return Text(_(trap.title), words, find_sources(trap.sources))
