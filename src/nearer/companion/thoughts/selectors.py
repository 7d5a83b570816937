"""Reading thoughts, the ratings before and after, and the shares out of the whole."""

from __future__ import annotations

from typing import NamedTuple

from nearer.companion.thoughts.models import Afterwards, Share, Thought


class Change(NamedTuple):
    """One rating before and after."""

    label: str
    before: int | None
    after: int | None


class Part(NamedTuple):
    """One part in what happened: as it was written, and out of the whole."""

    words: str
    number: int | None
    share: int | None


RATED = ("feeling", "belief", "cause", "always", "everything", "control")


def list_thoughts(most: int = 40) -> list[Thought]:
    """The latest thoughts."""
    return list(Thought.objects.select_related("tie")[:most])


def list_afterwards(most: int = 20) -> list[Afterwards]:
    """The latest evenings that went on in the head."""
    return list(Afterwards.objects.select_related("tie")[:most])


def list_changes(thought: Thought) -> list[Change]:
    """Each rating that was given, before beside after."""
    found = []
    for name in RATED:
        before, after = getattr(thought, f"{name}_before"), getattr(thought, f"{name}_after")
        if before is not None or after is not None:
            found.append(Change(str(thought._meta.get_field(f"{name}_before").verbose_name), before, after))
    return found


def list_shares(thought: Thought) -> list[Part]:
    """Who and what had a part; whatever the numbers add up to, the last column adds up to about a hundred."""
    shares: list[Share] = list(thought.shares.all())
    total = sum(share.number or 0 for share in shares)
    return [
        Part(
            share.words, share.number, round(100 * share.number / total) if share.number is not None and total else None
        )
        for share in shares
    ]


def went_up(thought: Thought) -> bool:
    """Whether the feeling is stronger than before."""
    before, after = thought.feeling_before, thought.feeling_after
    return before is not None and after is not None and after > before
