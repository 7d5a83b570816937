"""The words of an experiment: what is tried, what is looked at, how days are chosen, what came of it."""

from typing import Any

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class What(TextChoices):
    """What is tried on some days and not on others."""

    ONE = "one", _("write or talk with one person")
    LINE = "line", _("write a line in a group")
    REST = "rest", _("a day without scrolling")
    OWN = "own", _("something of my own")


class Outcome(TextChoices):
    """Which answer of the check-in is looked at."""

    MOOD = "mood", _("mood")
    BATTERY = "battery", _("battery")
    URGE = "urge", _("urge to stay away")


# For these a lower answer is the better one.
LOWER_IS_BETTER: tuple[Any, ...] = (Outcome.URGE,)


class Lot(TextChoices):
    """How days are chosen."""

    RANDOM = "random", _("by lot, each day anew")
    TURNS = "turns", _("in turns, day by day")


class Days(IntegerChoices):
    """How many days with an answer are gathered before anything is said."""

    TWO_WEEKS = 14, _("14 days")
    THREE_WEEKS = 21, _("21 days")
    FOUR_WEEKS = 28, _("28 days")


class Guess(TextChoices):
    """What the person thinks beforehand."""

    HELPS = "helps", _("it will help")
    NOTHING = "nothing", _("it will make no difference")
    COSTS = "costs", _("it will cost me something")


class Kept(TextChoices):
    """Whether a day went as its lot said."""

    YES = "yes", _("yes")
    PARTLY = "partly", _("partly")
    NO = "no", _("no")


class Verdict(TextChoices):
    """What can be said at the end."""

    HELPS = "helps", _("it helped")
    COSTS = "costs", _("it cost something")
    UNCLEAR = "unclear", _("unclear")
