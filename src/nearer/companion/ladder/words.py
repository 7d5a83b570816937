"""The names of rungs and roads, and of what a step asks for."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Rung(TextChoices):
    """How near a step goes, the lowest rung first."""

    NEAR = "near", _("be near people")
    HELLO = "hello", _("a nod or hello")
    EXCHANGE = "exchange", _("two minutes of talk")
    MESSAGE = "message", _("a message")
    CHAT = "chat", _("a short planned chat")
    TOGETHER = "together", _("do something together")
    GROUP = "group", _("a group")
    HONEST = "honest", _("say or ask something true")


class Road(TextChoices):
    """To whom a step leads."""

    OLD = "old", _("someone from before")
    DEEPER = "deeper", _("someone I know, a bit nearer")
    NEW = "new", _("someone new")
    WEAK = "weak", _("faces around me")
    GIVING = "giving", _("by giving something")


class Energy(IntegerChoices):
    """How much of the battery a step takes."""

    LITTLE = 1, _("little")
    SOME = 2, _("some")
    MUCH = 3, _("much")


class Cost(TextChoices):
    """What a step costs in money."""

    FREE = "free", _("free")
    SMALL = "small", _("a few coins")


class Where(TextChoices):
    """Where a step happens."""

    HOME = "home", _("at home")
    DOORSTEP = "doorstep", _("at the door, in the stairs or yard")
    STREET = "street", _("in the street")
    INDOORS = "indoors", _("in a public room")
    NATURE = "nature", _("in the green")
    ANYWHERE = "anywhere", _("where you like")


class Access(TextChoices):
    """What a step asks for. Nothing else is taken for granted."""

    PHONE = "phone", _("a phone")
    INTERNET = "internet", _("a screen with internet")
    MONEY = "money", _("a few coins")
    OUT = "out", _("getting out")
    STEPPING_OUT = "stepping_out", _("getting to the door or stairs")
    VOICE = "voice", _("speaking")
    HEARING = "hearing", _("hearing")
    SEEING = "seeing", _("seeing")
    HANDS = "hands", _("writing, typing or making")
    KNOWN = "known", _("somebody you know from before")
    CLOSE = "close", _("somebody you trust")
    FAMILY = "family", _("a relative")
    HOUSEMATE = "housemate", _("somebody you live with")
    NEIGHBOUR = "neighbour", _("people next door")


class Outcome(TextChoices):
    """How a try was, in the person's own eyes."""

    GOOD = "good", _("good, or better than I thought")
    MIXED = "mixed", _("so-so, some of both")
    HARD = "hard", _("hard, it cost more than it gave")
