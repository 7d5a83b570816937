"""The validity report: every published figure beside the simulated one, in a page, a figure and for machines."""

import json
from math import isfinite
from pathlib import Path
from shutil import rmtree
from typing import Any

from rich.console import Console
from rich.table import Table

from nearer.calibrate.running import Result
from nearer.calibrate.targets import find_target
from nearer.calibrate.validity import SHOWN, Count, Row, choose_studies, count_inside, validate
from nearer.population.simulation import say_disk_trouble, write_json
from nearer.report.numbers import say_number
from nearer.report.studies import SENTENCES, watch_days
from nearer.report.validity_figure import draw_validity

PAGE, DATA, FIGURE, PARTS = "validity.md", "validity.json", "validity.svg", ".validity"
TITLES = {
    "fitted": "Figures that may be fitted",
    "kept_out": "Figures kept out of every fit",
    SHOWN: "Shown, not counted",
}


def validate_and_report(
    rows: str | None, people: int, draws: int, seed: int, threads: int, out: Path | None, as_json: bool
) -> None:
    """`nearer validity`."""
    names = [name.strip() for name in rows.split(",") if name.strip()] if rows is not None else None
    studies = choose_studies(names)
    parts = out / PARTS if out is not None else None
    try:
        with watch_days(studies, draws, as_json) as progress:
            found = validate(studies, people, draws, seed, threads, parts=parts, progress=progress)
    except KeyboardInterrupt as stop:
        kept = "The same command goes on after the last finished world." if parts else "Nothing was kept without --out."
        raise KeyboardInterrupt(kept) from stop
    words = describe(found, people, draws, seed)
    if out is not None:
        with say_disk_trouble(out):
            write_report(found, words, out)
    if as_json:
        print(json.dumps(words, indent=2))
    else:
        print_rows(found)


def write_report(rows: list[Row], words: dict[str, Any], out: Path) -> None:
    """The page, the figure and the data; what was kept meanwhile goes."""
    write_json(out / DATA, words)
    draw_validity(rows, out / FIGURE)
    (out / PAGE).write_text(write_page(rows, words), encoding="utf-8")
    rmtree(out / PARTS, ignore_errors=True)


def describe(rows: list[Row], people: int, draws: int, seed: int) -> dict[str, Any]:
    """Everything for machines."""
    counts = count_inside(rows)
    return {
        "calibrated": False,
        "people": people,
        "worlds": draws,
        "seed": seed,
        "inside": {name: count._asdict() for name, count in counts.items()},
        "rows": [describe_row(row) for row in rows],
    }


def describe_row(row: Row) -> dict[str, Any]:
    """One row for machines."""
    one = row.result
    return {
        "id": row.id,
        "group": row.group,
        "used": row.used,
        "target": one.figure,
        "low": one.low,
        "high": one.high,
        "simulated": round(one.simulated, 4) if isfinite(one.simulated) else None,
        "mc_se": round(one.mc_se, 4) if isfinite(one.mc_se) else None,
        "inside": one.inside,
    }


def print_rows(rows: list[Row]) -> None:
    """The rows as a table."""
    table = Table("figure", "used", "published", "counts as met", "simulated", "Monte Carlo error", "")
    for row in rows:
        one = row.result
        cells = (say(one.figure), say_band(one), say(one.simulated), say(one.mc_se), SENTENCES[one.inside])
        table.add_row(row.id, row.used, *cells)
    Console().print(table)
    for name, count in count_inside(rows).items():
        if count.of:
            Console().print(f"{TITLES[name]}: {say_share(count)}")


def say_share(count: Count) -> str:
    """How many are inside."""
    return f"{count.inside} of {count.of} inside"


def say(value: float | None) -> str:
    """A number, or nothing."""
    return "" if value is None else say_number(value)


def say_band(one: Result) -> str:
    """What counts as met."""
    return "" if one.low is None or one.high is None else f"{say_number(one.low)} to {say_number(one.high)}"


def write_page(rows: list[Row], words: dict[str, Any]) -> str:
    """The page."""
    counts = count_inside(rows)
    lines = [
        "# Validity",
        "",
        "Each row is a published figure and what simulated people give when they are observed as the study observed",
        "real ones. What counts as met was fixed before any fit, in",
        "[targets.toml](../../src/nearer/calibrate/targets.toml); a third of the groups, drawn by seed, is kept",
        "out of every fit. **The model has not been calibrated yet: this is where it stands with numbers mostly",
        "assumed.**",
        "",
        f"- {TITLES['fitted']}: **{say_share(counts['fitted'])}**",
        f"- {TITLES['kept_out']}: **{say_share(counts['kept_out'])}**",
        "",
        f"Made by `nearer validity --people {words['people']} --draws {words['worlds']} --seed {words['seed']}"
        " --out docs/reference`; one row again: `nearer validity --rows MEC02`. For machines: "
        f"[{DATA}]({DATA}). The Monte Carlo error should be at most an eighth of the interval's width; where it is"
        " larger, it is marked ≈.",
        "",
        f"![Where the simulated figures lie against their intervals]({FIGURE})",
    ]
    for name, title in TITLES.items():
        some = [row for row in rows if row.used == name]
        if some:
            lines += ["", f"## {title}", "", *write_table(some)]
    return "\n".join(lines) + "\n"


def write_table(rows: list[Row]) -> list[str]:
    """The rows of one set as a table of the page."""
    lines = [
        "| Figure | What | Source | Published | Counts as met | Simulated | Error | |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for row in rows:
        one, target = row.result, find_target(row.id)
        error = say(one.mc_se) + (" ≈" if one.sure is False else "")
        cells = (row.id, target.says, target.source, say(one.figure), say_band(one), say(one.simulated), error)
        lines.append("| " + " | ".join(cells) + f" | {say_verdict(one)} |")
    return lines


def say_verdict(one: Result) -> str:
    """Whether a row is met, and if not on which side it lies."""
    if one.inside is None:
        return ""
    if one.inside:
        return "inside"
    if not isfinite(one.simulated):
        return "cannot be computed"
    return "**too high**" if one.high is not None and one.simulated > one.high else "**too low**"
