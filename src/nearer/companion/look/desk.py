"""The desk: what a visitor laid down, in this program's memory only, until it is forgotten or the program ends."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from nearer.companion.look.work import Work

# Enough for the few windows of one machine; the one unused for longest makes room.
MOST_VISITS = 12


@dataclass
class Visit:
    """One visitor's papers."""

    file_name: str = ""
    content: bytes = b""
    map_text: str = ""
    diary: Any = None
    person: str = ""
    work: Work | None = None


class Desk:
    """All visits, by a random key that only the visitor's browser holds."""

    def __init__(self) -> None:
        self.visits: dict[str, Visit] = {}
        self.lock = threading.Lock()

    def find(self, request: HttpRequest) -> Visit | None:
        """The papers of whoever asks, if there are any."""
        key = request.get_signed_cookie(settings.VISIT_COOKIE, default=None)
        with self.lock:
            visit = self.visits.pop(key, None)
            if visit is not None:
                # Put back last, so that the first is always the one unused for longest.
                self.visits[key] = visit
        return visit

    def lay_down(self, visit: Visit, response: HttpResponse) -> None:
        """Keep papers and give the visitor's browser the key; older papers of theirs should be forgotten first."""
        key = secrets.token_urlsafe(24)
        with self.lock:
            self.visits[key] = visit
            while len(self.visits) > MOST_VISITS:
                stop_work(self.visits.pop(next(iter(self.visits))))
        response.set_signed_cookie(settings.VISIT_COOKIE, key, httponly=True, samesite="Strict")

    def forget(self, request: HttpRequest) -> bool:
        """Throw the papers of whoever asks away; says whether a look at them was still being worked out."""
        key = request.get_signed_cookie(settings.VISIT_COOKIE, default=None)
        with self.lock:
            return stop_work(self.visits.pop(key, None))


def stop_work(visit: Visit | None) -> bool:
    """Stop the work of a visit that is thrown away; says whether it was still going on."""
    return visit is not None and visit.work is not None and visit.work.stop()


DESK = Desk()
