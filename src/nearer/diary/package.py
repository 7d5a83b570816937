"""Package: a diary as openESM keeps it - a TSV table, its metadata, and a datapackage.json that says what is in it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nearer.diary.diary import KEYS, Diary, Item
from nearer.diary.faults import DiaryError
from nearer.diary.writing import write_whole

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
KEY_WORDS = {
    "id": "Whose entry it is.",
    "day": "Study day, from 1.",
    "beep": "Number of the entry within the day, from 1.",
    "hours": "Hours since 00:00 of the person's first study day, by the wall clock.",
}


def write_package(
    diary: Diary, folder: str | Path, licence: str | None = None, citation: str | None = None
) -> list[Path]:
    """Write a diary as NAME_ts.tsv, NAME_metadata.json and datapackage.json; returns the files."""
    folder = Path(folder)
    if folder.exists() and not folder.is_dir():
        raise DiaryError(f"{folder} is a file, and a folder is wanted. Name another one.")
    names = name_columns(diary.items)
    folder.mkdir(parents=True, exist_ok=True)
    stem = to_snake(diary.name) or "diary"
    table, about, package = folder / f"{stem}_ts.tsv", folder / f"{stem}_metadata.json", folder / "datapackage.json"
    with write_whole(table) as out:
        diary.frame.rename(columns=names).to_csv(out, sep="\t", index=False, lineterminator="\n")
    write_json(about, describe_metadata(diary, names, licence, citation))
    write_json(package, describe_package(diary, names, stem, licence, citation))
    return [table, about, package]


def write_json(path: Path, content: dict[str, Any]) -> None:
    """Write JSON, whole or not at all."""
    with write_whole(path) as out:
        out.write(json.dumps(content, indent=2, ensure_ascii=False) + "\n")


def to_snake(name: str) -> str:
    """A name in small letters with _ between its words."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return "_".join(re.findall(r"[a-z0-9]+", parted.lower()))


def name_columns(items: Sequence[Item]) -> dict[str, str]:
    """The items' names as openESM writes them."""
    names = {item.name: to_snake(item.name) or "item" for item in items}
    taken: dict[str, str] = {}
    for name, short in names.items():
        if short in taken or short in KEYS:
            other = taken.get(short, "a column that every diary has")
            raise DiaryError(f"{name} and {other} would both be named {short} in the table. Rename one of them.")
        taken[short] = name
    return names


def describe_metadata(diary: Diary, names: dict[str, str], licence: str | None, citation: str | None) -> dict[str, Any]:
    """What openESM says of a data set, as far as it is known."""
    features = [
        {
            "name": names[item.name],
            "wording": item.label,
            "variable_type": "ordinal" if item.kind == "ordinal" else "slider",
            "answer_categories": f"{item.low:g}-{item.high:g}" if item.low >= 0 else f"{item.low:g} to {item.high:g}",
            "construct": item.construct or "",
            "assessment_type": "ESM",
        }
        for item in diary.items
    ]
    known = {"license": licence, "paper_doi": citation}
    return {
        "dataset": diary.name,
        "n_participants": len(diary.people),
        "n_time_points": int(diary.frame.groupby("id").size().max()) if len(diary.frame) else 0,
        **{name: value for name, value in known.items() if value},
        "features": features,
    }


def describe_package(
    diary: Diary, names: dict[str, str], stem: str, licence: str | None, citation: str | None
) -> dict[str, Any]:
    """The Data Package: one tabular resource with its schema."""
    fields: list[dict[str, Any]] = [
        {
            "name": key,
            "type": {"id": "string", "hours": "number"}.get(key, "integer"),
            "description": KEY_WORDS[key],
            "constraints": {"required": True} | ({"minimum": 1} if key in ("day", "beep") else {}),
        }
        for key in KEYS
    ]
    fields += [
        {
            "name": names[item.name],
            "type": "number",
            "title": item.label or item.name,
            "constraints": {"minimum": item.low, "maximum": item.high},
        }
        for item in diary.items
    ]
    package: dict[str, Any] = {"$schema": PROFILE, "name": stem.replace("_", "-"), "title": diary.name}
    if licence:
        package["licenses"] = [{"name": licence, "title": licence}]
    if citation:
        package["sources"] = [{"title": citation}]
    package["resources"] = [
        {
            "name": "entries",
            "type": "table",
            "path": f"{stem}_ts.tsv",
            "format": "tsv",
            "mediatype": "text/tab-separated-values",
            "encoding": "utf-8",
            "dialect": {"delimiter": "\t", "header": True},
            "schema": {"fields": fields, "primaryKey": ["id", "day", "beep"], "missingValues": [""]},
        }
    ]
    return package
