"""The compiled loops of this room, built once a process."""

from functools import cache
from threading import Lock
from typing import Any

from nearer.model.compiler import compile_kernel
from nearer.model.tracing.builder import Kernel, build_kernel
from nearer.population import kernel, loops
from nearer.population import layout_loops as layout
from nearer.population import new_tie_loops as new_ties
from nearer.population.cycle import CYCLE

LOADING = Lock()


@cache
def draw_loops() -> Any:
    """Drawing people and ties, and sorting them."""
    return compile_kernel(loops)


@cache
def layout_loops() -> Any:
    """Laying ties out and reading them back."""
    return compile_kernel(layout)


@cache
def new_tie_loops() -> Any:
    """Meeting new people."""
    return compile_kernel(loops, layout, new_ties)


def cycle_kernel() -> Kernel:
    """People and ties one step on."""
    return build_kernel(CYCLE, kernel)


def load_loops() -> None:
    """Load all of them, one after the other; two threads must not load the same at once."""
    with LOADING:
        draw_loops()
        layout_loops()
        new_tie_loops()
        cycle_kernel().compile()
