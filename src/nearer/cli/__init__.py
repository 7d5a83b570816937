"""The command line: one command a file, gathered here and given clear words when something is wrong."""

import os
import sys
from collections.abc import Callable, Sequence
from errno import ENOSPC
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from nearer.errors import NearerError

EXIT_USER_ERROR = 2
EXIT_STOPPED = 130
PACKAGE = Path(__file__).parents[1]

FILE_TROUBLES = {
    FileNotFoundError: "There is no file {name}. Check the name and the folder.",
    IsADirectoryError: "{name} is a folder, and a file is wanted. Name a file inside it.",
    NotADirectoryError: "{name} is a file, and a folder is wanted. Name another folder.",
    FileExistsError: "{name} is there already. Choose another name, or move it away.",
    PermissionError: "{name} may not be opened. Check who owns it, or choose another place.",
}


class Command(NamedTuple):
    """Where a command stands in the menu, and where its function lives (`file:function` in this folder)."""

    group: str
    name: str
    function: str


GROUPS = {
    "calibrate": "Search for numbers of the model that meet the evidence.",
    "diary": "Diaries: map, check, forecast, connect, compare, plan, report.",
    "experiment": "Small experiments that show how the cycle behaves.",
    "study": "Studies on simulated people, each a file that anybody can write.",
}

# A row is added when its file is there; a group appears with its first command, "" means no group.
COMMANDS: tuple[Command, ...] = (
    Command("calibrate", "run", "calibrate:run"),
    Command("diary", "alarms", "diary_alarms:alarms"),
    Command("diary", "check", "diary_check:check"),
    Command("diary", "effect", "diary_effect:effect"),
    Command("diary", "export", "diary_export:export"),
    Command("diary", "forecast", "diary_forecast:forecast"),
    Command("diary", "map", "diary_map:map"),
    Command("diary", "network", "diary_network:network"),
    Command("diary", "plan", "diary_plan:plan"),
    Command("diary", "report", "diary_report:report"),
    Command("diary", "score", "diary_score:score"),
    Command("experiment", "hysteresis", "experiment:hysteresis"),
    Command("experiment", "relief-and-cost", "experiment:relief_and_cost"),
    Command("", "bench", "bench:bench"),
    Command("study", "list", "study:show"),
    Command("study", "run", "study:run"),
    Command("", "coverage", "coverage:coverage"),
    Command("", "doctor", "doctor:doctor"),
    Command("", "ensemble", "ensemble:ensemble"),
    Command("", "serve", "serve:serve"),
    Command("", "signatures", "signatures:signatures"),
    Command("", "simulate", "simulate:simulate"),
    Command("", "validity", "validity:validity"),
)


def build_app(commands: Sequence[Command] = COMMANDS) -> typer.Typer:
    """The whole menu. Command files are light: each loads its science when it is run."""
    app = new_menu("Nearer: one model of the isolation cycle. It does not diagnose, treat or promise.")
    app.callback()(answer_version)
    menus = {"": app}
    for command in commands:
        if command.group not in menus:
            menus[command.group] = new_menu(GROUPS[command.group])
            app.add_typer(menus[command.group], name=command.group)
        menus[command.group].command(command.name)(find_function(command))
    return app


def new_menu(words: str) -> typer.Typer:
    """An empty menu that prints its help when it is called without a command."""
    return typer.Typer(
        help=words,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )


def find_function(command: Command) -> Callable[..., Any]:
    """The function behind a command."""
    file, _, name = command.function.partition(":")
    function: Callable[..., Any] = getattr(import_module(f"nearer.cli.{file}"), name)
    return function


def print_version(wanted: bool) -> None:
    """Print the version and leave."""
    if wanted:
        from nearer import __version__

        typer.echo(f"nearer {__version__}")
        raise typer.Exit


def answer_version(
    version: Annotated[
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Take the options that stand before a command."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with 0 (done), 2 (something to correct) or 130 (stopped by the person)."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    sys.exit(run_command(build_app(), words))


def run_command(app: typer.Typer, words: Sequence[str]) -> int:
    """Run one command; turn what a person can mend into one clear line."""
    try:
        app(list(words), prog_name="nearer")
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
        if code == EXIT_STOPPED:
            print(f"\nnearer: {say_stopped(leaving)}", file=sys.stderr)
        return code
    except Exception as error:
        words_for_people = say_plainly(error)
        if words_for_people is None or os.environ.get("NEARER_DEBUG") == "1":
            raise
        print(f"nearer: {words_for_people}", file=sys.stderr)
        return EXIT_USER_ERROR
    return 0


def say_stopped(leaving: SystemExit) -> str:
    """What is kept after Ctrl-C: a command may say it itself, in the KeyboardInterrupt it raises again."""
    stop = leaving.__context__.__cause__ if leaving.__context__ else None
    kept = str(stop) if isinstance(stop, KeyboardInterrupt) else ""
    return f"Stopped. {kept or 'What was saved before is kept.'}"


def say_plainly(error: Exception) -> str | None:
    """One line for the person, or None when the mistake is ours and the traceback should show."""
    if isinstance(error, NearerError):
        return str(error)
    # Rooms may name their own error without knowing this one; a plain ValueError is a mistake of ours.
    if isinstance(error, ValueError) and type(error).__module__.startswith("nearer."):
        return str(error)
    if isinstance(error, MemoryError):
        return "There is not enough memory for this. Try fewer people, fewer days or a smaller file."
    if isinstance(error, OSError) and error.filename is not None and not is_our_file(error.filename):
        return say_file_trouble(error)
    return None


def is_our_file(name: object) -> bool:
    """Whether a file belongs to the program; that one being missing is no mistake of the person."""
    return Path(os.fsdecode(name) if isinstance(name, str | bytes) else "").absolute().is_relative_to(PACKAGE)


def say_file_trouble(error: OSError) -> str | None:
    """What is wrong with a file the person named, and what to do."""
    name = error.filename2 or error.filename
    for kind, words in FILE_TROUBLES.items():
        if isinstance(error, kind):
            return words.format(name=name)
    if error.errno == ENOSPC:
        return f"The disk is full, so {name} could not be written. Make room and run the command again."
    return None
