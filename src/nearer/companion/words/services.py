"""Changing messages: borrowing, saving, sending by hand, telling what came back."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from nearer.companion.noticing.services import save_entry
from nearer.companion.words.library import Idea
from nearer.companion.words.models import Message


def borrow(idea: Idea, layer: str, tone: str) -> Message:
    """A text of the library as a first form of one's own, not saved yet."""
    words = next(words for name, words in idea.find_texts(layer).items() if name == tone)
    return Message(words=_(words), key=idea.key, group=idea.group, layer=layer, tone=tone)


def save_message(message: Message) -> Message:
    """Save a message; how it was before is kept."""
    return save_entry(message)


def say_sent(message: Message, now: datetime) -> Message:
    """The person sent it by hand."""
    message.gone_at = message.gone_at or now
    return save_entry(message)


def take_back_sent(message: Message) -> Message:
    """It was not sent after all; what was told about an answer goes with it."""
    message.gone_at = message.answered_at = message.mood_after = None
    message.answer = ""
    return save_entry(message)


def tell_answer(message: Message, now: datetime) -> Message:
    """Save what came back; whatever got an answer was sent."""
    message.answered_at = message.answered_at or now
    message.gone_at = message.gone_at or message.answered_at
    return save_entry(message)
