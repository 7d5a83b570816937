"""The coverage table: which part of the system moves what when it is switched off."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from nearer.population.coverage import ENOUGH, Moved


@contextmanager
def watch_coverage() -> Iterator[Callable[[str, float], None]]:
    """A progress bar on standard error."""
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Switching parts off", total=1.0)
        yield lambda words, share: bar.update(task, description=words[:50], completed=share)


def print_coverage(moved: tuple[Moved, ...]) -> None:
    """Print the table."""
    table = Table("part", "switched off", "moves most", "by", "Monte Carlo errors", title="Coverage")
    for m in moved:
        table.add_row(
            m.row, m.carrier, m.output, f"{m.change:+.4f}", f"{m.errors:.1f}{'' if m.counts else '  too few'}"
        )
    Console().print(table)


def write_coverage(moved: tuple[Moved, ...], people: int, days: int, seeds: int, out: Path) -> None:
    """Write the table as a page of the reference."""
    lines = [
        "# Coverage",
        "",
        "Each part of the system is switched off in a simulated population that shares all luck with an untouched one.",
        "Shown is the output that moves most, measured in Monte Carlo errors (never the carrier's own output). A part",
        f"counts when it moves something by more than {ENOUGH:g} of them. The model is not calibrated",
        "yet: sizes are not findings.",
        "",
        f"Made by `nearer coverage --people {people} --days {days} --seeds {seeds} --out docs/reference/coverage.md`.",
        f"{sum(m.counts for m in moved)} of {len(moved)} parts count.",
        "",
        "| Part | Carrier | Moves most | By | Monte Carlo errors |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [f"| {m.row} | {m.carrier} | {m.output} | {m.change:+.4f} | {m.errors:.1f} |" for m in moved]
    part = out.with_name(out.name + ".part")
    part.write_text("\n".join(lines) + "\n", encoding="utf-8")
    os.replace(part, out)
