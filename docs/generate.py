"""Writes what can be generated into the docs: map, equation, commands, numbers, keys, benchmarks, pages.

A page holds a block between `<!-- generated: NAME -->` and `<!-- end -->`; only the block is written.
`python docs/generate.py [NAME ...]` writes, `--check` says what is stale and exits with 1.
"""

import argparse
import ast
import json
import runpy
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from typer import Context
from typer.main import get_command

from nearer.cli import build_app
from nearer.instruments.describing import describe_all
from nearer.model.evidence import EvidenceError, check_number
from nearer.report.studies import write_keys, write_readings, write_statistics

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "nearer"
LISTED_FILES = ("mechanisms", "interventions")
HELP_WIDTH = 90
SIGNS = str.maketrans("()|", "   ")


class GenerateError(Exception):
    """A page, a marker or a docstring that the generator needs is missing."""


class Block(NamedTuple):
    """A generated block: its page, the command that writes it, and what writes it."""

    page: str
    command: str
    write: Callable[[], str]


# The map


def write_map() -> str:
    """Every room with its purpose, from the top of the house down."""
    return "\n".join(line for package in sorted(find_packages(SOURCE), key=find_floor) for line in list_room(package))


def find_packages(folder: Path) -> Iterator[Path]:
    """Every room under this folder; what Django wants beside it is none."""
    for file in folder.rglob("__init__.py"):
        if file.parent != folder and file.parent.name not in ("migrations", "templatetags"):
            yield file.parent


def find_floor(package: Path) -> tuple[int, str]:
    """The place of a package in the order of imports, the highest first."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = next(c["layers"] for c in project["tool"]["importlinter"]["contracts"] if c["type"] == "layers")
    path = package.relative_to(SOURCE)
    floors = [floor for floor, rooms in enumerate(layers) if path.parts[0] in rooms.translate(SIGNS).split()]
    if not floors:
        raise GenerateError(f"src/nearer/{path} has no place in the import contract. Add it in pyproject.toml.")
    return floors[0], path.as_posix()


def list_room(package: Path) -> Iterator[str]:
    """A room's line in the map, and one line a file where every file is a process of its own."""
    path = package.relative_to(SOURCE)
    indent = "  " * (len(path.parts) - 1)
    yield f"{indent}- [`{path.as_posix()}/`](src/nearer/{path.as_posix()}) {first_line(package / '__init__.py')}"
    if package.name in LISTED_FILES:
        for file in sorted(package.glob("[!_]*.py")):
            yield f"{indent}  - [`{file.name}`](src/nearer/{path.as_posix()}/{file.name}) {first_line(file)}"


def read_docstring(file: Path) -> str:
    """The docstring of a file."""
    words = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    if not words:
        raise GenerateError(f"{file.relative_to(ROOT)} has no docstring. Say in its first line what it is for.")
    return words


def first_line(file: Path) -> str:
    """The first docstring line of a file."""
    return read_docstring(file).splitlines()[0]


# The equation on the front page


def write_equation() -> str:
    """The equation of avoidance with its letters, as its file has it."""
    lines = read_docstring(SOURCE / "model" / "mechanisms" / "avoidance.py").splitlines()
    shown = [line[4:] for line in lines if line.startswith("    ") or not line]
    return fence("\n".join(shown).strip())


def fence(words: str) -> str:
    """Text that keeps its spaces."""
    return f"```text\n{words}\n```"


# The commands


def write_commands() -> str:
    """The help of every command."""
    command = get_command(build_app())
    context = Context(command, info_name="nearer", terminal_width=HELP_WIDTH, help_option_names=["-h", "--help"])
    return "\n\n".join(list_help(command, context))


def list_help(command: Any, context: Any) -> Iterator[str]:
    """The help of a command and of everything below it."""
    yield f"## {context.command_path}\n\n{fence(command.get_help(context).rstrip())}"
    for name, below in sorted(getattr(command, "commands", {}).items()):
        yield from list_help(below, Context(below, info_name=name, parent=context))


# The numbers


def write_numbers() -> str:
    """Every number with its evidence, one table a file."""
    return "\n\n".join(table for file in sorted(SOURCE.rglob("*.toml")) for table in list_numbers(file))


def list_numbers(file: Path) -> Iterator[str]:
    """The table of one file; nothing when the file holds no numbers."""
    rows = list(find_numbers(tomllib.loads(file.read_text(encoding="utf-8"))))
    path = file.relative_to(SOURCE).as_posix()
    if rows:
        head = "| Name | Value | Unit | Range | Grade | Source | Why |\n| --- | --- | --- | --- | --- | --- | --- |"
        yield "\n".join([f"## {path}\n\n{head}", *(show_number(path, name, row) for name, row in rows)])


