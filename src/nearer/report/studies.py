"""Studies told to whoever ran them: a bar, then a table or JSON; and the page that lists what a study can hold."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from math import isfinite
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from nearer.calibrate.keys import read_keys, table_names
from nearer.calibrate.names import reading_names
from nearer.calibrate.running import Progress, Result, days_to_live, run_studies
from nearer.calibrate.statistics import STATISTICS
from nearer.calibrate.study import Study
from nearer.calibrate.study_file import list_studies, read_own_study, read_study
from nearer.report.numbers import say_number
from nearer.report.simulation import open_bar

SENTENCES = {True: "inside", False: "outside", None: ""}


@contextmanager
def watch_days(studies: Iterable[Study], draws: int, quiet: bool) -> Iterator[Progress]:
    """A progress bar over the days that will be lived."""
    with open_bar("Days", days_to_live(studies, draws), quiet) as (bar, task):
        yield lambda days: bar.advance(task, days)


def run_and_report(file: Path, people: int, draws: int, seed: int, threads: int, as_json: bool) -> None:
    """`nearer study run`."""
    study = read_study(file)
    with watch_days([study], draws, as_json) as progress:
        results = run_studies([study], people, draws, seed, threads, progress=progress)
    print_results(results, people, seed, as_json)


def print_results(results: list[Result], people: int, seed: int, as_json: bool) -> None:
    """Print for people or for machines."""
    if as_json:
        print(json.dumps({**describe(results[0]), "people": people, "seed": seed, "calibrated": False}, indent=2))
        return
    table = Table("study", "statistic", "simulated", "Monte Carlo error", "published", "counts as met", "")
    for one in results:
        band = "" if one.low is None or one.high is None else f"{say_number(one.low)} to {say_number(one.high)}"
        figure = "" if one.figure is None else say_number(one.figure)
        error = say_number(one.mc_se) + ("" if one.sure is not False else "  too large")
        verdict = SENTENCES[one.inside]
        table.add_row(one.id, f"{one.statistic}, {one.unit}", say_number(one.simulated), error, figure, band, verdict)
    Console().print(table)


def describe(one: Result) -> dict[str, Any]:
    """One result for machines."""
    return {
        "id": one.id,
        "says": one.says,
        "target": one.target or None,
        "statistic": one.statistic,
        "unit": one.unit,
        "figure": one.figure,
        "low": one.low,
        "high": one.high,
        "simulated": one.simulated if isfinite(one.simulated) else None,
        "mc_se": one.mc_se if isfinite(one.mc_se) else None,
        "inside": one.inside,
        "entries": one.entries,
        "worlds": one.worlds,
    }


def print_list(as_json: bool) -> None:
    """`nearer study list`."""
    studies = [read_own_study(name) for name in list_studies()]
    if as_json:
        words = [{"id": one.id, "statistic": one.statistic, "says": one.says} for one in studies]
        print(json.dumps({"studies": words}, indent=2))
        return
    table = Table("study", "statistic", "finds out")
    for one in studies:
        table.add_row(one.id, one.statistic, one.says)
    Console().print(table)


def write_keys() -> str:
    """Every key, table by table, for the reference."""
    parts = []
    for name in ("", *table_names()):
        head = f"### `[{name}]`" if name else "### At the top"
        head = head.replace("[arms]", "[[arms]]")
        lines = [head, "", "| Key | Means | Example |", "| --- | --- | --- |"]
        for key in read_keys():
            if key.table == name:
                needed = " Needed." if key.needed else ""
                choices = f" One of: {', '.join(key.choices)}." if key.choices else ""
                lines.append(f"| `{key.name}` | {key.says}.{choices}{needed} | `{key.example}` |")
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def write_statistics() -> str:
    """Every statistic, for the reference."""
    lines = ["| Name | Gives | Unit |", "| --- | --- | --- |"]
    lines += [f"| `{name}` | {one.says} | {one.unit} |" for name, one in STATISTICS.items()]
    return "\n".join(lines)


def write_readings() -> str:
    """Every reading, for the reference."""
    lines = ["| Name | What it is |", "| --- | --- |"]
    plain = ("quantity of the model", "trait of the model")
    lines += [f"| `{name}` | {says} |" for name, says in reading_names().items() if says not in plain]
    for says in plain:
        names = ", ".join(f"`{name}`" for name, what in reading_names().items() if what == says)
        lines.append(f"| {names} | {says} |")
    return "\n".join(lines)
