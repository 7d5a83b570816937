"""Alarms told: on which day a person's days began to go worse than usual, and how often such an alarm is right."""

from __future__ import annotations

import json as json_text
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console

from nearer.diary import read_diary, read_map
from nearer.forecast.alarms import Alarms, Watch, watch_diary
from nearer.report.networks import write_table

PEOPLE_SHOWN = 12


def make_alarms(file: Path, map: Path | None, watch: Watch, out: Path | None, json: bool) -> None:
    """Read, watch and tell; the days go into a table."""
    diary = read_diary(file, read_map(map) if map else None)
    alarms = watch_diary(diary, watch)
    if out:
        write_table(alarms.table, out)
    if json:
        print(json_text.dumps(tell_machines(alarms), indent=2))
    else:
        Console(soft_wrap=True).print(say_alarms(alarms, out), highlight=False, markup=False)


def tell_machines(alarms: Alarms) -> dict[str, Any]:
    """The result as plain values."""
    return {
        "first_alarm_day": alarms.first,
        "watched_people": int(alarms.table["person"].nunique()),
        "left_out": list(alarms.left_out),
        "accuracy": asdict(alarms.accuracy),
        "inertia": alarms.inertia,
        "missed": alarms.missed,
    }


def say_alarms(alarms: Alarms, out: Path | None) -> str:
    """How good the rule is first, then what it found."""
    rule = alarms.accuracy
    watched = int(alarms.table["person"].nunique())
    days = f"{rule.baseline} first days, {rule.watched} days watched"
    lines = [
        f"How good this rule is ({rule.rule}, {days}), on simulated lives:",
        f"  sensitivity {rule.sensitivity:.0%}  of relapses that rise by {rule.size:g} SD over {rule.rise} days",
        f"  specificity {rule.specificity:.0%}  of steady lives get no alarm in all {rule.watched} days",
        f"  lead time   {rule.lead_days:.0f} days before the rise is complete (middle of those seen)",
        "",
        f"{len(alarms.first)} of {watched} people had days that went worse than usual for longer than chance.",
    ]
    for person, day in list(alarms.first.items())[:PEOPLE_SHOWN]:
        lines.append(f"  person {person}: from day {day}")
    if len(alarms.first) > PEOPLE_SHOWN:
        lines.append(f"  and {len(alarms.first) - PEOPLE_SHOWN} more")
    if alarms.left_out:
        lines.append(f"{len(alarms.left_out)} people have too few first days and were not watched.")
    lines.append("An alarm is a reason to look and to ask. It is no diagnosis.")
    if out:
        lines.append(f"Every day is in {out}.")
    return "\n".join(lines)
