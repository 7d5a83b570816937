"""`nearer bench`: what a simulated day of a person costs on this machine."""

from typing import Annotated

import typer


def bench(
    people: Annotated[int, typer.Option("--people", help="How many people.")] = 100_000,
    days: Annotated[int, typer.Option("--days", help="Days a round; there are three rounds, and the best counts.")] = 5,
    threads: Annotated[int, typer.Option("--threads", help="Threads; the bits do not depend on them.")] = 1,
    seed: Annotated[int, typer.Option("--seed", help="Chance.")] = 1,
    json: Annotated[bool, typer.Option("--json", help="Print what was measured for machines.")] = False,
) -> None:
    """Time the kernel that moves people, and see how much memory they take.

    CPU time is counted, so other programs disturb it little; wall time is counted too. `reference_ns` is one fixed
    piece of arithmetic on this machine: divide by it to compare machines.

    \b
    Example:
        nearer bench --people 1000000 --days 5 --threads 2
    """
    from nearer.report.machine import bench_and_report

    bench_and_report(people, days, threads, seed, json)
