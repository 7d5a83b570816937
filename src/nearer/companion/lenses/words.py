"""The names of how a lens fits, of what staying away may guard, and of what to do with it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What a lens is about."""

    PATTERN = "pattern", _("Ways of staying away")
    BARRIER = "barrier", _("Things that stand in the way")


class Fits(TextChoices):
    """Whether it fits, in the person's own eyes."""

    YES = "yes", _("it fits")
    PARTLY = "partly", _("partly")
    NO = "no", _("no")


class Guard(TextChoices):
    """What staying away may have guarded."""

    HURT = "hurt", _("being hurt")
    NO = "no", _("a no")
    JUDGED = "judged", _("being judged")
    SHAME = "shame", _("shame")
    TOO_MUCH = "too_much", _("too much at once")
    STRENGTH = "strength", _("the strength I have left")
    LET_DOWN = "let_down", _("being let down")
    CONTROL = "control", _("being pushed around")
    OTHERS = "others", _("those I like")
    SELF = "self", _("my own ways")


class Wish(TextChoices):
    """What to do with it for now."""

    KEEP = "keep", _("keep it as it is")
    LOOSEN = "loosen", _("loosen it a little")
    UNSURE = "unsure", _("not sure")
