"""The compiled loops of this room, and how they share the work among threads."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

import numpy as np

from nearer.fit import loops
from nearer.model.compiler import compile_kernel

# Below this many numbers a block is done sooner than it is handed out.
WORTH_SHARING = 200_000


@cache
def fit_loops() -> Any:
    """Weighing and moving."""
    return compile_kernel(loops)


class Crew:
    """Threads that share blocks of work; who does which block changes nothing in the result."""

    def __init__(self, threads: int) -> None:
        self.threads = threads
        self.pool = ThreadPoolExecutor(threads)

    def share(self, work: Callable[[int, int], None], count: int, size: int) -> None:
        """Do work(lo, hi) over 0..count; `size` numbers are touched in all."""
        if self.threads == 1 or size < WORTH_SHARING:
            work(0, count)
            return
        edges = np.linspace(0, count, self.threads * 2 + 1).astype(int)
        list(self.pool.map(work, edges[:-1].tolist(), edges[1:].tolist()))

    def close(self) -> None:
        """Let the threads go."""
        self.pool.shutdown()
