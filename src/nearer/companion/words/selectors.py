"""Reading messages: what is being written, what is out, what is over."""

from __future__ import annotations

from typing import NamedTuple

from nearer.companion.words.models import Message
from nearer.companion.words.words import Answer


class Messages(NamedTuple):
    """The person's messages by where they stand."""

    drafts: list[Message]
    sent: list[Message]
    over: list[Message]


def list_messages(most: int = 60) -> Messages:
    """The latest messages; one that has no answer so far is still out."""
    found = Messages([], [], [])
    for message in Message.objects.select_related("tie")[:most]:
        if message.gone_at is None:
            found.drafts.append(message)
        elif message.answer in ("", Answer.SILENCE):
            found.sent.append(message)
        else:
            found.over.append(message)
    return found
