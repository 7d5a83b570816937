"""Who lives the runs of an ensemble: processes on this machine, a Dask cluster, or any executor that is lent."""

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from nearer.population.ensemble.plan import EnsembleError

SECONDS_TO_ANSWER = 20
# So many runs a worker are handed out at once: none waits for the next, and little is in memory.
RUNS_AHEAD = 2


@dataclass(frozen=True)
class Crew:
    """An executor at work, and how many runs it is given at once."""

    executor: Executor
    at_once: int


@dataclass(frozen=True)
class Workers:
    """How to open a crew; `renewable` when a new one can take the place of one that broke."""

    name: str
    open: Callable[[], AbstractContextManager[Crew]]
    renewable: bool = False
    here: int = 1  # runs at once in the memory of this machine


def own_processes(count: int | None = None) -> Workers:
    """Processes on this machine, each with one thread; as many as there are processors when no count is given."""
    if count is not None and count < 1:
        raise EnsembleError(f"--workers must be 1 or more, got {count}.")
    wanted = count or usable_processors()

    @contextmanager
    def open_processes() -> Iterator[Crew]:
        # Started anew, never forked: a fork would copy threads in the middle of what they do.
        pool = ProcessPoolExecutor(wanted, mp_context=multiprocessing.get_context("spawn"))
        before = set(multiprocessing.active_children())
        try:
            yield Crew(pool, RUNS_AHEAD * wanted)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for child in set(multiprocessing.active_children()) - before:
                child.terminate()
            raise
        pool.shutdown()

    return Workers(f"{wanted} processes of this machine", open_processes, renewable=True, here=wanted)


def usable_processors() -> int:
    """Processors this process may use."""
    with suppress(AttributeError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def borrow_executor(executor: Executor, at_once: int) -> Workers:
    """Any `concurrent.futures.Executor`; it is not closed here."""

    @contextmanager
    def lend() -> Iterator[Crew]:
        yield Crew(executor, at_once)

    return Workers(f"the {type(executor).__name__}", lend)


def use_cluster(address: str) -> Workers:
    """A Dask cluster, by the address of its scheduler, such as tcp://127.0.0.1:8786."""

    @contextmanager
    def join() -> Iterator[Crew]:
        client = call_cluster(address)
        try:
            threads = sum(client.nthreads().values())
            if not threads:
                raise EnsembleError(f"The cluster at {address} has no workers. Start some with: dask worker {address}")
            yield Crew(client.get_executor(), RUNS_AHEAD * threads)
        finally:
            with suppress(TimeoutError, OSError):
                client.close(timeout=SECONDS_TO_ANSWER)

    return Workers(f"the cluster at {address}", join)


def call_cluster(address: str) -> Any:
    """A connection to the scheduler, or what is wrong."""
    try:
        from distributed import Client
    except ImportError as error:
        raise EnsembleError("A cluster needs Dask. Install it with: pip install 'nearer[cluster]'") from error
    try:
        return Client(address, timeout=SECONDS_TO_ANSWER, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        words = f"No cluster answers at {address} ({type(error).__name__})."
        raise EnsembleError(f"{words} Start one with `dask scheduler`, and give its address.") from error
