"""The list of steps, rung by rung: written for this house, energy and minutes by judgement."""

from django.utils.translation import gettext as _

from nearer.companion.contents.gathering import Part, Text
from nearer.companion.contents.sources import find_sources
from nearer.companion.ladder.library import SmallStep, find_steps
from nearer.companion.ladder.words import Rung

# Going towards people step by step; none of these studies tested one step of this list.
BEHIND = ("mayo-wilson-2014", "craske-2014", "ekers-2014")


def list_parts() -> list[Part]:
    """One part a rung."""
    return [list_rung(rung) for rung in map(Rung, Rung.values)]


def list_rung(rung: Rung) -> Part:
    """The steps of one rung."""
    origin = _(
        "Written for this house. How long a step takes is our guess. Small steps are well tested. These are not."
    )
    return Part(rung.value, str(rung.label).capitalize(), origin, [show_step(step) for step in find_steps(rung=rung)])


def show_step(step: SmallStep) -> Text:
    """One step with its half."""
    return Text(_(step.words), [_(step.half)], find_sources(BEHIND))
