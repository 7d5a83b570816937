"""Maps: which column is which, and what each item measures, in a small TOML file that people edit."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass, fields
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

from nearer.diary.diary import KEYS, Item, Kind
from nearer.diary.faults import DiaryError, name_some
from nearer.diary.settings import load_table
from nearer.diary.writing import write_whole

DIRECTIONS = {"more": 1, "less": -1}
ITEM_FIELDS = ("construct", "direction", "low", "high", "kind", "label")


@dataclass(frozen=True)
class DiaryMap:
    """How to read one diary: its columns, its clock, and its items.

    `id`, `day`, `beep`, `date`, `time`, `hours` and `duration` name columns (`hours` counts from 00:00 of study day 1);
    an `id` of "" means that the file is one person's. `morning` and `evening` name items that were asked once a day
    but stand in every row of it; their answer is kept at the first or the last entry of the day.
    """

    items: tuple[Item, ...]
    name: str = ""
    id: str | None = "id"
    day: str | None = None
    beep: str | None = None
    date: str | None = None
    time: str | None = None
    time_format: str | None = None
    hours: str | None = None
    beep_hours: tuple[float, ...] = ()
    duration: str | None = None
    missing: tuple[float, ...] = ()
    morning: tuple[str, ...] = ()
    evening: tuple[str, ...] = ()
    encoding: str | None = None
    licence: str | None = None
    citation: str | None = None

    @property
    def mapped(self) -> tuple[Item, ...]:
        """The items that measure a construct of the model."""
        return tuple(item for item in self.items if item.construct is not None)


DIARY_FIELDS = tuple(f.name for f in fields(DiaryMap) if f.name != "items")


def construct_names() -> tuple[str, ...]:
    """The names of all constructs, as in constructs.toml."""
    return tuple(load_table("constructs"))


def read_map(path: str | Path) -> DiaryMap:
    """Read a map file and check every entry."""
    path = Path(path)
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise DiaryError(
            f"There is no map {path}. Check the name, or write a first one with: nearer diary map FILE"
        ) from None
    except UnicodeDecodeError as error:
        raise DiaryError(
            f"{path} is not UTF-8 text (byte {error.start + 1}). Save it as UTF-8 in your editor."
        ) from None
    except (tomllib.TOMLDecodeError, OSError) as error:
        raise DiaryError(f"{path} cannot be read as a map: {error}. Correct that line.") from None
    return build_map(content, str(path))


def build_map(content: dict[str, Any], where: str) -> DiaryMap:
    """Turn the tables of a map into a DiaryMap; `where` is named in errors."""
    reject_unknown(content, ("diary", "items"), where)
    about = as_table(content.get("diary", {}), f"{where}: [diary]")
    reject_unknown(about, DIARY_FIELDS, f"{where}: [diary]")
    items = as_table(content.get("items", {}), f"{where}: [items]")
    if not items:
        raise DiaryError(f"{where} names no items. Add one [items.NAME] block for each question.")
    settings: dict[str, Any] = {}
    for name, value in about.items():
        if name in ("beep_hours", "missing"):
            settings[name] = read_list(value, name, where)
        elif name in ("morning", "evening"):
            settings[name] = read_names(value, name, tuple(items), where)
        elif not isinstance(value, str):
            raise DiaryError(f"{where}: [diary] {name} must be text in quotes, got {value!r}. Correct it.")
        else:
            settings[name] = value if value or name == "id" else None
    check_hours(settings.get("beep_hours", ()), where)
    return DiaryMap(items=tuple(build_item(name, entry, where) for name, entry in items.items()), **settings)


def build_item(name: str, entry: Any, where: str) -> Item:
    """Turn one [items.NAME] block into an Item."""
    spot = f"{where}: [items.{name}]"
    entry = as_table(entry, spot)
    reject_unknown(entry, ITEM_FIELDS, spot)
    if name in KEYS:
        raise DiaryError(
            f"{spot} has a name that the diary needs itself ({', '.join(KEYS)}). Rename the column in the file."
        )
    construct = entry.get("construct") or None
    if construct is not None and construct not in construct_names():
        known = construct_names()
        near = difflib.get_close_matches(str(construct), known, n=1, cutoff=0.0)
        raise DiaryError(
            f"{spot} construct must be a known name, got {construct!r}. Did you mean {near[0]!r}? "
            f"Known are: {', '.join(known)}. Leave the line out if none fits."
        )
    direction = entry.get("direction", "more")
    if direction not in DIRECTIONS:
        raise DiaryError(f'{spot} direction must be "more" or "less", got {direction!r}. Correct it.')
    low, high = (read_number(entry, end, spot) for end in ("low", "high"))
    if low >= high:
        raise DiaryError(f"{spot} low must be below high, got {low:g} and {high:g}. Correct the ends of the scale.")
    kind = entry.get("kind", "ordinal")
    if kind not in get_args(Kind):
        raise DiaryError(f'{spot} kind must be "ordinal" or "continuous", got {kind!r}. Correct it.')
    label = entry.get("label", "")
    if not isinstance(label, str):
        raise DiaryError(f"{spot} label must be text in quotes, got {label!r}. Correct it.")
    return Item(name, construct, DIRECTIONS[direction], low, high, kind, label)


def as_table(value: Any, spot: str) -> dict[str, Any]:
    """The value, if it is a block of names and values."""
    if not isinstance(value, dict):
        raise DiaryError(f"{spot} must be a block of names and values, got {value!r}. Correct it.")
    return value


def reject_unknown(table: dict[str, Any], known: tuple[str, ...], spot: str) -> None:
    """Refuse an entry whose name is not known, with the nearest one that is."""
    for name in table:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1, cutoff=0.0)
            raise DiaryError(
                f"{spot} has an unknown entry {name!r}. Did you mean {near[0]!r}? Known are: {name_some(known, 20)}."
            )


def read_number(entry: dict[str, Any], name: str, spot: str) -> float:
    """One finite number of an item block."""
    value = entry.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < float("inf"):
        raise DiaryError(f"{spot} {name} must be a number, got {value!r}. Write the end of the answer scale.")
    return float(value)


def read_list(value: Any, name: str, where: str) -> tuple[float, ...]:
    """A list of numbers of the [diary] block."""
    if not isinstance(value, list) or any(isinstance(v, bool) or not isinstance(v, int | float) for v in value):
        raise DiaryError(f"{where}: [diary] {name} must be a list of numbers, got {value!r}. Example: {name} = [9, 21]")
    return tuple(float(v) for v in value)


def read_names(value: Any, name: str, items: tuple[str, ...], where: str) -> tuple[str, ...]:
    """A list of item names of the [diary] block."""
    if not isinstance(value, list) or any(one not in items for one in value):
        raise DiaryError(f"{where}: [diary] {name} must be a list of this map's items, got {value!r}. Correct it.")
    return tuple(value)


def check_hours(hours: tuple[float, ...], where: str) -> None:
    """Beep hours must rise and lie within a day (up to 30, so that a night shift can be said)."""
    if any(b <= a for a, b in pairwise(hours)) or any(not 0 <= h < 30 for h in hours):
        raise DiaryError(
            f"{where}: [diary] beep_hours must rise from 0 to less than 30, got {list(hours)}. Correct the hours."
        )


def write_map(map: DiaryMap, path: str | Path) -> None:
    """Write a map as TOML, whole or not at all."""
    with write_whole(path) as out:
        out.write(format_map(map))


def format_map(map: DiaryMap) -> str:
    """A map as the text of a TOML file."""
    lines = ["[diary]"]
    for name in DIARY_FIELDS:
        value = getattr(map, name)
        if value not in (None, ()) and (value != "" or name == "id"):
            lines.append(f"{name} = {quote_value(value)}")
    for item in map.items:
        lines += ["", f"[items.{quote_name(item.name)}]", *format_item(item)]
    return "\n".join(lines) + "\n"


def format_item(item: Item) -> list[str]:
    """The lines of one item's block."""
    lines = [f"construct = {quote_value(item.construct)}"] if item.construct else []
    if item.construct:
        lines.append(f'direction = "{"more" if item.direction > 0 else "less"}"')
    elif item.direction < 0:
        lines.append('direction = "less"')
    lines += [f"low = {quote_value(item.low)}", f"high = {quote_value(item.high)}", f'kind = "{item.kind}"']
    if item.label:
        lines.append(f"label = {quote_value(item.label)}")
    return lines


def quote_name(name: str) -> str:
    """A TOML key, in quotes where it needs them."""
    return name if name and all(c.isascii() and (c.isalnum() or c in "_-") for c in name) else quote_value(name)


def quote_value(value: str | float | tuple[str | float, ...]) -> str:
    """A TOML value: text with its special characters escaped, a number, or a list of either."""
    if isinstance(value, str):
        named = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
        escaped = (named.get(c) or (f"\\u{ord(c):04X}" if ord(c) < 32 or ord(c) == 127 else c) for c in value)
        return f'"{"".join(escaped)}"'
    if isinstance(value, tuple):
        return f"[{', '.join(quote_value(v) for v in value)}]"
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(value)
