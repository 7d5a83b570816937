"""The words for keeping a distance, and for finding groups and helpers."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from nearer.companion.noticing.words import Layer


class Way(TextChoices):
    """How far away somebody is kept."""

    LIMIT = "limit", _("set one limit")
    LESS = "less", _("see them less")
    APART = "apart", _("stay apart for now")
    UNSURE = "unsure", _("I do not know yet")


class Finder(TextChoices):
    """What is looked for."""

    GROUP = "group", _("a group")
    PROFESSIONAL = "professional", _("a helper by profession")


class Stage(TextChoices):
    """How far it has come with a group or a helper."""

    HEARD = "heard", _("I have heard of it")
    ASKED = "asked", _("I have asked")
    GOING = "going", _("I am going")
    NOT_MINE = "not_mine", _("not for me")


# One or two words for the drawing; the table has the whole ones.
PARTS = {
    Layer.FAMILY: _("family"),
    Layer.FRIEND: _("friends"),
    Layer.NEIGHBOUR: _("neighbours"),
    Layer.WORK: _("work"),
    Layer.GROUP: _("groups"),
    Layer.FAITH: _("faith"),
    Layer.ONLINE: _("online"),
    Layer.PROFESSIONAL: _("helpers"),
    Layer.PET: _("animals"),
    Layer.OTHER: _("others"),
}
