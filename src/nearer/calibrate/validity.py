"""Validity: the model held against every target, those it was fitted to and those it never saw."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from nearer.calibrate.running import Measured, Progress, Result, check_size, gather, measure_world
from nearer.calibrate.study import Study
from nearer.calibrate.study_file import list_studies, read_own_study
from nearer.calibrate.targets import TargetError, read_targets
from nearer.model.parameters import load_parameters

SHOWN = "shown"
SETS = ("fitted", "kept_out", SHOWN)


class Row(NamedTuple):
    """One line of the report."""

    id: str
    group: str
    used: str  # fitted, kept_out or shown
    result: Result


class Count(NamedTuple):
    """How many of one set are inside."""

    inside: int
    of: int
    sure: int  # whose Monte Carlo error is small enough


def choose_studies(rows: Iterable[str] | None = None) -> list[Study]:
    """The studies of all rows, or of some."""
    there = list_studies()
    wanted = list(rows) if rows is not None else list(there)
    for name in wanted:
        if name not in there:
            use = read_targets()[name].use if name in read_targets() else "not known"
            raise TargetError(f"There is no study for {name} (it is {use}). Those there are: {', '.join(there)}.")
    return [read_own_study(name) for name in wanted]


def validate(
    studies: list[Study],
    people: int,
    draws: int,
    seed: int,
    threads: int = 1,
    parameters: Mapping[str, float] | None = None,
    parts: Path | None = None,
    progress: Progress | None = None,
) -> list[Row]:
    """Hold the model against these; worlds that were finished before are taken from the folder `parts`."""
    check_size(people, draws)
    worlds = []
    for draw in range(draws):
        file = parts / f"world-{sign(studies, people, seed + draw, parameters)}.json" if parts else None
        found = read_part(file) or measure_world(studies, people, seed + draw, threads, parameters, progress=progress)
        if file is not None:
            keep_part(file, found)
        worlds.append(found)
    return [make_row(gather(study, [world[study.id] for world in worlds])) for study in studies]


def make_row(result: Result) -> Row:
    """One line with its group and set."""
    target = read_targets()[result.target]
    return Row(result.id, target.group, target.set or SHOWN, result)


def count_inside(rows: Iterable[Row]) -> dict[str, Count]:
    """How many fitted and how many kept-out targets are inside."""
    counts = {}
    for name in SETS[:2]:
        some = [row.result for row in rows if row.used == name]
        inside, sure = sum(bool(one.inside) for one in some), sum(bool(one.sure) for one in some)
        counts[name] = Count(inside, len(some), sure)
    return counts


def sign(studies: list[Study], people: int, seed: int, parameters: Mapping[str, float] | None) -> str:
    """A short name for a world, which changes with anything that its figures rest on."""
    words = repr((sorted(studies, key=lambda one: one.id), people, seed, load_parameters(parameters)))
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def read_part(file: Path | None) -> dict[str, Measured] | None:
    """What was found in a finished world; None where there is none."""
    if file is None or not file.exists():
        return None
    return {name: Measured(*found) for name, found in json.loads(file.read_text(encoding="utf-8")).items()}


def keep_part(file: Path, found: Mapping[str, Measured]) -> None:
    """Keep what was found, whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_text(json.dumps(found), encoding="utf-8")
    part.replace(file)
