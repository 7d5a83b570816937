"""Signatures told to whoever checked them: a table, a page of the reference, and data for machines."""

import json
from math import isfinite
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Console
from rich.table import Table

from nearer.calibrate.running import days_to_live
from nearer.calibrate.signatures import Check, Signature, check_signatures, check_without, holds, read_signatures
from nearer.calibrate.study_file import StudyError
from nearer.population.simulation import say_disk_trouble, write_json
from nearer.report.numbers import say_number
from nearer.report.simulation import open_bar

PAGE, DATA = "signatures.md", "signatures.json"


class Checked(NamedTuple):
    """One signature, with its mechanism on and off."""

    signature: Signature
    on: list[Check]
    off: list[Check]

    @property
    def holds(self) -> bool:
        """Whether it is there."""
        return holds(self.on)

    @property
    def rests(self) -> bool:
        """Whether it goes with its mechanism."""
        return not holds(self.off)


def choose_signatures(only: str | None) -> list[Signature]:
    """All signatures that count, or some by their ids."""
    there = {name: one for name, one in read_signatures().items() if one.counts}
    names = list(there) if only is None else [name.strip() for name in only.split(",") if name.strip()]
    if unknown := [name for name in names if name not in there]:
        raise StudyError(f"There is no signature {unknown[0]} that counts. There are: {', '.join(there)}.")
    return [there[name] for name in names]


def check_and_report(only: str | None, people: int, seed: int, threads: int, out: Path | None, as_json: bool) -> None:
    """`nearer signatures`."""
    some = choose_signatures(only)
    days = days_to_live([study for one in some for study in one.checks])
    days += sum(days_to_live(one.checks) for one in some)
    with open_bar("Days", days, as_json) as (bar, task):

        def progress(lived: float) -> None:
            bar.advance(task, lived)

        on = check_signatures(some, people, seed, threads, progress=progress)
        checked = [
            Checked(one, on[one.id], check_without(one, people, seed, threads, progress=progress)) for one in some
        ]
    words = describe(checked, people, seed)
    if out is not None:
        with say_disk_trouble(out):
            write_json(out / DATA, words)
            (out / PAGE).write_text(write_page(checked, people, seed), encoding="utf-8")
    if as_json:
        print(json.dumps(words, indent=2))
    else:
        print_signatures(checked)


def describe(checked: list[Checked], people: int, seed: int) -> dict[str, Any]:
    """What was found, for machines."""
    rows = [
        {
            "id": one.signature.id,
            "holds": one.holds,
            "fails_without_its_mechanism": one.rests,
            "checks": [describe_check(on, off) for on, off in zip(one.on, one.off, strict=True)],
        }
        for one in checked
    ]
    return {"calibrated": False, "people": people, "seed": seed, "signatures": rows}


def describe_check(on: Check, off: Check) -> dict[str, Any]:
    """One check for machines; an open bound is null."""
    figures = {"low": on.low, "high": on.high, "on": on.found.value, "off": off.found.value}
    rounded = {name: round(value, 4) if isfinite(value) else None for name, value in figures.items()}
    return {"says": on.study.says, **rounded}


def print_signatures(checked: list[Checked]) -> None:
    """What was found, for people."""
    table = Table("signature", "holds", "without its mechanism", "says")
    for one in checked:
        table.add_row(one.signature.id, say_yes(one.holds), say_off(one), one.signature.says)
    Console().print(table)


def say_yes(yes: bool) -> str:
    """Yes or no."""
    return "yes" if yes else "no"


def say_off(one: Checked) -> str:
    """What happens without the mechanism."""
    return "fails" if one.rests else "still holds"


def say_bounds(check: Check) -> str:
    """What a check wants."""
    if not isfinite(check.high):
        return f"at least {say_number(check.low)}"
    if not isfinite(check.low):
        return f"at most {say_number(check.high)}"
    return f"{say_number(check.low)} to {say_number(check.high)}"


def write_page(checked: list[Checked], people: int, seed: int) -> str:
    """The page of the reference."""
    shown = sum(one.holds for one in checked)
    whole = sum(one.holds and one.rests for one in checked)
    lines = [
        "# Signatures",
        "",
        "Patterns that a faithful model must show. Sign, horizon and number of every check were stated before it was",
        "run, in [signatures.toml](../../src/nearer/calibrate/signatures.toml). A signature counts as shown when all",
        "its checks are met and it fails once its mechanism is switched off; where it stays, it has other sources in",
        "the model too, such as stable differences between people. **The model has not been calibrated yet.**",
        "",
        f"- {shown} of {len(checked)} hold; **{whole} hold and fail without their mechanism**.",
        "",
        f"Made by `nearer signatures --people {people} --seed {seed} --out docs/reference`.",
    ]
    for one in checked:
        verdict = f"{'Holds' if one.holds else '**Does not hold**'}; without its mechanism it {say_off(one)}"
        lines += ["", f"## {one.signature.id} {one.signature.says}", ""]
        lines += [f"{verdict}. Strength {one.signature.strength}. {one.signature.source}.", ""]
        lines += ["| Check | Wanted | Found | Mechanism off |", "| --- | --- | --- | --- |"]
        for on, off in zip(one.on, one.off, strict=True):
            cells = (on.study.says, say_bounds(on), say_number(on.found.value), say_number(off.found.value))
            lines.append("| " + " | ".join(cells) + " |")
    lines += ["", "## Not counted", ""]
    lines += [f"- {one.id} {one.says}. {one.why}." for one in read_signatures().values() if not one.counts]
    return "\n".join(lines) + "\n"
