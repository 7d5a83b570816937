"""The window: the last month, season or year, or everything there is."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext_lazy as _

WINDOWS = (("30", _("30 days")), ("90", _("90 days")), ("365", _("a year")), ("all", _("all")))
USUAL = "90"


class Window(NamedTuple):
    """The days from the first to the last that are looked at."""

    name: str
    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days there are."""
        return (self.last - self.first).days + 1

    @property
    def start(self) -> datetime:
        """The moment the first day begins, by the clock on the wall."""
        return make_aware(datetime.combine(self.first, time()))


def choose_window(name: str, earliest: date | None) -> Window:
    """The window of that name up to today, never longer than what is written; an unknown name is the usual one."""
    today = localdate()
    if name not in dict(WINDOWS):
        name = USUAL
    first = earliest or today
    if name != "all":
        first = max(first, today - timedelta(days=int(name) - 1))
    return Window(name, min(first, today), today)
