"""`nearer ensemble`: many runs - draws of the numbers x seeds x arms - on this machine or on a cluster."""

from pathlib import Path
from typing import Annotated

import typer


def ensemble(
    out: Annotated[Path, typer.Option("--out", help="Folder for the results; the same command goes on after a stop.")],
    people: Annotated[int, typer.Option("--people", help="How many people in each run.")] = 2000,
    days: Annotated[int, typer.Option("--days", help="Days that are written down.")] = 365,
    burn_in: Annotated[int, typer.Option("--burn-in", help="Days lived before the first one written down.")] = 365,
    dt: Annotated[float, typer.Option("--dt", help="Step in days: 1, 0.5, 0.25 or 0.125.")] = 1.0,
    profile: Annotated[str | None, typer.Option("--profile", help="A named pattern that everybody has.")] = None,
    panel: Annotated[int, typer.Option("--panel", help="Keep every day of this many people of each run.")] = 0,
    seeds: Annotated[str, typer.Option("--seeds", help="Chance: 7, 1-8 or 1,5,9-12.")] = "1",
    draws: Annotated[
        Path | None, typer.Option("--draws", help="Draws of the numbers: a .parquet or .toml file.")
    ] = None,
    arms: Annotated[
        list[str] | None, typer.Option("--arm", help="NAME, NAME:help or NAME:mechanism.number=value; may be repeated.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option("--workers", help="Processes here; one a processor if not said.")
    ] = None,
    cluster: Annotated[str | None, typer.Option("--cluster", help="Address of a Dask scheduler instead.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print how it ended for machines.")] = False,
) -> None:
    """Live many runs: every draw of the numbers, with every seed, in every arm. The bits never depend on the workers.

    Arms of one draw and seed share their luck. Help is given from the end of burn-in on. A draws file in TOML holds one
    [[draw]] with lines such as avoidance.gain = 0.2 for each draw; in parquet each number is a column.

    \b
    Example:
        nearer ensemble --seeds 1-8 --arm usual --arm steps:small_step --out out/steps
        nearer ensemble --draws draws.toml --cluster tcp://127.0.0.1:8786 --out out/draws
    """
    from nearer.population.ensemble import (
        AS_BELIEVED,
        Ensemble,
        EnsembleError,
        own_processes,
        read_arm,
        read_draws,
        read_seeds,
        use_cluster,
    )
    from nearer.population.simulation import Plan
    from nearer.report.ensemble import run_and_report

    if workers is not None and cluster is not None:
        raise EnsembleError("--workers and --cluster exclude each other. Give one of them.")
    asked = Ensemble(
        each=Plan(people, days, 0, dt, burn_in, profile, panel=panel),
        seeds=read_seeds(seeds),
        draws=read_draws(draws) if draws else (AS_BELIEVED,),
        arms=tuple(read_arm(words) for words in arms or ["usual"]),
    )
    run_and_report(asked, out, use_cluster(cluster) if cluster else own_processes(workers), json)
