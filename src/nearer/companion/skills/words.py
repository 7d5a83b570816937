"""The names of kinds of skills, of moments, and of how pages turn."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What a skill belongs to."""

    CBT = "cbt", _("thoughts (CBT)")
    REAPPRAISAL = "reappraisal", _("seeing it another way")
    ACTIVATION = "activation", _("doing things (activation)")
    EXPOSURE = "exposure", _("going towards (exposure)")
    MINDFUL = "mindful", _("noticing (MBSR, MBCT)")
    STRONG = "strong", _("strong feelings (as in DBT)")
    FEELINGS = "feelings", _("naming and writing (as in EFT)")
    KINDNESS = "kindness", _("kindness to oneself")
    ALONE = "alone", _("being alone well")
    BEARING = "bearing", _("bearing frustration")
    PROBLEMS = "problems", _("solving problems")
    PEOPLE = "people", _("speaking up")


class Moment(TextChoices):
    """When a skill may be of use."""

    FLOOD = "flood", _("a feeling is too strong")
    FLAT = "flat", _("flat, no drive")
    CIRCLING = "circling", _("thoughts go round")
    BEFORE = "before", _("before people")
    AFTER = "after", _("after people")
    ALONE = "alone", _("on my own")
    STUCK = "stuck", _("stuck with something")


class Pace(IntegerChoices):
    """After how many seconds a page turns by itself."""

    SHORT = 30, _("after half a minute")
    MINUTE = 60, _("after one minute")
    LONG = 120, _("after two minutes")


BY_HAND = ("", _("I turn them myself"))


class Grade(TextChoices):
    """How well an approach is tested."""

    A = "A", _("several studies taken together")
    B = "B", _("one study, or a few by one team")
    C = "C", _("a judgement or a theory")
    D = "D", _("not tested, as far as we know")
