"""`nearer coverage`: switch each part of the system off and print what it moved."""

import json
from pathlib import Path
from typing import Annotated

import typer


def coverage(
    people: Annotated[int, typer.Option(help="People in each simulated world.")] = 1000,
    days: Annotated[int, typer.Option(help="Days they live.")] = 365,
    seeds: Annotated[int, typer.Option(help="Independent repeats; they give the Monte Carlo error.")] = 8,
    threads: Annotated[int, typer.Option(help="Threads.")] = 2,
    out: Annotated[Path | None, typer.Option(help="Write the table to this Markdown file.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result for machines.")] = False,
) -> None:
    """Switch each part of the system off in a simulated population and see what moves.

    Takes minutes: every part is switched off in several worlds of a thousand people.

    \b
    Example:
        nearer coverage --seeds 4 --out docs/reference/coverage.md
    """
    from nearer.population.coverage import measure_coverage
    from nearer.report.coverage import print_coverage, watch_coverage, write_coverage

    with watch_coverage() as progress:
        moved = measure_coverage(people, days, seeds, threads, progress=progress)
    if out:
        write_coverage(moved, people, days, seeds, out)
    if as_json:
        rows = [{"name": m.name, "output": m.output, "change": m.change, "error": m.error} for m in moved]
        typer.echo(json.dumps({"people": people, "days": days, "seeds": seeds, "rows": rows}))
    else:
        print_coverage(moved)
