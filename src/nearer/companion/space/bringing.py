"""Bringing in: what happens between the right passphrase and the first page."""

from __future__ import annotations

from nearer.companion.space.backup import keep_backup, make_backup
from nearer.companion.space.current import OpenSpace, enter
from nearer.companion.space.models import Choice
from nearer.companion.space.spaces import bring_up_to_date, needs_bringing_up_to_date


def bring_in(space: OpenSpace) -> int:
    """Bring an older space up to date, with a backup first; gives the minutes after which it locks by itself."""
    with enter(space):
        if needs_bringing_up_to_date():
            keep_backup(space, make_backup(space))
            bring_up_to_date()
        return int(Choice.read().minutes_open)
