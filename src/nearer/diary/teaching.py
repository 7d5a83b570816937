"""Teaching: a first map as a file that explains itself, each guess marked for a person to check."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from nearer.diary.columns import Progress, read_columns
from nearer.diary.doors import Source, open_door
from nearer.diary.drafting import Draft, draft_layout, widen_items
from nearer.diary.faults import DiaryError
from nearer.diary.files import inspect_file
from nearer.diary.maps import construct_names, format_map
from nearer.diary.settings import load_table
from nearer.diary.writing import write_whole

MARK = "  # guess: check"


def write_draft(source: Source, out: str | Path, overwrite: bool = False, progress: Progress | None = None) -> Draft:
    """Write the first map of a diary to `out`; an existing map is kept unless `overwrite`."""
    out = Path(out)
    if out.exists() and not overwrite:
        raise DiaryError(f"{out} is there already. Give another name with --out, or replace it with --force.")
    with open_door(source) as path:
        draft = draft_whole(path, progress)
    with write_whole(out) as file:
        file.write(teach(draft))
    return draft


def draft_whole(path: Path, progress: Progress | None = None) -> Draft:
    """A first map that has seen all answers of a text table."""
    layout = inspect_file(path)
    draft = draft_layout(layout)
    try:
        columns = read_columns(layout, (), [item.name for item in draft.map.items], progress=progress)
    except DiaryError:
        # A word among the numbers must not keep anyone from a map that leaves that column out.
        return draft
    return replace(draft, map=replace(draft.map, items=widen_items(draft, columns.numbers)))


def teach(draft: Draft) -> str:
    """The text of a first map: its blocks, its guesses marked, and what a person should know to edit it."""
    words = load_table("map_words")
    lines = [f"# {line}".rstrip() for line in words["top"]["lines"]]
    block = ""
    taught = False
    for line in format_map(draft.map).splitlines():
        if line.startswith("["):
            block = line
            if line.startswith("[items.") and not taught:
                lines += [f"# {text}".rstrip() for text in words["items"]["lines"]]
                lines += [*list_constructs(), ""]
                taught = True
            lines.append(line)
            continue
        field = line.partition(" = ")[0]
        lines.append(line + (MARK if is_guess(draft, block, field) else ""))
    if draft.left_out:
        lines += ["", f"# {words['left_out']['line']} {', '.join(draft.left_out)}"]
    return "\n".join(lines) + "\n"


def is_guess(draft: Draft, block: str, field: str) -> bool:
    """Whether a line of the map was guessed."""
    for name, marks in draft.guessed.items():
        if block in (f"[items.{name}]", f'[items."{name}"]'):
            return field in marks
    return block == "[diary]" and field in ("id", "day", "beep", "date", "time", "duration")


def list_constructs() -> list[str]:
    """The constructs and what more of each means, as comment lines."""
    table = load_table("constructs")
    return [f"#   {name:<22} {table[name]['more']}" for name in construct_names()]
