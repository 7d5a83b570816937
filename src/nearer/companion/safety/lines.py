"""Lines: whom to call or write to, by country, from the data file only; what is not checked or old is said to be so."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from django.utils.translation import get_language_info

from nearer.companion.safety import operator
from nearer.companion.safety.words import COUNTRIES, LABELS, MEANS
from nearer.errors import NearerError

GENERAL, YOUNG, ABUSE = "general", "young_people", "domestic_abuse"
DAYS_A_MONTH = 30.4375


class StaleError(NearerError):
    """Facts about lines are too old to be given out again."""


class Emergency(NamedTuple):
    """The numbers for immediate danger in a country."""

    country: str
    name: Any
    number: str
    label: Any
    also: tuple[tuple[str, Any], ...]


class Line(NamedTuple):
    """One line, as it may be shown."""

    id: str
    country: str
    name: str
    who_for: str
    where: str
    phone: str
    dial: str
    text_by: str
    text_to: str
    text_word: str
    chat: str
    website: str
    hours: str
    free: bool
    languages: tuple[str, ...]
    seen: str
    checked: date | None
    checked_by: str
    means: Any
    sure: bool

    def is_old(self, today: date) -> bool:
        """Whether its check lies too far back."""
        return self.checked is not None and (today - self.checked).days > read_numbers()["months_fresh"] * DAYS_A_MONTH

    @property
    def has_text(self) -> bool:
        """Whether one can write instead of speaking."""
        return bool(self.text_to or self.chat)


@cache
def read_file() -> dict[str, Any]:
    """The data file."""
    data: dict[str, Any] = json.loads((files("nearer.companion.safety") / "lines.json").read_text(encoding="utf-8"))
    return data


def find_compiled() -> date:
    """The day on which the lines were gathered from stored pages."""
    return date.fromisoformat(read_file()["compiled"])


@cache
def read_numbers() -> dict[str, int]:
    """The numbers of lines.toml by name."""
    text = (files("nearer.companion.safety") / "lines.toml").read_text(encoding="utf-8")
    return {name: row["value"] for name, row in tomllib.loads(text).items()}


@cache
def list_countries() -> dict[str, Emergency]:
    """The countries of the file by their code, in the order of their names."""
    rows = sorted(read_file()["emergency"], key=lambda row: row["name"])
    return {row["country"]: build_emergency(row) for row in rows}


def build_emergency(row: dict[str, Any]) -> Emergency:
    """The emergency numbers of one country."""
    also = tuple((other["number"], LABELS[other["label"]]) for other in row["also"])
    return Emergency(row["country"], COUNTRIES[row["country"]], row["number"], LABELS[row["label"]], also)


def choose_lines(country: str, who_for: str) -> list[Line]:
    """The few lines to show: general ones, and those for young people or for violence at home when that fits."""
    numbers = read_numbers()
    shown = [line for line in list_lines() if line.country == country and line.sure]
    general = [line for line in shown if line.who_for == GENERAL][: numbers["most_general"]]
    fitting = [line for line in shown if line.who_for == who_for != GENERAL][: numbers["most_for_some"]]
    return [*fitting, *general]


def list_lines() -> list[Line]:
    """Every line: those of the file, with the operator's own in their place, less the hidden ones."""
    own = operator.read_override()
    hidden = operator.list_hidden() | set(own.hidden)
    lines = {row["id"]: build_line(row) for row in read_file()["lines"]}
    lines |= {row["id"]: build_line(row) for row in own.rows}
    # Those that somebody checked come first.
    return sorted((line for line in lines.values() if line.id not in hidden), key=lambda line: line.checked is None)


def build_line(row: dict[str, Any]) -> Line:
    """A line from its row; what the row does not know stays empty and is never guessed."""
    phone, text, checked = row.get("phone") or {}, row.get("text") or {}, row.get("verified_live") or {}
    return Line(
        id=row["id"],
        country=row["country"],
        name=row["name"],
        who_for=row["who_for"],
        where="" if row["coverage"] == "national" else row["coverage"],
        phone=phone.get("display", ""),
        dial=phone.get("dial", ""),
        text_by=text.get("channel", ""),
        text_to=text.get("display", ""),
        text_word=text.get("keyword") or "",
        chat=row.get("chat_url") or "",
        website=row.get("website") or "",
        hours=row["hours"] if row.get("hours_status") == "stated" else "",
        free=row.get("cost") == "free",
        languages=tuple(name_language(code) for code in row.get("languages", ())),
        seen=row.get("evidence_date") or "",
        checked=date.fromisoformat(str(checked["date"])) if checked else None,
        checked_by=checked.get("by", ""),
        means=MEANS.get(checked.get("method", ""), ""),
        sure=bool(checked) or row.get("confidence") == "high",
    )


def name_language(code: str) -> str:
    """A language as those who speak it call it; its short sign where that is not known."""
    try:
        return str(get_language_info(code)["name_local"])
    except KeyError:
        return code


def find_old(today: date) -> list[str]:
    """What is too old to be given out again: lines by their check, or all of them by the day the file was compiled."""
    compiled = find_compiled()
    too_far = read_numbers()["months_fresh"] * DAYS_A_MONTH
    old = [line.id for line in list_lines() if (today - (line.checked or compiled)).days > too_far]
    return sorted(old)


def require_fresh(today: date) -> None:
    """An error when a release would give out facts that nobody looked at for too long."""
    if old := find_old(today):
        raise StaleError(f"{len(old)} lines were looked at too long ago: {say(old)}. Check them and renew lines.json.")


def say(names: Iterable[str]) -> str:
    """Names in one line."""
    return ", ".join(names)
