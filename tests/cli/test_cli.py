"""The entrance of the command line: clear words and exit codes."""

import ast
import json
import subprocess
import sys
from collections.abc import Callable
from errno import ENOSPC
from pathlib import Path

import pytest
import typer

from nearer.cli import COMMANDS, PACKAGE, Command, build_app, new_menu, run_command
from nearer.errors import NearerError

SCIENCE = ("numpy", "numba", "pandas", "scipy", "pyarrow", "zarr", "django", "matplotlib")


class OwnError(ValueError):
    """An error that a room named without knowing NearerError."""


OwnError.__module__ = "nearer.someroom"


def app_that(does: Callable[[], None]) -> typer.Typer:
    app = new_menu("A menu for the tests.")
    app.callback()(lambda: None)
    app.command("go")(does)
    return app


def app_that_raises(error: BaseException) -> typer.Typer:
    def go() -> None:
        raise error

    return app_that(go)


@pytest.mark.parametrize(
    "error", [NearerError("Row 12: mood must be 0-10, got 14."), OwnError("Row 12: mood must be 0-10, got 14.")]
)
def test_a_mistake_in_the_input_is_one_line_and_exit_code_2(
    error: ValueError, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(app_that_raises(error), ["go"]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", "nearer: Row 12: mood must be 0-10, got 14.\n")


def test_a_mistake_of_ours_keeps_its_traceback() -> None:
    with pytest.raises(ValueError, match="shapes differ"):
        run_command(app_that_raises(ValueError("shapes differ")), ["go"])


def test_debugging_shows_the_traceback_of_every_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEARER_DEBUG", "1")
    with pytest.raises(NearerError):
        run_command(app_that_raises(NearerError("Row 12")), ["go"])


def open_missing(folder: Path) -> None:
    (folder / "diary.csv").read_text()


def open_folder(folder: Path) -> None:
    folder.open()


def write_below_a_file(folder: Path) -> None:
    (folder / "file").write_text("")
    (folder / "file" / "out.csv").write_text("")


def make_folder_twice(folder: Path) -> None:
    folder.mkdir()


@pytest.mark.parametrize(
    ("does", "words"),
    [
        (open_missing, "There is no file"),
        (open_folder, "is a folder"),
        (write_below_a_file, "is a file"),
        (make_folder_twice, "is there already"),
    ],
)
def test_file_trouble_names_the_file(
    does: Callable[[Path], None], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(app_that(lambda: does(tmp_path)), ["go"]) == 2
    err = capsys.readouterr().err
    assert words in err
    assert str(tmp_path) in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "denied", "locked.csv"), "locked.csv may not be opened"),
        (OSError(ENOSPC, "full", "out.csv"), "disk is full, so out.csv"),
        (MemoryError(), "not enough memory"),
    ],
)
def test_a_machine_at_its_limits_is_said_in_one_line(
    error: Exception, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(app_that_raises(error), ["go"]) == 2
    assert words in capsys.readouterr().err


def test_a_missing_file_of_the_program_itself_is_a_mistake_of_ours() -> None:
    with pytest.raises(FileNotFoundError):
        run_command(app_that(lambda: open_missing(PACKAGE)), ["go"])


def test_stopping_says_what_is_kept_and_leaves_with_130(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(app_that_raises(KeyboardInterrupt()), ["go"]) == 130
    assert "What was saved before is kept." in capsys.readouterr().err


def test_a_command_may_say_itself_what_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(app_that_raises(KeyboardInterrupt("Day 120 of 365 is saved.")), ["go"]) == 130
    assert "Stopped. Day 120 of 365 is saved." in capsys.readouterr().err


def test_a_wrong_option_leaves_with_2_and_without_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(build_app(), ["--nothing"]) == 2
    err = capsys.readouterr().err
    assert "No such option: --nothing" in err
    assert "Traceback" not in err


def test_the_version_is_the_installed_one(capsys: pytest.CaptureFixture[str]) -> None:
    from importlib.metadata import version

    assert run_command(build_app(), ["--version"]) == 0
    assert capsys.readouterr().out == f"nearer {version('nearer')}\n"


def call_fresh(words: list[str]) -> tuple[str, set[str]]:
    """Run the command line in a new Python; its output, and which heavy packages it loaded."""
    code = (
        "import sys, json\nfrom nearer.cli import build_app, run_command\n"
        f"code = run_command(build_app(), {words!r})\n"
        f"print(json.dumps([code, [m for m in {SCIENCE!r} if m in sys.modules]]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    *shown, last = done.stdout.splitlines()
    exit_code, loaded = json.loads(last)
    assert exit_code == 0
    return "\n".join(shown), set(loaded)


def test_help_loads_no_science() -> None:
    shown, loaded = call_fresh(["--help"])
    assert shown.startswith("Usage: nearer")
    assert loaded == set()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: f"{c.group} {c.name}".strip())
def test_every_command_explains_itself_without_loading_science(command: Command) -> None:
    words = [word for word in (command.group, command.name) if word]
    shown, loaded = call_fresh([*words, "--help"])
    assert loaded == set()
    assert "Example" in shown
    assert "--json" in shown


def test_every_command_that_is_written_is_in_the_menu() -> None:
    found = set()
    for file in (PACKAGE / "cli").glob("[!_]*.py"):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            # A command shows an example in its help; other functions do not.
            if isinstance(node, ast.FunctionDef) and "Example:" in (ast.get_docstring(node) or ""):
                found.add(f"{file.stem}:{node.name}")
    assert found == {command.function for command in COMMANDS}
