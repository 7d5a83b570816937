"""Making: from a diary file to a written report, with a bar on the terminal while it is reckoned."""

from __future__ import annotations

import json as json_text
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from nearer.diary import read_diary, read_map
from nearer.diary.writing import write_whole as write_file
from nearer.report.choosing import Progress as Watch
from nearer.report.choosing import ReportError, choose_person, count_answered, enough_answers, require_mapped, view_one
from nearer.report.person import write_whole
from nearer.report.summary import summarise


def make_report(file: Path, map: Path, out: Path, person: str | None, selves: int, seed: int, json: bool) -> None:
    """Read, reckon and write; the file appears only when it is whole."""
    refuse_bad_place(out, (file, map))
    console = Console(stderr=True)
    diary = read_diary(file, read_map(map))
    require_mapped(diary)
    chosen = person if person is not None else choose_person(diary)
    if person is None and len(diary.people) > 1:
        counts = count_answered(diary)
        few = counts[chosen] < enough_answers()
        why = "the one with most answers; nobody has enough" if few else "the first with enough answers"
        console.print(f"Looking at person {chosen}, {why}. Another one: --person ID", highlight=False)
    with show_progress(console) as progress:
        view = view_one(diary, chosen, count=selves, seed=seed, progress=progress)
        page = write_whole(view)
    with write_file(out) as place:
        place.write(page)
    if json:
        print(json_text.dumps({"out": str(out), **summarise(view)}, indent=2, ensure_ascii=False))
    else:
        print(f"Wrote {out}")


def refuse_bad_place(out: Path, inputs: tuple[Path, ...]) -> None:
    """Refuse a place for the report before any time is spent."""
    if out.is_dir():
        raise ReportError(f"{out} is a folder. Name a file in it, as {out / 'report.html'}.")
    if not out.absolute().parent.is_dir():
        raise ReportError(f"There is no folder {out.parent} for the report. Make it first, or choose another place.")
    if any(out.exists() and one.exists() and out.samefile(one) for one in inputs):
        raise ReportError(f"{out} is what the report is made from. Choose another name for the report.")


@contextmanager
def show_progress(console: Console) -> Iterator[Watch]:
    """A bar on standard error, gone afterwards; nothing where no one is watching."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Getting ready", total=1.0)
        yield lambda words, share: bar.update(task, description=words, completed=share)
