"""Small ensembles and workers that the tests of this room share."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

from nearer.population.ensemble import Arm, Draw, Ensemble, Workers, borrow_executor, read_arm
from nearer.population.folder import LOCK
from nearer.population.simulation import Plan

TINY = Ensemble(
    each=Plan(people=30, days=4, seed=0, burn_in=2),
    seeds=(1, 2),
    draws=(Draw("believed"), Draw("slow", {"avoidance.gain": 0.01})),
    arms=(Arm("usual"), read_arm("steps:small_step")),
)


class AtOnce(Executor):
    """An executor that does what it is asked there and then; `before` may object."""

    def __init__(self, before: Callable[[Any], None] = lambda task: None) -> None:
        self.before, self.given = before, list[Any]()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.given.append(args[0])
        try:
            self.before(args[0])
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def at_once(before: Callable[[Any], None] = lambda task: None) -> Workers:
    """Workers that are this very thread."""
    return borrow_executor(AtOnce(before), 2)


def read_folder(folder: Path) -> dict[str, bytes]:
    """Every file of an ensemble's folder, but for the one that says who is at work in it."""
    files = [file for file in folder.rglob("*") if file.is_file() and file.name != LOCK]
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
