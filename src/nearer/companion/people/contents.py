"""The texts of the map and of the finders, with what each leans on."""

from django.utils.translation import gettext as _

from nearer.companion.contents.gathering import Part, Text
from nearer.companion.contents.sources import find_sources
from nearer.companion.noticing.words import Gift
from nearer.companion.people.library import Guide, Note, read_guides, read_notes


def list_parts() -> list[Part]:
    """Good to know, gaps, distance, and the two finders."""
    origin = _("Written for this house. Studies found what is told of them; the lines themselves were not tested.")
    notes = read_notes()
    return [
        Part("know", _("Good to know about a map"), origin, [show_note(note) for note in notes["know"].values()]),
        Part("gaps", _("Where a gap may lead"), origin, [show_gap(note) for note in notes["gaps"].values()]),
        Part("distance", _("Keeping a distance"), origin, [show_note(note) for note in notes["distance"].values()]),
        *(Part(kind, _(guide.title), origin, list_guide(guide)) for kind, guide in read_guides().items()),
    ]


def show_note(note: Note) -> Text:
    """A note with its lines."""
    return Text(_(note.title), [_(line) for line in note.lines], find_sources(note.sources))


def show_gap(note: Note) -> Text:
    """What stands beside a thing that nobody gives yet."""
    return Text(str(Gift(note.key).label).capitalize(), [_(line) for line in note.lines], find_sources(note.sources))


def list_guide(guide: Guide) -> list[Text]:
    """What a finder says, list by list; only its first text leans on studies."""
    return [
        Text(_("What it is"), [_(guide.about), _(guide.evidence)], find_sources(guide.sources)),
        Text(_("Where to look"), [_(line) for line in guide.where]),
        Text(_("What fits"), [_(line) for line in guide.checks.values()]),
        Text(_("What to be careful about"), [_(line) for line in guide.doubts.values()]),
        Text(_("Words for the first call"), [_(line) for line in guide.script]),
        Text(_("After it"), [_(line) for line in guide.after]),
    ]
