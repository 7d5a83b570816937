"""`nearer diary alarms`: when a person's days go worse than usual."""

from pathlib import Path
from typing import Annotated

import typer


def alarms(
    file: Annotated[Path, typer.Argument(help="Diary: CSV, TSV, .xlsx or .sav.", show_default=False)],
    map: Annotated[Path | None, typer.Option("--map", help="Map of its columns and items (TOML).")] = None,
    worse: Annotated[str | None, typer.Option("--worse", help="Items whose higher answers are worse, commas.")] = None,
    better: Annotated[str | None, typer.Option("--better", help="Items whose higher answers are better.")] = None,
    baseline: Annotated[int | None, typer.Option("--baseline", help="First days that say what is usual.")] = None,
    rule: Annotated[str, typer.Option("--rule", help="ewma or cusum.")] = "ewma",
    out: Annotated[Path | None, typer.Option("--out", help="Table of every day (CSV).")] = None,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Seed of the simulated lives.")] = 1,
    json: Annotated[bool, typer.Option("--json", help="Print the numbers for machines.")] = False,
) -> None:
    """Watch each person's days against their own first days, and say how often such an alarm is right.

    \b
    Example:
        nearer diary alarms study.csv --map study.toml --worse worry,tired --better calm --out days.csv
    """
    from nearer.forecast.alarms import Watch
    from nearer.report.alarms import make_alarms

    lists = [[name.strip() for name in words.split(",")] if words else [] for words in (worse, better)]
    make_alarms(file, map, Watch(lists[0], lists[1], baseline, rule, seed), out, json)
