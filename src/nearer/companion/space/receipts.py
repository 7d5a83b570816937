"""Receipts: what the page says after saving, held with the open space and never in a cookie."""

from __future__ import annotations

from typing import Any

from django.contrib.messages.storage.base import BaseStorage


class Receipts(BaseStorage):
    """Receipts in memory; while no space is open there is nothing to keep them with."""

    def _get(self, *args: Any, **kwargs: Any) -> tuple[list[Any], bool]:
        space = getattr(self.request, "space", None)
        return (list(space.receipts) if space else [], True)

    def _store(self, messages: list[Any], response: Any, *args: Any, **kwargs: Any) -> list[Any]:
        space = getattr(self.request, "space", None)
        if space is not None:
            space.receipts[:] = messages
        return []
