"""The words to borrow, group by group, with what each leans on."""

from django.utils.translation import gettext as _

from nearer.companion.contents.gathering import Part, Text
from nearer.companion.contents.sources import find_sources
from nearer.companion.words.library import Idea, list_ideas, read_guides
from nearer.companion.words.words import ROUNDABOUT, Group


def list_parts() -> list[Part]:
    """One part a group: what to know before, then each idea with all its texts."""
    return [list_group(group) for group in map(Group, Group.values)]


def list_group(group: Group) -> Part:
    """The texts of one group."""
    guide = read_guides()[group.value]
    origin = _("Written for this house. The studies stand behind what is said, not behind each wording.")
    answers = [guide.yes, guide.yes_reply, guide.no, guide.no_reply, guide.silence, guide.silence_reply]
    before = Text(_("Before, and what may come back"), show([*guide.before, *answers]), find_sources(guide.sources))
    ideas = [show_idea(idea) for idea in list_ideas(group)]
    return Part(group.value, str(group.label), origin, [before, *ideas])


def show_idea(idea: Idea) -> Text:
    """One idea with every text it has."""
    texts = [words for texts in idea.texts for words in texts.tones.values()]
    return Text(_(idea.title), show([idea.when, *texts]), find_sources([*idea.sources, *ROUNDABOUT]))


def show(words: list[str]) -> list[str]:
    """Texts as a person reads them."""
    return [_(text) for text in words]
