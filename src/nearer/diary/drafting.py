"""Drafting: a first map of a diary, guessed from its names, numbers and metadata, for a person to edit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from nearer.diary.columns import parse_number
from nearer.diary.diary import Item, Kind
from nearer.diary.doors import Source, open_door
from nearer.diary.faults import DiaryError
from nearer.diary.files import Layout, inspect_file, sample_rows
from nearer.diary.maps import DIRECTIONS, DiaryMap
from nearer.diary.metadata import Feature, read_metadata
from nearer.diary.settings import load_table, number
from nearer.diary.stamps import parse_stamp


@dataclass(frozen=True)
class Draft:
    """A first map, which of its lines are guesses, and the columns that are left out."""

    map: DiaryMap
    guessed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()


def draft_map(source: Source) -> DiaryMap:
    """A first map of a diary; its constructs and scale ends are guesses to be checked."""
    with open_door(source) as path:
        return draft_layout(inspect_file(path)).map


def draft_layout(layout: Layout) -> Draft:
    """A first map of a file whose layout is known."""
    metadata = read_metadata(layout.path)
    cells = sample_columns(layout)
    roles = guess_roles(layout, cells)
    items: list[Item] = []
    guessed: dict[str, tuple[str, ...]] = {}
    left_out: list[str] = []
    taken = set(roles.values())
    named = [name for name in layout.header if name not in taken]
    scales = guess_scales(layout, {name: cells[name] for name in named})
    for name in named:
        feature = metadata.features.get(name, Feature())
        if name not in scales or not feature.is_item or matches(name, load_table("keywords")["left_out"]["words"]):
            left_out.append(name)
            continue
        item, marks = guess_item(name, feature, scales[name], cells[name], layout.decimal)
        items.append(item)
        guessed[name] = marks
    if not items:
        raise DiaryError(
            f"{layout.path.name} has no column of numbers that could be answers. "
            f"It has: {', '.join(layout.header)}. Add one column for each question."
        )
    map = DiaryMap(
        items=tuple(items),
        name=layout.path.stem,
        id=roles.get("id"),
        day=roles.get("day"),
        beep=roles.get("beep"),
        date=roles.get("date"),
        time=roles.get("time"),
        hours=roles.get("hours"),
        duration=roles.get("duration"),
        licence=metadata.licence,
        citation=metadata.citation,
    )
    return Draft(map, guessed, tuple(left_out))


def sample_columns(layout: Layout) -> dict[str, list[str]]:
    """The filled cells of each column in the first rows."""
    found: dict[str, list[str]] = {name: [] for name in layout.header}
    for _, row in sample_rows(layout):
        for name, cell in zip(layout.header, row, strict=False):
            if not np.isnan(parse_number(cell, layout.decimal) or 0.0):
                found[name].append(cell.strip())
    return found


def guess_roles(layout: Layout, cells: dict[str, list[str]]) -> dict[str, str]:
    """Which column is the id, the day, the beep, the time: by name, and for times by what stands in them."""
    known: dict[str, list[str]] = load_table("keywords")["columns"]
    roles: dict[str, str] = {}
    for role, names in known.items():
        for name in rank(layout.header, names):
            fits = role in ("id", "day") or (fits_time(cells[name]) if role in ("date", "time") else True)
            if fits and name not in roles.values():
                roles[role] = name
                break
    if "hours" in roles:
        # Hours of the study, as this room writes them, say the time by themselves.
        return {role: name for role, name in roles.items() if role not in ("date", "time")}
    if "time" in roles and "date" in roles and has_date(cells[roles["time"]]):
        del roles["date"]
    if "day" in roles and "time" in roles:
        roles.pop("date", None)
    return roles


def rank(header: Sequence[str], names: Sequence[str]) -> list[str]:
    """The columns with one of the names, in the order of the names."""
    folded = {fold(column).replace(" ", "_"): column for column in reversed(header)}
    return [folded[name] for name in names if name in folded]


def fits_time(cells: Sequence[str]) -> bool:
    """Whether a column holds dates or times."""
    return bool(cells) and all(parse_stamp(cell) is not None for cell in cells[:200])


def has_date(cells: Sequence[str]) -> bool:
    """Whether a column's times say the date as well."""
    stamp = parse_stamp(cells[0]) if cells else None
    return stamp is not None and not np.isnan(stamp.date)


