"""Tables: a check and a first map as tables in the terminal, or as JSON for machines."""

from __future__ import annotations

import json as json_text
import math
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from nearer.diary.checking import Check
from nearer.diary.columns import Progress as Report
from nearer.diary.drafting import Draft
from nearer.diary.faults import span
from nearer.diary.settings import load_table

PEOPLE_SHOWN = 12
WIDTH_OFF_SCREEN = 110


@contextmanager
def show_progress(label: str) -> Iterator[Report]:
    """A bar on standard error during long work, gone afterwards; nothing where no one is watching."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(escape(label), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def print_check(check: Check, json: bool = False, console: Console | None = None) -> None:
    """Print a check on standard output."""
    if json:
        print(json_text.dumps(check.as_dict(), indent=2, ensure_ascii=False))
        return
    console = console or make_console()
    words = load_table("table_words")
    console.print(Text(check.name, style="bold"))
    console.print(tabulate_summary(check, words["summary"]))
    console.print(tabulate_items(check, words["items"]))
    console.print(tabulate_people(check, words["people"]))
    for remark in check.remarks:
        console.print(f"- {remark}", highlight=False, markup=False)
    if not check.remarks:
        console.print(words["summary"]["nothing_odd"], highlight=False)


def make_console() -> Console:
    """Standard output; a file or a pipe gets lines long enough that no name is cut."""
    console = Console()
    return console if console.is_terminal else Console(width=WIDTH_OFF_SCREEN)


def tabulate_summary(check: Check, words: dict[str, str]) -> Table:
    """How much there is."""
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    longest = max(check.each, key=lambda one: one.longest_gap_hours)
    answered = f"{check.answered:,} ({percent(check.answered_share)})"
    gap = f"{longest.longest_gap_hours:.0f} h (person {longest.id}, after day {longest.gap_after_day})"
    values = {
        "people": f"{check.people:,}",
        "occasions": f"{check.occasions:,}",
        "answered": answered,
        "scheduled": f"{check.scheduled:,} ({percent(check.answered / max(check.scheduled, 1))} answered)",
        "days": f"{check.days:,}",
        "beeps": f"{check.beeps_a_day}",
        "gap": gap,
        "duplicates": words["none"] if not check.duplicates else f"{check.duplicates:,}",
    }
    for name, value in values.items():
        table.add_row(words[name], Text(value))
    return table


def tabulate_items(check: Check, words: dict[str, str]) -> Table:
    """One row an item: what it measures, its spread, its ends."""
    table = Table(title=words["title"], title_justify="left", box=SIMPLE_HEAD, padding=0)
    # Names may break over lines on a narrow screen; numbers may not.
    table.add_column(words["item"], overflow="fold", min_width=16)
    table.add_column(words["construct"], overflow="fold", min_width=10)
    for name, width in (("scale", 7), ("answers", 6), ("mean", 5), ("spread", 11), ("ends", 10), ("still", 6)):
        table.add_column(words[name], justify="right", min_width=width)
    for item in check.items:
        table.add_row(
            Text(item.name),
            item.construct or "-",
            span(item.low, item.high),
            f"{item.answered:,}",
            decimals(item.mean),
            f"{decimals(item.sd_within)} / {decimals(item.sd_between)}",
            f"{percent(item.floor_share)} / {percent(item.ceiling_share)}",
            f"{item.constant_people}",
        )
    return table


def tabulate_people(check: Check, words: dict[str, str]) -> Table:
    """The people with the fewest answers, or all when they are few."""
    shown = sorted(check.each, key=lambda one: one.answered)[:PEOPLE_SHOWN]
    title = words["title"] if len(shown) == len(check.each) else words["title_fewest"].format(count=len(shown))
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for name in ("person", "answered", "days", "gap", "constant", "same", "fast"):
        table.add_column(words[name], justify="left" if name == "person" else "right")
    for one in shown:
        table.add_row(
            Text(one.id),
            f"{one.answered} / {one.occasions}",
            f"{one.days}",
            f"{one.longest_gap_hours:.0f} h",
            f"{one.constant_items}",
            percent(one.same_share),
            percent(one.fast_share),
        )
    return table


def percent(value: float) -> str:
    """A share in per cent, a dash where it is not known."""
    return "-" if math.isnan(value) else f"{value:.0%}"


def decimals(value: float) -> str:
    """A number in about three digits, a dash where it is not known."""
    return "-" if math.isnan(value) else f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"


def print_draft(draft: Draft, out: Path, json: bool = False) -> None:
    """Say what a first map holds and what to do with it."""
    guessed = sum(bool(marks) for marks in draft.guessed.values())
    facts = {
        "map": str(out),
        "items": len(draft.map.items),
        "with_construct": len(draft.map.mapped),
        "items_with_guesses": guessed,
        "left_out": list(draft.left_out),
    }
    if json:
        print(json_text.dumps(facts, indent=2, ensure_ascii=False))
        return
    words = load_table("table_words")["draft"]
    lines = words["lines"]
    print("\n".join(lines).format(**{**facts, "map": shlex.quote(str(out)), "left_out": len(draft.left_out)}))