def find_numbers(table: dict[str, Any], name: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every table that holds a number, at any depth: it has a value or a range."""
    for key, row in table.items():
        if isinstance(row, dict):
            path = f"{name}.{key}" if name else key
            yield from [(path, row)] if {"value", "range"} & row.keys() else find_numbers(row, path)


def show_number(path: str, name: str, row: dict[str, Any]) -> str:
    """One number as a table row."""
    value = float(row["value"]) if isinstance(row.get("value"), int) else row.get("value")
    n = check_number(f"src/nearer/{path} [{name}]", row | {"value": value})
    cells = (f"`{name}`", f"{n.value:g}", n.unit, f"{n.low:g} to {n.high:g}", n.grade, n.source, n.why)
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


# The pages


def write_pages() -> str:
    """Every page of the docs with its title."""
    docs = ROOT / "docs"
    pages = sorted(page for page in docs.rglob("*.md") if page != docs / "index.md")
    return "\n".join(f"- [{read_title(page)}]({page.relative_to(docs).as_posix()})" for page in pages)


def read_title(page: Path) -> str:
    """The heading of a page."""
    title = page.read_text(encoding="utf-8").partition("\n")[0]
    if not title.startswith("# "):
        raise GenerateError(f"{page.relative_to(ROOT)} must begin with a heading, '# What the page is'.")
    return title.removeprefix("# ")


# What benchmarks found


def write_benchmarks() -> str:
    """The tables of the last race that was kept."""
    kept = ROOT / "benchmarks" / "results" / "race.json"
    table = runpy.run_path(str(ROOT / "benchmarks" / "race" / "table.py"))
    return str(table["write_tables"](json.loads(kept.read_text(encoding="utf-8"))))


# Putting blocks in their place

BLOCKS = {
    "map": Block("README.md", "make map", write_map),
    "equation": Block("README.md", "make docs", write_equation),
    "commands": Block("docs/reference/cli.md", "make docs", write_commands),
    "numbers": Block("docs/reference/parameters.md", "make docs", write_numbers),
    "instruments": Block("docs/reference/instruments.md", "make docs", describe_all),
    "study-keys": Block("docs/reference/studies.md", "make docs", write_keys),
    "study-statistics": Block("docs/reference/studies.md", "make docs", write_statistics),
    "study-readings": Block("docs/reference/studies.md", "make docs", write_readings),
    "benchmarks": Block("docs/reference/benchmarks.md", "make docs", write_benchmarks),
    "pages": Block("docs/index.md", "make docs", write_pages),
}


def put_block(text: str, name: str, words: str, page: str) -> str:
    """The page's text with one block renewed."""
    start, end = f"<!-- generated: {name} -->\n", "<!-- end -->"
    before, found, rest = text.partition(start)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise GenerateError(f"{page} has no block {start.strip()} ... {end}. Put both markers where it belongs.")
    return f"{before}{start}{words}\n{end}{after}"


def renew(name: str, check: bool) -> bool:
    """Write one block, or only look; True when it was already up to date."""
    block = BLOCKS[name]
    file = ROOT / block.page
    text = file.read_text(encoding="utf-8")
    renewed = put_block(text, name, block.write(), block.page)
    if renewed != text and check:
        print(f"{block.page}: the block '{name}' is out of date. Run: {block.command}", file=sys.stderr)
    elif renewed != text:
        file.write_text(renewed, encoding="utf-8")
        print(f"{block.page}: the block '{name}' is renewed.")
    return renewed == text


def main() -> int:
    """Renew the named blocks, or all of them."""
    parser = argparse.ArgumentParser(description="Write the generated parts of the docs.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"blocks to renew: {', '.join(BLOCKS)} (all)")
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if one is out of date")
    chosen = parser.parse_args()
    if unknown := [name for name in chosen.names if name not in BLOCKS]:
        parser.error(f"there is no block {unknown[0]}; there are {', '.join(BLOCKS)}")
    try:
        fresh = [renew(name, chosen.check) for name in chosen.names or BLOCKS]
    except (EvidenceError, GenerateError, OSError) as error:
        print(f"docs/generate.py: {error}", file=sys.stderr)
        return 1
    return int(chosen.check and not all(fresh))


if __name__ == "__main__":
    sys.exit(main())
