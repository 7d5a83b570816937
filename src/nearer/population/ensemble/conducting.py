"""Conducting an ensemble: hands out runs, keeps each as it ends, tries failed ones again, and loses nothing."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from dataclasses import dataclass, field
from pathlib import Path

from nearer.population.compiled import load_loops
from nearer.population.ensemble.keeping import Book
from nearer.population.ensemble.living import Outcome, live_once
from nearer.population.ensemble.plan import (
    Ensemble,
    EnsembleError,
    Task,
    check_ensemble,
    describe_task,
    list_tasks,
    name_task,
)
from nearer.population.ensemble.workers import Crew, Workers, own_processes
from nearer.population.folder import hold_folder
from nearer.population.memory import GIB, estimate_bytes, free_bytes

TRIES = 3
KILLED = "its worker was killed; was there enough memory?"
Progress = Callable[[int, int], None]
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Ended:
    """How an ensemble ended: runs kept, of these kept before, and those that failed with the reason."""

    kept: int
    kept_before: int
    failed: dict[str, str]


@dataclass
class Queue:
    """Runs still to be made. After a crew broke, those it had in hand go one by one, so that only the guilty count."""

    waiting: deque[Task]
    total: int
    done: int
    suspects: deque[Task] = field(default_factory=deque)
    tries: dict[str, int] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    in_hand: dict[Future[Outcome], Task] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.waiting or self.suspects or self.in_hand)

    def next_task(self, at_once: int) -> Task | None:
        """The next run to hand out, when one may be."""
        if self.suspects:
            return None if self.in_hand else self.suspects.popleft()
        return self.waiting.popleft() if self.waiting and len(self.in_hand) < at_once else None

    def try_again(self, task: Task, why: str, queue: deque[Task], tell: Tell) -> None:
        """Put a failed run back, or give it up."""
        self.tries[str(task)] = self.tries.get(str(task), 0) + 1
        left = TRIES - self.tries[str(task)]
        tell(f"{task} failed: {why} {f'It is tried again ({left} left).' if left else 'It is given up.'}")
        if left:
            queue.append(task)
        else:
            self.failed[str(task)] = why

    def take_back(self, tell: Tell) -> None:
        """The crew broke: what it had in hand is suspect; a run that was alone in hand is guilty."""
        held = list(self.in_hand.values())
        self.in_hand.clear()
        if len(held) == 1:
            self.try_again(held[0], KILLED, self.suspects, tell)
        else:
            self.suspects.extend(held)


def run_ensemble(
    ensemble: Ensemble,
    folder: Path,
    workers: Workers | None = None,
    progress: Progress | None = None,
    tell: Tell | None = None,
) -> Ended:
    """Live every run that is not kept yet; `progress` gets runs done and in all, `tell` a line when one fails."""
    workers = workers or own_processes()
    check_ensemble(ensemble)
    check_room(ensemble.each.people, workers)
    # Compiled once here, so that workers find it in the cache.
    load_loops()
    tasks, book = list_tasks(ensemble), Book(folder, ensemble)
    # Runs that are alike in everything are made once.
    alike = {name_task(describe_task(task)): task for task in reversed(tasks)}
    with hold_folder(folder):
        missing = [task for name, task in reversed(alike.items()) if not book.has(name)]
        queue = Queue(deque(missing), len(alike), len(alike) - len(missing))
        try:
            conduct(queue, book, workers, progress or (lambda done, total: None), tell or (lambda words: None))
        finally:
            book.keep_failures(queue.failed)
            book.list_runs(tasks)
    return Ended(queue.done, len(alike) - len(missing), queue.failed)


def check_room(people: int, workers: Workers) -> None:
    """Say so when the runs that are made at once here do not fit into memory together."""
    free, wanted = free_bytes(), workers.here * estimate_bytes(people)
    if free is not None and wanted > free:
        words = f"{workers.here} runs of {people:,} people at once take about {wanted / GIB:.1f} GiB of memory"
        raise EnsembleError(f"{words}, and {free / GIB:.1f} GiB are free. Give fewer --workers or fewer people.")


def conduct(queue: Queue, book: Book, workers: Workers, progress: Progress, tell: Tell) -> None:
    """Hand out everything; a crew that broke is replaced where that is possible."""
    progress(queue.done, queue.total)
    while queue:
        try:
            with workers.open() as crew:
                hand_out(queue, crew, book, progress, tell)
        except BrokenExecutor as error:
            if not workers.renewable:
                raise EnsembleError(say_lost(workers, queue)) from error
            queue.take_back(tell)
        except CancelledError as error:
            raise EnsembleError(say_lost(workers, queue)) from error


def hand_out(queue: Queue, crew: Crew, book: Book, progress: Progress, tell: Tell) -> None:
    """Keep a crew busy until nothing is left, and keep each run as it ends."""
    try:
        while queue:
            while task := queue.next_task(crew.at_once):
                queue.in_hand[submit(crew.executor, task, queue)] = task
            ended, _ = wait(queue.in_hand, return_when=FIRST_COMPLETED)
            # In the order they were handed out, and good ones first: a crew that broke takes nothing along.
            for future in sorted((future for future in queue.in_hand if future in ended), key=is_lost):
                settle(queue, future, book, tell)
                progress(queue.done, queue.total)
    except BaseException:
        for future in queue.in_hand:
            future.cancel()
        raise


def is_lost(future: Future[Outcome]) -> bool:
    """Whether a run ended because its workers did."""
    return future.cancelled() or isinstance(future.exception(), BrokenExecutor)


def submit(executor: Executor, task: Task, queue: Queue) -> Future[Outcome]:
    """Hand out one run; when the executor takes none any more, the run is not lost."""
    try:
        return executor.submit(live_once, task)
    except Exception as error:
        queue.waiting.appendleft(task)
        raise BrokenExecutor(str(error)) from error


def settle(queue: Queue, future: Future[Outcome], book: Book, tell: Tell) -> None:
    """Keep a run that ended well; put one that failed back."""
    try:
        outcome = future.result()
    except (BrokenExecutor, CancelledError):
        raise
    except Exception as error:
        queue.try_again(queue.in_hand.pop(future), say_why(error), queue.waiting, tell)
        return
    book.keep(queue.in_hand.pop(future), outcome)
    queue.done += 1


def say_why(error: Exception) -> str:
    """Why a run failed, in one line."""
    if isinstance(error, MemoryError):
        return "there was not enough memory for it; fewer workers or fewer people help."
    return " ".join(str(error).split()) or f"{type(error).__name__}."


def say_lost(workers: Workers, queue: Queue) -> str:
    """The workers are gone; what is kept and what to do."""
    kept = f"{queue.done} of {queue.total} runs are kept"
    name = workers.name[0].upper() + workers.name[1:]
    return f"{name} can no longer be reached. {kept}; the same command goes on, with these workers or others."
