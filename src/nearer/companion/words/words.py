"""The names of what words are for, of tones, and of what comes back."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from nearer.companion.noticing.words import Layer


class Group(TextChoices):
    """What words are for."""

    ASK = "ask", _("Asking for something")
    SILENCE = "silence", _("I went quiet")
    LIMIT = "limit", _("Setting a limit")
    NO = "no", _("Saying no")
    LEAVE = "leave", _("Leaving early")
    TELL = "tell", _("Telling, step by step")
    JOY = "joy", _("Sharing good things")
    REPAIR = "repair", _("Making up")
    LISTEN = "listen", _("Hearing others")


class Tone(TextChoices):
    """How a text sounds; the last one says it in a roundabout way."""

    WARM = "warm", _("warm")
    PLAIN = "plain", _("plain")
    LIGHT = "light", _("light")
    SOFT = "soft", _("soft")
    CLEAR = "clear", _("clear")
    FIRM = "firm", _("firm")
    ROUND = "round", _("roundabout")


# A limit, a no and a leaving have a dial from soft to firm; everything can also be said in a roundabout way.
DIAL = ("soft", "clear", "firm", "round")
TONES = ("warm", "plain", "light", "round")
DIALLED = ("limit", "no", "leave")
# Where it is rude to ask straight out, and what it costs to hint.
ROUNDABOUT = ("kim-2008", "don-2018")

# Whom a text may be for, the four layers of support first.
LAYERS = (
    Layer.FAMILY,
    Layer.FRIEND,
    Layer.GROUP,
    Layer.PROFESSIONAL,
    Layer.NEIGHBOUR,
    Layer.WORK,
    Layer.ONLINE,
)


class Swap(TextChoices):
    """How the same words would be for the person, if somebody sent them."""

    GLAD = "glad", _("I would be glad that they told me")
    FINE = "fine", _("it would be fine")
    COULD_SAY_NO = "could_say_no", _("a bit much, and I could say no")
    TOO_MUCH = "too_much", _("too much for me")


class Answer(TextChoices):
    """What came back."""

    YES = "yes", _("a yes, or something kind")
    PARTLY = "partly", _("partly, or later")
    NO = "no", _("a no")
    SILENCE = "silence", _("nothing so far")
    HURT = "hurt", _("something that hurt")


def list_tones(group: str) -> tuple[str, ...]:
    """The tones that the texts of a group have."""
    return DIAL if group in DIALLED else TONES
