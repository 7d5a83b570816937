"""A search told to whoever started it: a bar over worlds, then what mattered and how many figures are met."""

import json
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from nearer.calibrate.search import Search, SearchPlan, search, worlds_to_live, write_draws
from nearer.population.simulation import say_disk_trouble, write_json
from nearer.report.simulation import open_bar

DRAWS, SUMMARY = "draws.toml", "search.json"


def search_and_report(out: Path, plan: SearchPlan, as_json: bool) -> None:
    """`nearer calibrate run`."""
    try:
        with open_bar("Worlds", worlds_to_live(plan), as_json) as (bar, task), say_disk_trouble(out):
            found = search(out, plan, lambda words, worlds: bar.update(task, description=words, advance=worlds))
    except KeyboardInterrupt as stop:
        raise KeyboardInterrupt("The same command goes on after the last finished world.") from stop
    words = describe(found)
    with say_disk_trouble(out):
        write_json(out / SUMMARY, words)
        (out / DRAWS).write_text(write_draws(found), encoding="utf-8")
    if as_json:
        print(json.dumps(words, indent=2))
    else:
        print_search(found, out)


def describe(found: Search) -> dict[str, Any]:
    """What was found, for machines."""
    return {
        "plan": found.plan._asdict(),
        "figures": list(found.studies),
        "mechanisms": [one._asdict() for one in found.mechanisms],
        "numbers": [one._asdict() for one in found.numbers],
        "free": [one.name for one in found.space],
        "waves": [
            {"plausible": wave.plausible, "met_mean": float(wave.inside.mean()), "met_most": int(wave.inside.max())}
            for wave in found.waves
        ],
        "met_by_draws": [draw.met for draw in found.draws],
    }


def print_search(found: Search, out: Path) -> None:
    """What was found, for people."""
    table = Table("wave", "still plausible", "figures met on average", "by the best", title="Search")
    for wave in found.waves:
        met = wave.inside
        table.add_row(str(wave.number), f"{wave.plausible:.2%}", f"{met.mean():.1f}", f"{met.max()}")
    console = Console()
    console.print(table)
    names = ", ".join(one.name for one in found.numbers[:5])
    console.print(
        f"Of {len(found.studies)} figures. What moves them most: {names}.\nDraws: {out / DRAWS}", soft_wrap=True
    )
