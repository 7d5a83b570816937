"""Steps: the sides from which a thought is looked at, in order. Each can be skipped, and each can be come back to."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from nearer.companion.thoughts.forms import AgainForm, CauseForm, CheckForm, FactsForm, KindForm, StepForm, TrapsForm
from nearer.companion.thoughts.rows import ReadingsForm, RowsForm, SharesForm


class Step(NamedTuple):
    """One side of a thought."""

    slug: str
    title: str
    words: str
    form: type[StepForm] | type[RowsForm]


STEPS = (
    Step("cause", _("The cause"), _("Where does it seem to come from, right now? A guess is enough."), CauseForm),
    Step("facts", _("For and against"), _("Be fair to both. It may well be partly true."), FactsForm),
    Step("traps", _("Traps"), _("Thoughts about people have some well-known traps. Is it in one?"), TrapsForm),
    Step("check", _("How to check"), _("You need not check it now. Only find out how you could."), CheckForm),
    Step(
        "readings",
        _("Other readings"),
        _("A look, a tone or a silence can mean many things. Find some that are not about you."),
        ReadingsForm,
    ),
    Step(
        "shares",
        _("Who had a part"),
        _("Most things have more than one cause. Put yourself in last. The numbers need not add up to 100."),
        SharesForm,
    ),
    Step("kind", _("A kind reply"), _("A friend tells you that they think this. What do you say?"), KindForm),
    Step("again", _("And now"), _("Look at it once more. If nothing has moved, that is an answer too."), AgainForm),
)


def find_step(slug: str) -> Step | None:
    """A step by its name."""
    return next((step for step in STEPS if step.slug == slug), None)


def find_following(step: Step) -> Step | None:
    """The step after this one; None after the last."""
    place = STEPS.index(step) + 1
    return STEPS[place] if place < len(STEPS) else None