def guess_scales(layout: Layout, cells: dict[str, list[str]]) -> dict[str, tuple[float, float]]:
    """The scale of every column of numbers: the narrowest common one, or that of most of its fellows if it fits."""
    seen: dict[str, tuple[float, float]] = {}
    for name, column in cells.items():
        values = [value for value in (parse_number(cell, layout.decimal) for cell in column) if value is not None]
        if column and len(values) < number("reading", "word_share") * len(column):
            continue
        seen[name] = (min(values), max(values)) if values else (0.0, 1.0)
    fitted = {name: fit_scale(ends, common_scales()) for name, ends in seen.items()}
    return {name: follow_fellows(seen[name], scale, list(fitted.values())) for name, scale in fitted.items()}


def common_scales() -> list[tuple[float, float]]:
    """The ends of answer scales in common use."""
    return [(float(low), float(high)) for low, high in load_table("keywords")["scales"]["ends"]]


def fit_scale(seen: tuple[float, float], common: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The narrowest common scale that holds the answers; the answers' own ends when none does."""
    holding = [ends for ends in common if ends[0] <= seen[0] and seen[1] <= ends[1]]
    if not holding:
        return seen if seen[0] < seen[1] else (seen[0], seen[0] + 1)
    return min(holding, key=lambda ends: (ends[1] - ends[0], abs(ends[0] - seen[0])))


def follow_fellows(
    seen: tuple[float, float], scale: tuple[float, float], all_scales: Sequence[tuple[float, float]]
) -> tuple[float, float]:
    """The scale that at least half of the columns with the same low end share, if it holds the answers."""
    fellows = [ends for ends in all_scales if ends[0] == scale[0]]
    most = max(fellows, key=fellows.count)
    return most if fellows.count(most) * 2 >= len(fellows) and seen[1] <= most[1] else scale


def guess_item(
    name: str, feature: Feature, scale: tuple[float, float], cells: Sequence[str], decimal: str
) -> tuple[Item, tuple[str, ...]]:
    """One item, and which of its lines are guesses."""
    construct, direction = guess_construct(name, feature.label)
    marks = ["construct", "direction"] if construct else []
    low, high = feature.low, feature.high
    if low is None or high is None:
        low, high = scale
        marks += ["low", "high"]
    kind = feature.kind
    if kind is None:
        numbers = [value for value in (parse_number(cell, decimal) for cell in cells) if value is not None]
        kind = guess_kind(low, high, np.array(numbers))
        marks.append("kind")
    return Item(name, construct, direction, low, high, kind, feature.label), tuple(marks)


def guess_kind(low: float, high: float, values: NDArray[np.float64]) -> Kind:
    """Ordinal for few whole steps, otherwise continuous."""
    whole = bool((values == np.floor(values)).all())
    return "ordinal" if whole and high - low < number("reading", "ordinal_steps") else "continuous"


def widen_items(draft: Draft, numbers: Mapping[str, NDArray[np.float64]]) -> tuple[Item, ...]:
    """The items of a draft, with guessed scales made wide enough for all answers, not only for the first rows."""
    widened = []
    for item in draft.map.items:
        values = numbers[item.name][np.isfinite(numbers[item.name])]
        if len(values) and "low" in draft.guessed[item.name]:
            low, high = min(item.low, float(values.min())), max(item.high, float(values.max()))
            if (low, high) != (item.low, item.high):
                low, high = fit_scale((low, high), common_scales())
            item = replace(item, low=low, high=high)
        if "kind" in draft.guessed[item.name]:
            item = replace(item, kind=guess_kind(item.low, item.high, values))
        widened.append(item)
    return tuple(widened)


def guess_construct(name: str, label: str) -> tuple[str | None, int]:
    """What an item may measure, by the words of its name first and of its label then."""
    for text in (name, label):
        for group in load_table("keywords")["constructs"]:
            if matches(text, group["words"]):
                return group["construct"], DIRECTIONS[group["direction"]]
    return None, 1


def matches(text: str, words: Sequence[str]) -> bool:
    """Whether a text holds one of the words; see keywords.toml for how they are written."""
    folded = fold(text)
    for word in words:
        whole = rf"\b{re.escape(word.lstrip('='))}"
        if word.startswith("=="):
            found = folded == word[2:]
        elif word.startswith("="):
            found = re.search(rf"{whole}\b", folded) is not None
        else:
            found = re.search(whole, folded) is not None
        if found:
            return True
    return False


def fold(text: str) -> str:
    """Small letters, with every other sign read as a blank."""
    return " ".join(re.findall(r"[^\W_]+", text.lower()))
