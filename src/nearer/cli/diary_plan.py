"""`nearer diary plan`: how many people and days a study needs."""

from pathlib import Path
from typing import Annotated

import typer


def plan(
    design: Annotated[str, typer.Option("--design", help="before-after, phases or steps.")] = "phases",
    effect: Annotated[float, typer.Option("--effect", help="The effect, in own standard deviations.")] = 0.3,
    apart: Annotated[float | None, typer.Option("--apart", help="How much it varies from person to person.")] = None,
    people: Annotated[str, typer.Option("--people", help="Numbers of people to try.")] = "20,40,80",
    days: Annotated[str, typer.Option("--days", help="Numbers of days to try.")] = "14,28",
    beeps: Annotated[int, typer.Option("--beeps", min=1, help="Entries a day.")] = 4,
    chance: Annotated[float | None, typer.Option("--chance", help="Chance of a step.")] = None,
    inertia: Annotated[float | None, typer.Option("--inertia", help="How much an entry follows the last.")] = None,
    missed: Annotated[float | None, typer.Option("--missed", help="Share of entries that are missed.")] = None,
    like: Annotated[Path | None, typer.Option("--like", help="Learn beeps, inertia and missed from a diary.")] = None,
    map: Annotated[Path | None, typer.Option("--map", help="The map of that diary.")] = None,
    outcome: Annotated[str | None, typer.Option("--outcome", help="The item of that diary.")] = None,
    wanted: Annotated[float | None, typer.Option("--wanted", help="The half width of the interval to reach.")] = None,
    replays: Annotated[int | None, typer.Option("--replays", min=20, help="Simulated studies for each size.")] = None,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Seed of the luck.")] = 1,
    json: Annotated[bool, typer.Option("--json", help="Print the numbers for machines.")] = False,
) -> None:
    """Plan a study by living it many times on invented people, at each size, and analysing it as planned.

    \b
    Example:
        nearer diary plan --design steps --effect 0.2 --people 20,40,80 --days 14,28 --wanted 0.1
    """
    from nearer.diary import DiaryError
    from nearer.fit.effects import Design
    from nearer.report.effects import make_plan

    if like and not (map and outcome):
        raise DiaryError("With --like, name the diary's --map and the item as --outcome too.")
    known = (like, map, outcome) if like and map and outcome else None
    study = Design(design, effect, beeps, apart, inertia, missed, chance, seed)
    make_plan(study, people, days, wanted, replays, known, json)
