"""The compiled loops of this room, built once a process."""

from functools import cache
from typing import Any

from nearer.model.compiler import compile_kernel
from nearer.population import kernel, loops


@cache
def step_loops() -> Any:
    """People and ties one step on."""
    return compile_kernel(kernel)


@cache
def draw_loops() -> Any:
    """Drawing people and ties, sorting, meeting new people."""
    return compile_kernel(loops)
