"""Metadata: labels and scale ends from an openESM metadata file beside the diary."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nearer.diary.diary import Kind
from nearer.diary.faults import DiaryError
from nearer.diary.settings import number

SLIDERS = ("vas", "slider", "visual analog")


@dataclass(frozen=True)
class Feature:
    """What the metadata say of one column; None where they say nothing."""

    label: str = ""
    low: float | None = None
    high: float | None = None
    kind: Kind | None = None
    is_item: bool = True


@dataclass(frozen=True)
class Metadata:
    """What the metadata say of a diary."""

    path: Path | None = None
    features: dict[str, Feature] = field(default_factory=dict)
    licence: str | None = None
    citation: str | None = None


def read_metadata(diary: Path) -> Metadata:
    """Read the metadata file beside a diary; empty when there is none."""
    path = find_metadata(diary)
    if path is None:
        return Metadata()
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, OSError) as error:
        raise DiaryError(f"{path.name} cannot be read as metadata: {error}. Correct it or move it away.") from None
    if not isinstance(content, dict) or not isinstance(content.get("features"), list):
        # Some other JSON file that happens to share the diary's name.
        return Metadata()
    features = {}
    for entry in content["features"]:
        if isinstance(entry, dict) and isinstance(entry.get("name"), str):
            features[entry["name"]] = read_feature(entry)
    return Metadata(path, features, text(content, "license") or None, text(content, "paper_doi") or None)


def find_metadata(diary: Path) -> Path | None:
    """The metadata file that belongs to a diary file, by the names in use."""
    stem = diary.stem.removesuffix("_ts")
    names = [f"{stem}_metadata.json", f"{diary.stem}_metadata.json", f"{diary.stem}.json", f"{stem}.json"]
    if number_of := re.match(r"\d{4}(?=_|$)", diary.stem):
        names.append(f"{number_of[0]}_metadata.json")
        names += sorted(p.name for p in diary.parent.glob(f"{number_of[0]}_*_metadata.json"))
    return next((diary.parent / name for name in names if (diary.parent / name).is_file()), None)


def read_feature(entry: dict[str, Any]) -> Feature:
    """One column's wording, scale ends and kind."""
    label = text(entry, "wording") or text(entry, "details") or text(entry, "description")
    low, high = read_scale(text(entry, "labels") or text(entry, "coding"), text(entry, "answer_categories"))
    form = text(entry, "variable_type").lower()
    kind: Kind | None = None
    if low is not None and high is not None:
        slider = any(word in form for word in SLIDERS) or high - low >= number("reading", "ordinal_steps")
        kind = "continuous" if slider else "ordinal"
    place = text(entry, "assessment_type").lower()
    return Feature(
        label, low, high, kind, place in ("", "esm") and form not in ("posixct", "date", "time", "character")
    )


def read_scale(labels: str, categories: str) -> tuple[float | None, float | None]:
    """The ends of a scale from labels like "1 = never, 4 = often", or from a range like "0-100"."""
    named = [float(value) for value in re.findall(r"(?:^|[\n,;])\s*(-?\d+(?:\.\d+)?)\s*=", labels)]
    if len(named) > 1 and min(named) < max(named):
        return min(named), max(named)
    if ends := re.fullmatch(r"\s*(-?\d+)\s*(?:-|–|to)\s*(-?\d+)\s*", categories):
        return float(ends[1]), float(ends[2])
    if len(named) == 1 and categories.strip().isdigit() and int(categories) > 1:
        return named[0], named[0] + int(categories) - 1
    return None, None


def text(entry: dict[str, Any], name: str) -> str:
    """A text of the metadata, in one line unless it lists labels."""
    value = entry.get(name)
    if not isinstance(value, str | int | float):
        return ""
    return str(value).strip() if name in ("labels", "coding") else " ".join(str(value).split())
