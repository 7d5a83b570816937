"""Effects told: what changed when something was given, for people in general and for each; and plans of studies."""

from __future__ import annotations

import json as json_text
import math
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from nearer.diary import Diary, DiaryError, Item, read_diary, read_map
from nearer.diary.static import find_static, read_header, read_static
from nearer.diary.tables import show_progress
from nearer.diary.writing import write_whole
from nearer.fit.effects import (
    Cell,
    Design,
    Effect,
    compare_steps,
    compare_stretches,
    learn_design,
    plan_study,
    read_people,
    read_rows,
)

# A plan reaches what is wanted at this power, when no width is named.
WANTED_POWER = 0.8


def read_with(file: Path, map: Path, names: Sequence[str]) -> Diary:
    """Read a diary with further columns of numbers that are no items of its map."""
    known = read_map(map)
    there = {item.name for item in known.items}
    extra = tuple(
        Item(name, None, 1, -math.inf, math.inf, "continuous") for name in dict.fromkeys(names) if name not in there
    )
    return read_diary(file, replace(known, items=known.items + extra))


def make_effect(
    file: Path,
    map: Path,
    outcome: str,
    given: str | None,
    after_day: int | None,
    steps: bool,
    chance: str,
    by: str | None,
    trend: bool,
    out: Path | None,
    json: bool,
) -> None:
    """Read, compare and tell; each person's own effect goes into a table."""
    odds: str | float = float(chance) if is_number(chance) else chance
    differ = [name.strip() for name in by.split(",")] if by else []
    beside = find_static(file)
    inside = [name for name in differ if beside is None or name not in read_header(beside)]
    columns = [name for name in (given, odds, *inside) if isinstance(name, str)]
    diary = read_with(file, map, columns)
    rows = read_rows(diary, outcome, given, after_day, odds)
    who = {
        name: read_people(diary, name) if name in inside or beside is None else read_static(beside, name, diary)
        for name in differ
    }
    effect = compare_steps(rows, who) if steps else compare_stretches(rows, who, trend)
    if out:
        write_own(effect, out)
    if json:
        print(json_text.dumps(tell_machines(effect, outcome), indent=2, ensure_ascii=False))
    else:
        when = "at the next entry" if steps else f"from day {after_day} on" if given is None else f"with {given}"
        Console(soft_wrap=True).print(say_effect(effect, outcome, when, steps, out), highlight=False, markup=False)


def is_number(word: str) -> bool:
    """Whether a word is a number."""
    try:
        float(word)
    except ValueError:
        return False
    return True


def write_own(effect: Effect, out: Path) -> None:
    """Each person's own effect as a table."""
    with write_whole(out) as opened:
        opened.write("person,effect,se\n")
        for person, own, error in zip(effect.people, effect.own, effect.own_error, strict=True):
            opened.write(f"{person},{own:.6f},{error:.6f}\n")


def tell_machines(effect: Effect, outcome: str) -> dict[str, Any]:
    """The result as plain values."""
    table = zip(effect.names, effect.estimate, effect.error, effect.low, effect.high, effect.p, strict=True)
    numbers = ("est", "se", "low", "high", "p")
    return {
        "outcome": outcome,
        "method": effect.method,
        "entries": effect.entries,
        "people": len(effect.people),
        "apart": None if math.isnan(effect.apart) else effect.apart,
        "effects": {name: dict(zip(numbers, map(float, row), strict=True)) for name, *row in table},
    }


def say_effect(effect: Effect, outcome: str, when: str, steps: bool, out: Path | None) -> str:
    """The effect in sentences."""
    lines = [f"{effect.entries:,} entries. Method: {effect.method}.", ""]
    for name, found, low, high in zip(effect.names, effect.estimate, effect.low, effect.high, strict=True):
        whole = f"{outcome} {when}" if name == "effect" else f"{name}: the effect differs, for each point, by"
        unsure = " The interval holds 0." if low <= 0 <= high else ""
        lines.append(f"{whole} {found:+.3f} points ({low:+.3f} to {high:+.3f}).{unsure}")
    if not math.isnan(effect.apart):
        lines.append(f"From person to person the effect varies by {effect.apart:.3f} (standard deviation).")
    if not steps:
        lines.append("Unless a lot decided, anything else that changed at the same time may be the reason.")
    if out:
        lines.append(f"Each person's own effect, drawn to the common one, is in {out}.")
    return "\n".join(lines)


def make_plan(
    design: Design,
    people: str,
    days: str,
    wanted: float | None,
    replays: int | None,
    like: tuple[Path, Path, str] | None,
    json: bool,
) -> None:
    """Live the study at each size and tell which is enough."""
    unit = "own standard deviations"
    if like is not None:
        file, map, outcome = like
        design, spread = learn_design(design, read_diary(file, read_map(map)), outcome)
        unit = f"own standard deviations ({spread:.2f} points of {outcome})"
    sizes, lengths = read_sizes(people, "--people"), read_sizes(days, "--days")
    with show_progress("Living the study") as progress:
        cells = plan_study(design, sizes, lengths, replays, progress)
    if json:
        print(json_text.dumps({"design": asdict(design), "sizes": [asdict(cell) for cell in cells]}, indent=2))
        return
    console = Console()
    console.print(tabulate_plan(cells, design, unit))
    console.print(say_plan(cells, wanted), soft_wrap=True, highlight=False)


def read_sizes(words: str, name: str) -> tuple[int, ...]:
    """Whole numbers with commas between them."""
    try:
        return tuple(int(word) for word in words.split(","))
    except ValueError:
        raise DiaryError(f"{name} must be whole numbers with commas, as 20,40,80, got {words!r}.") from None


def tabulate_plan(cells: Sequence[Cell], design: Design, unit: str) -> Table:
    """One row a size of study."""
    title = f"{design.kind}: an effect of {design.effect:g}, in {unit}"
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD)
    for name in ("people", "days", "half width", "power", "coverage", "bias"):
        table.add_column(name, justify="right")
    for cell in cells:
        noise = math.sqrt(max(cell.power * (1 - cell.power), 0.25 / cell.replays) / cell.replays)
        table.add_row(
            f"{cell.people}",
            f"{cell.days}",
            f"{cell.half_width:.3f}",
            f"{cell.power:.2f} (±{noise:.2f})",
            f"{cell.coverage:.2f}",
            f"{cell.bias:+.3f}",
        )
    return table


def say_plan(cells: Sequence[Cell], wanted: float | None) -> str:
    """Which size is the smallest that is enough."""
    goal = f"a half width of {wanted:g}" if wanted else f"a power of {WANTED_POWER:g}"
    enough = [cell for cell in cells if (cell.half_width <= wanted if wanted else cell.power >= WANTED_POWER)]
    if not enough:
        return f"No size here reaches {goal}. Try more people or days."
    best = min(enough, key=lambda cell: (cell.people * cell.days, cell.people))
    size = f"{best.people} people over {best.days} days"
    return f"The smallest that reaches {goal}: {size}. These are simulated studies; real people may differ more."
