"""Static: what people differ in, one row a person, from the _static file that openESM keeps beside a diary."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nearer.diary.diary import Diary
from nearer.diary.faults import DiaryError, name_some

ENDINGS = (".tsv", ".csv", ".txt")


def find_static(diary: str | Path) -> Path | None:
    """The _static file beside a diary file, or in its folder; None when there is none."""
    path = Path(diary)
    if path.is_dir():
        return next((one for one in sorted(path.iterdir()) if one.stem.endswith("_static")), None)
    stems = (path.stem, path.stem.removesuffix("_ts"))
    names = (path.with_name(f"{stem}_static{ending}") for stem in stems for ending in ENDINGS)
    return next((name for name in names if name.is_file()), None)


def read_header(path: Path) -> tuple[str, ...]:
    """The column names of a _static file."""
    with path.open(encoding="utf-8-sig") as file:
        first = file.readline().strip()
    return tuple(
        name.strip().strip('"') for name in first.split("\t" if "\t" in first else "," if "," in first else ";")
    )


def read_static(path: Path, name: str, diary: Diary, id: str = "id") -> NDArray[np.float64]:
    """One number for each person of a diary, in the diary's order."""
    import pandas as pd

    table = pd.read_csv(path, sep="\t" if path.suffix == ".tsv" else None, engine="python", dtype=str)
    missing = [column for column in (id, name) if column not in table.columns]
    if missing:
        raise DiaryError(
            f"{path.name} has no column {missing[0]!r}. It has: {name_some(table.columns, 40)}. Choose one of them."
        )
    people = table[id].str.strip().str.removesuffix(".0")
    twice = people[people.duplicated()]
    if len(twice):
        raise DiaryError(f"{path.name}: person {twice.iloc[0]} comes twice. Keep one row a person.")
    values = pd.to_numeric(table[name], errors="coerce")
    known = dict(zip(people, values, strict=True))
    lost = [person for person in diary.people if not np.isfinite(known.get(person, np.nan))]
    if lost:
        raise DiaryError(
            f"{path.name}: {name} must be a number for everybody in the diary; {len(lost):,} have none "
            f"({name_some(lost)}). Fill it in, or take these people out."
        )
    return np.array([known[person] for person in diary.people], dtype=np.float64)
