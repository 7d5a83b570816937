"""The machine, in words and for machines: what the benchmark measured, and what may be expected."""

import json
from dataclasses import asdict

from rich.console import Console
from rich.table import Table

from nearer.population.bench import ROUNDS, Measured, measure_kernel
from nearer.population.machine import Machine, look_around
from nearer.population.run import check_threads
from nearer.report.simulation import open_bar

GIB, MIB = 1 << 30, 1 << 20


def bench_and_report(people: int, days: int, threads: int, seed: int, as_json: bool) -> None:
    """`nearer bench`."""
    check_threads(threads)
    with open_bar("Rounds", ROUNDS, as_json) as (bar, task):
        found = measure_kernel(people, days, threads, seed, lambda done: bar.update(task, completed=done))
    if as_json:
        print(json.dumps(asdict(found), indent=2))
    else:
        Console().print(tabulate_bench(found))


def tabulate_bench(found: Measured) -> Table:
    """What the benchmark measured, as a table."""
    table = Table(title=f"{found.people:,} people, {found.days} days, {found.threads} threads", title_justify="left")
    table.add_column("Measured")
    table.add_column("Value", justify="right")
    rows = {
        "A person's day, CPU time": f"{found.cpu_ns_per_person_day:.0f} ns",
        "A person's day, wall time": f"{found.wall_ns_per_person_day:.0f} ns",
        "All people and days": f"{found.wall:.2f} s",
        "Drawing people and ties": f"{found.start_seconds:.1f} s",
        "Compiling or loading the kernel": f"{found.ready_seconds:.1f} s",
        "Memory a person, running": f"{found.held_bytes_per_person:.0f} bytes",
        "Memory a person, at its peak": f"{found.peak_bytes_per_person:.0f} bytes",
        "One fixed piece of arithmetic": f"{found.reference_ns:.1f} ns",
        "Load of the machine": "not known" if found.load is None else f"{found.load:.1f}",
    }
    for name, value in rows.items():
        table.add_row(name, value)
    return table


def examine_and_report(as_json: bool) -> None:
    """`nearer doctor`."""
    found = look_around()
    if as_json:
        print(json.dumps(asdict(found), indent=2))
        return
    console = Console()
    for line in describe_machine(found):
        console.print(line, highlight=False)


def describe_machine(found: Machine) -> list[str]:
    """What may be expected, in a few sentences."""
    versions = ", ".join(f"{name} {number}" for name, number in found.versions.items())
    lines = [
        f"Python {found.python}; {versions}.",
        f"Processor: {found.processor}, {found.cores} cores, {found.vector_bits} bits wide.",
        f"Speed: a person's day takes {found.cpu_ns_per_person_day:.0f} ns. A million people for a year take about "
        f"{found.million_years_minutes:.1f} minutes on all cores.",
        say_memory(found),
        f"Compiled kernels: {found.cached_kernels} in {found.cache} ({found.cached_bytes / MIB:.0f} MiB). "
        + ("This one was there." if found.kernel_is_cached else "This one was compiled just now."),
        f"Disk: {found.free_disk / GIB:.1f} GiB free for the cache.",
        "Diary store: SQLCipher is there." if found.sqlcipher else "Diary store: SQLCipher is not installed.",
        f"Browser checks: {found.chromium}." if found.chromium else "Browser checks: Chromium is not installed.",
    ]
    if found.vector_bits < 256:
        lines.append("This processor moves people one handful at a time; expect about a third of the usual speed.")
    return lines


def say_memory(found: Machine) -> str:
    """How many people fit."""
    if found.free_memory is None or found.most_people is None:
        return "Memory: this system does not say how much is free."
    return f"Memory: {found.free_memory / GIB:.1f} GiB free, enough for about {found.most_people:,} people."
