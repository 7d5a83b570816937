"""The words a person can choose from."""

from typing import Any

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Alone(TextChoices):
    """Alone or with people, lonely or not: four different things."""

    FINE = "alone_fine", _("alone, and that is fine")
    LONELY = "alone_lonely", _("alone, and lonely")
    AMONG = "among_fine", _("with people, and that is fine")
    APART = "among_lonely", _("with people, and still lonely")


LONELY = (Alone.LONELY, Alone.APART)


class Layer(TextChoices):
    """Which part of life somebody belongs to."""

    FAMILY = "family", _("family")
    FRIEND = "friend", _("friend")
    NEIGHBOUR = "neighbour", _("neighbour")
    WORK = "work", _("work or school")
    GROUP = "group", _("a group")
    FAITH = "faith", _("a place of faith")
    ONLINE = "online", _("online")
    PROFESSIONAL = "professional", _("somebody whose job it is")
    PET = "pet", _("an animal")
    OTHER = "other", _("somebody else")


class Near(TextChoices):
    """How near somebody feels, whatever the papers say."""

    VERY = "very", _("very near")
    NEAR = "near", _("near")
    FAR = "far", _("further out")


class Gift(TextChoices):
    """What people can be to each other."""

    LISTENING = "listening", _("a listening ear")
    COMPANY = "company", _("company")
    HELP = "help", _("a helping hand")
    KNOWING = "knowing", _("good advice")
    BELONGING = "belonging", _("being part of it")
    LAUGHTER = "laughter", _("laughter")
    TOUCH = "touch", _("a hug or a hand")


class Safe(TextChoices):
    """How much can be told to somebody."""

    NOTHING = "nothing", _("nothing of mine")
    SMALL = "small", _("small things")
    SOME = "some", _("some hard things")
    MOST = "most", _("nearly all")


class Effort(TextChoices):
    """What being with somebody takes out of the battery."""

    FILLS = "fills", _("it fills me up")
    LITTLE = "little", _("little")
    SOME = "some", _("some")
    MUCH = "much", _("much")


class Reliable(TextChoices):
    """How often somebody is there when it matters."""

    MOSTLY = "mostly", _("mostly")
    SOMETIMES = "sometimes", _("now and then")
    SELDOM = "seldom", _("seldom")


class Weeks(IntegerChoices):
    """After how long without contact a reminder stands on the map."""

    TWO = 2, _("two weeks")
    FOUR = 4, _("four weeks")
    EIGHT = 8, _("eight weeks")
    TWELVE = 12, _("twelve weeks")


class Channel(TextChoices):
    """In what way a contact was had."""

    IN_PERSON = "in_person", _("in person")
    CALL = "call", _("call")
    VIDEO = "video", _("video")
    MESSAGE = "message", _("message or letter")
    GAME = "game", _("game or shared screen")
    NEARBY = "nearby", _("near people, without talk")


class Online(TextChoices):
    """What a time online was."""

    ONE_TO_ONE = "one_to_one", _("wrote or talked with one person")
    GROUP = "group", _("wrote or talked in a group")
    READING = "reading", _("read what a group wrote")
    SCROLLING = "scrolling", _("looked on or scrolled")


ACTIVE = (Online.ONE_TO_ONE, Online.GROUP)
HARMS = ("unavailable", "demanding", "harsh", "judging", "conflict")


class Word(TextChoices):
    """Twenty-four words for feelings, four a group."""

    SAD = "sad", _("sad")
    LONELY = "lonely", _("lonely")
    HOPELESS = "hopeless", _("without hope")
    MISSING = "missing", _("missing somebody")
    AFRAID = "afraid", _("afraid")
    NERVOUS = "nervous", _("nervous")
    UNSURE = "unsure", _("unsure")
    ON_GUARD = "on_guard", _("on guard")
    ANGRY = "angry", _("angry")
    ANNOYED = "annoyed", _("annoyed")
    JEALOUS = "jealous", _("jealous")
    FED_UP = "fed_up", _("fed up")
    ASHAMED = "ashamed", _("ashamed")
    GUILTY = "guilty", _("guilty")
    HURT = "hurt", _("hurt")
    LEFT_OUT = "left_out", _("left out")
    CALM = "calm", _("calm")
    SAFE = "safe", _("safe")
    RELIEVED = "relieved", _("relieved")
    CONTENT = "content", _("content")
    GLAD = "glad", _("glad")
    CURIOUS = "curious", _("curious")
    GRATEFUL = "grateful", _("thankful")
    CLOSE = "close", _("close to somebody")


WORD_GROUPS: tuple[tuple[str, tuple[Any, ...]], ...] = (
    (_("Heavy"), (Word.SAD, Word.LONELY, Word.HOPELESS, Word.MISSING)),
    (_("Afraid"), (Word.AFRAID, Word.NERVOUS, Word.UNSURE, Word.ON_GUARD)),
    (_("Angry"), (Word.ANGRY, Word.ANNOYED, Word.JEALOUS, Word.FED_UP)),
    (_("Hurt"), (Word.ASHAMED, Word.GUILTY, Word.HURT, Word.LEFT_OUT)),
    (_("At ease"), (Word.CALM, Word.SAFE, Word.RELIEVED, Word.CONTENT)),
    (_("Warm"), (Word.GLAD, Word.CURIOUS, Word.GRATEFUL, Word.CLOSE)),
)


class Signal(TextChoices):
    """What a body does when people, or the thought of them, are near."""

    TENSE = "tense", _("tense")
    HEART = "heart", _("heart beats fast")
    BREATH = "breath", _("short of breath")
    KNOT = "knot", _("a knot inside")
    SICK = "sick", _("feeling sick")
    SHAKY = "shaky", _("shaky")
    HOT = "hot", _("hot or blushing")
    COLD = "cold", _("cold")
    SWEATY = "sweaty", _("sweaty")
    PAIN = "pain", _("pain or pressure")
    HEAVY = "heavy", _("heavy and tired")
    RESTLESS = "restless", _("restless")
    NUMB = "numb", _("numb, far away")
    WARM = "warm", _("warm and soft")
    LIGHT = "light", _("light and free")


class Place(TextChoices):
    """Where in the body something is felt."""

    HEAD = "head", _("head")
    JAW = "jaw", _("face and jaw")
    THROAT = "throat", _("neck and throat")
    SHOULDERS = "shoulders", _("shoulders")
    CHEST = "chest", _("chest")
    ARMS = "arms", _("arms and hands")
    STOMACH = "stomach", _("stomach")
    BACK = "back", _("back")
    LEGS = "legs", _("legs")
    FEET = "feet", _("feet")
    ALL_OVER = "all_over", _("all over")
