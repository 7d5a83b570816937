"""Operator: lines that whoever runs Nearer on this machine has put in, and lines that were hidden as wrong.

`lines.toml` in the folder of Nearer:

    hide = ["xx-old-line"]

    [[line]]
    id = "xx-clinic"              # the id of a line of ours puts this one in its place
    country = "XX"                # two letters
    name = "Our clinic"
    who_for = "general"           # or young_people, domestic_abuse
    phone = "000 000"
    hours = "Mon-Fri 09:00-17:00"
    website = "https://clinic.example"
    checked = 2026-11-01          # the day somebody made sure
    by = "A. Person"
    how = "called"                # or written, website: by what means; may be left out
"""

from __future__ import annotations

import json
import tomllib
from datetime import date
from typing import Any, NamedTuple

from nearer.companion.safety.words import MEANS
from nearer.companion.space import home
from nearer.errors import NearerError

FILE, HIDDEN = "lines.toml", "hidden-lines.json"
WANTED = {"id", "country", "name", "who_for", "checked", "by"}
KNOWN = WANTED | {"phone", "text", "text_word", "chat", "website", "hours", "languages", "free", "where", "how"}


class OverrideError(NearerError):
    """The operator's own file of lines cannot be used."""


class Override(NamedTuple):
    """What the operator's file says; with a trouble instead when it cannot be used."""

    rows: tuple[dict[str, Any], ...] = ()
    hidden: tuple[str, ...] = ()
    trouble: str = ""


def read_override() -> Override:
    """The operator's file, if there is one. A mistake in it never takes the help page away."""
    file = home.find_home() / FILE
    if not file.exists():
        return Override()
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        return Override(tuple(build_row(row) for row in table.get("line", [])), tuple(table.get("hide", [])))
    except (OSError, ValueError, TypeError, AttributeError) as error:
        return Override(trouble=f"{file} cannot be used: {error}")


def build_row(row: dict[str, Any]) -> dict[str, Any]:
    """A row as the data file has it."""
    if missing := sorted(WANTED - row.keys()):
        raise OverrideError(f"A line lacks {', '.join(missing)}. Add it.")
    if unknown := sorted(row.keys() - KNOWN):
        raise OverrideError(f"The line {row['id']} has {', '.join(unknown)}, which is not known. Correct or remove it.")
    if not isinstance(row["checked"], date):
        raise OverrideError(f"The line {row['id']} was checked '{row['checked']}'. Write a day, such as 2026-11-01.")
    if row.get("how", "") not in {"", *MEANS}:
        raise OverrideError(f"The line {row['id']} was checked by '{row['how']}'. Write {', '.join(MEANS)} or nothing.")
    dial = "".join(sign for sign in row.get("phone", "") if sign.isdigit() or sign == "+")
    return {
        "id": row["id"],
        "country": row["country"],
        "name": row["name"],
        "who_for": row["who_for"],
        "coverage": row.get("where", "national"),
        "phone": {"display": row["phone"], "dial": dial} if "phone" in row else None,
        "text": {"channel": "sms", "display": row["text"], "keyword": row.get("text_word")} if "text" in row else None,
        "chat_url": row.get("chat"),
        "website": row.get("website"),
        "hours": row.get("hours"),
        "hours_status": "stated" if row.get("hours") else "unknown",
        "cost": "free" if row.get("free") else "unknown",
        "languages": row.get("languages", []),
        "confidence": "high",
        "verified_live": {"date": row["checked"].isoformat(), "by": row["by"], "method": row.get("how", "")},
    }


def list_hidden() -> set[str]:
    """The lines that were hidden on this machine because their number was wrong."""
    try:
        return set(json.loads((home.find_home() / HIDDEN).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return set()


def hide_line(name: str) -> None:
    """Hide a line at once, for everybody on this machine."""
    write_hidden(list_hidden() | {name})


def show_all() -> None:
    """Show every line again."""
    write_hidden(set())


def write_hidden(names: set[str]) -> None:
    """Keep which lines are hidden; nothing says who hid them or when."""
    home.write_whole(home.find_home() / HIDDEN, json.dumps(sorted(names)).encode())
